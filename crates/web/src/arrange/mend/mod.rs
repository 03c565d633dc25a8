//! Mending a roster by hand (ubah jadwal): steps that live in the address, what they lead to, and
//! publishing. Nothing is kept before it is published; the back button undoes a step.

pub mod panel;
pub mod past;
pub mod publish;
pub mod seen;
pub mod steps;
pub mod text;
pub mod view;
