//! Min-cost flow.
