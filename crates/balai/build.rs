//! Puts the cities and orders of the repository into the binary, so that it runs from anywhere.
//!
//! Writes one list of (path, text) pairs for each folder; reads nothing else and decides nothing.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let missing = |name| io::Error::other(format!("{name} is set by cargo for build scripts"));
    let here = env::var_os("CARGO_MANIFEST_DIR").ok_or_else(|| missing("CARGO_MANIFEST_DIR"))?;
    let out = env::var_os("OUT_DIR").ok_or_else(|| missing("OUT_DIR"))?;
    let top = Path::new(&here).join("../..").canonicalize()?;
    let mut code = String::new();
    for (folder, name, ends) in
        [("cities", "CITY_FILES", &["csv", "toml"][..]), ("orders", "ORDER_FILES", &["balai"])]
    {
        let root = top.join(folder);
        println!("cargo:rerun-if-changed={}", root.display());
        let mut files = Vec::new();
        collect(&root, ends, &mut files)?;
        files.sort();
        let _ = writeln!(code, "/// Files of `{folder}/`, by path below it.");
        let _ = writeln!(code, "pub const {name}: &[(&str, &str)] = &[");
        for file in files {
            let key =
                file.strip_prefix(&root).map_err(io::Error::other)?.to_string_lossy().replace('\\', "/");
            let _ = writeln!(code, "    ({key:?}, include_str!({:?})),", file.display().to_string());
        }
        code += "];\n";
    }
    fs::write(Path::new(&out).join("shelf.rs"), code)
}

fn collect(folder: &Path, ends: &[&str], into: &mut Vec<PathBuf>) -> io::Result<()> {
    if !folder.is_dir() {
        return Ok(());
    }
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, ends, into)?;
        } else if path.extension().is_some_and(|e| ends.iter().any(|end| e == *end)) {
            into.push(path);
        }
    }
    Ok(())
}
