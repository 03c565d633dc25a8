//! NIK, NIP and NI PPPK.
