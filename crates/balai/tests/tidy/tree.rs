//! The files of the repository as the other tests see them.

use std::fs;
use std::path::{Path, PathBuf};

/// One text file: its path from the top, with `/`, and its text.
pub struct File {
    pub path: String,
    pub text: String,
}

const SKIPPED: [&str; 6] = [".git", "target", "node_modules", "data", "out", "layar"];

/// The top of the repository.
pub fn top() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

/// All files below the top whose path ends in one of `ends`; texts only.
pub fn files(ends: &[&str]) -> Vec<File> {
    let top = top();
    let mut found = Vec::new();
    walk(&top, &mut |path| {
        let name = path.strip_prefix(&top).unwrap().to_string_lossy().replace('\\', "/");
        if ends.iter().any(|end| name.ends_with(end)) {
            let text = String::from_utf8_lossy(&fs::read(path).unwrap()).into_owned();
            found.push(File { path: name, text });
        }
    });
    found.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(!found.is_empty(), "no file ends in {ends:?}: the walk is wrong");
    found
}

/// Rust sources below a folder.
pub fn rust(below: &str) -> Vec<File> {
    files(&[".rs"]).into_iter().filter(|f| f.path.starts_with(below)).collect()
}

fn walk(folder: &Path, each: &mut impl FnMut(&Path)) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        match path.is_dir() {
            true if SKIPPED.contains(&name.as_str()) => {}
            true => walk(&path, each),
            false => each(&path),
        }
    }
}

impl File {
    /// The lines before the tests of the file, with their numbers from 1.
    pub fn product(&self) -> impl Iterator<Item = (usize, &str)> {
        let end = self.text.find("\n#[cfg(test)]").unwrap_or(self.text.len());
        self.text[..end].lines().enumerate().map(|(i, line)| (i + 1, line))
    }

    /// The same, without what stands in comments.
    pub fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        self.product().map(|(n, line)| (n, line.split("//").next().unwrap_or_default()))
    }
}
