//! The rules from outside: real orders, real cities, bad orders, properties.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod corpus;
mod hall;
mod order_amend;
mod order_book;
mod order_findings;
mod order_form;
mod order_layers;
mod order_permit;
mod order_robust;
mod order_round_trip;
mod order_scope;
mod real_orders;
mod report_forms;
mod work_day;
