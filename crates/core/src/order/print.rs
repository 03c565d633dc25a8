//! Printer.
/// Writes an order in its canonical form.
#[must_use]
pub fn print(order: &super::Order) -> String {
    let _ = order;
    String::new()
}
