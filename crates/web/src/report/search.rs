//! Search by need: the rule is the core's, the page only asks it.

pub use balai_core::report::find::find as search;
