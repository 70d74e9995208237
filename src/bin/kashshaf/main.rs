//! The `kashshaf` command.
fn main() {}
