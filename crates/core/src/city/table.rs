//! A table of words: what a CSV file or a sheet holds.

/// A table with a name, column heads and rows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// File or sheet name without extension.
    pub name: String,
    /// Column heads.
    pub columns: Vec<String>,
    /// Rows, each as long as `columns`.
    pub rows: Vec<Vec<String>>,
}
