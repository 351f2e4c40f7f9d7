//! Tells the linker that the interpreter itself brings the symbols of its extension interface.

fn main() {
    pyo3_build_config::add_extension_module_link_args();
    // Says whether the interpreter is one without a global lock.
    pyo3_build_config::use_pyo3_cfgs();
}
