//! Takes the comments out of the table of spellings, which every reader downloads, and puts the viewer into the command: lists every file below `dist/viewer`, as built by `npm run build`, for inclusion.
//!
//! Without that folder (a plain `cargo build` in a fresh clone) the list is empty and `kashshaf build` says what to do.

#![allow(clippy::disallowed_methods, reason = "a build script reads and writes files")]

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let viewer = root.join("dist/viewer");
    println!("cargo::rerun-if-changed=build.rs");
    let table = "src/lexicon/data/variants.tsv";
    println!("cargo::rerun-if-changed={table}");
    let lines: Vec<String> = fs::read_to_string(root.join(table))?.lines().map(str::to_owned).collect();
    let entries: Vec<&str> = lines.iter().map(String::as_str).filter(|line| !line.starts_with('#')).collect();
    let out = PathBuf::from(env::var("OUT_DIR")?);
    fs::write(out.join("variants.tsv"), entries.join("\n"))?;
    let mut files = Vec::new();
    if env::var_os("CARGO_FEATURE_CLI").is_some() {
        println!("cargo::rerun-if-changed=dist/viewer");
        if viewer.is_dir() {
            collect(&viewer, &mut files)?;
        }
    }
    files.sort();
    let mut list = String::from("&[\n");
    for file in &files {
        let name = file.strip_prefix(&viewer)?.to_string_lossy().replace('\\', "/");
        writeln!(list, "    ({name:?}, include_bytes!({:?}).as_slice()),", file.display())?;
        println!("cargo::rerun-if-changed={}", file.display());
    }
    list.push_str("]\n");
    fs::write(out.join("viewer.rs"), list)?;
    Ok(())
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() { collect(&path, files)? } else { files.push(path) }
    }
    Ok(())
}
