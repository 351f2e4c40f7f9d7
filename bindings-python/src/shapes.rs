//! The dataclasses of the facade, looked up once.

use std::collections::HashMap;
use std::sync::Arc;

use pyo3::exceptions::{PyRuntimeError, PyTypeError};
use pyo3::ffi;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyType};

static SHAPES: PyOnceLock<Shapes> = PyOnceLock::new();

/// All that this half knows of the Python half.
pub(crate) struct Shapes {
    /// Dataclasses by the name that serde gives their struct.
    structs: HashMap<String, Arc<Shape>>,
    /// The variants of each enum that is told apart by a tag, with that tag's value.
    enums: HashMap<String, Vec<(String, Arc<Shape>)>>,
    /// The same dataclasses by the address of their type, for reading.
    by_type: HashMap<usize, Arc<Shape>>,
    /// Makes an exception from a `Problem`.
    pub(crate) exceptions: Py<PyAny>,
    /// Makes an exception from the text of a panic.
    pub(crate) bugs: Py<PyAny>,
    /// Makes an exception from a `Failure`.
    pub(crate) failures: Py<PyAny>,
    pub(crate) datetime: Py<PyType>,
    pub(crate) date: Py<PyType>,
    pub(crate) enumeration: Py<PyType>,
    pub(crate) mapping: Py<PyType>,
    pub(crate) sequence: Py<PyType>,
}

/// A dataclass with slots: its type, and for each field the descriptor of its slot.
pub(crate) struct Shape {
    pub(crate) class: Py<PyType>,
    pub(crate) fields: Vec<Slot>,
}

/// One field of a dataclass.
pub(crate) struct Slot {
    /// Its name in the data: `from`, where Python calls it `from_`.
    pub(crate) name: String,
    descriptor: Py<PyAny>,
    set: ffi::descrsetfunc,
    get: ffi::descrgetfunc,
}

impl Shapes {
    /// What was registered.
    pub(crate) fn get(py: Python<'_>) -> PyResult<&'static Self> {
        SHAPES.get(py).ok_or_else(|| PyRuntimeError::new_err("import prowess, not prowess._core"))
    }

    /// The dataclass of a struct.
    pub(crate) fn of_struct(&self, name: &str) -> Option<&Shape> {
        self.structs.get(name).map(|shape| &**shape)
    }

    /// The dataclasses of the variants of an enum.
    pub(crate) fn of_enum(&self, name: &str) -> Option<&[(String, Arc<Shape>)]> {
        self.enums.get(name).map(Vec::as_slice)
    }

    /// The dataclass that an object is an instance of, if it is one of ours.
    pub(crate) fn of_object(&self, object: &Bound<'_, PyAny>) -> Option<&Shape> {
        self.by_type.get(&(object.get_type_ptr() as usize)).map(|shape| &**shape)
    }
}

impl Shape {
    fn of(class: &Bound<'_, PyType>) -> PyResult<Arc<Self>> {
        let fields = class.getattr("__dataclass_fields__")?;
        let names = fields.cast::<PyDict>()?.keys();
        let fields = names.iter().map(|name| Slot::of(class, name.extract()?));
        Ok(Arc::new(Self {
            class: class.clone().unbind(),
            fields: fields.collect::<PyResult<_>>()?,
        }))
    }

    /// A new instance whose slots are all empty.
    pub(crate) fn empty<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        // SAFETY: the class is an ordinary Python class whose instances are made by the generic
        // allocator; the result is a new reference, or null with an exception set.
        unsafe {
            let object = ffi::PyType_GenericAlloc(self.class.bind(py).as_type_ptr(), 0);
            Bound::from_owned_ptr_or_err(py, object)
        }
    }
}

impl Slot {
    fn of(class: &Bound<'_, PyType>, name: String) -> PyResult<Self> {
        let descriptor = class.getattr("__dict__")?.get_item(&name)?;
        let kind = descriptor.get_type();
        if kind.name()? != "member_descriptor" {
            return Err(PyTypeError::new_err(format!("{class}.{name} is no slot")));
        }
        // SAFETY: since Python 3.10 every type may be asked for its slots, and a slot of these
        // numbers is null or a function of these signatures.
        let (set, get) = unsafe {
            let slot = |number| ffi::PyType_GetSlot(kind.as_type_ptr(), number);
            (
                std::mem::transmute::<*mut std::ffi::c_void, Option<ffi::descrsetfunc>>(slot(
                    ffi::Py_tp_descr_set,
                )),
                std::mem::transmute::<*mut std::ffi::c_void, Option<ffi::descrgetfunc>>(slot(
                    ffi::Py_tp_descr_get,
                )),
            )
        };
        let (Some(set), Some(get)) = (set, get) else {
            return Err(PyTypeError::new_err("this interpreter has other slots than CPython"));
        };
        let plain = name.strip_suffix('_').map(str::to_owned);
        Ok(Self { name: plain.unwrap_or(name), descriptor: descriptor.unbind(), set, get })
    }

    /// Fills the slot of an instance of its class.
    pub(crate) fn fill(&self, object: &Bound<'_, PyAny>, value: &Bound<'_, PyAny>) -> PyResult<()> {
        // SAFETY: the three are live objects, and the descriptor checks that the object is of its
        // class.
        let done = unsafe { (self.set)(self.descriptor.as_ptr(), object.as_ptr(), value.as_ptr()) };
        if done == 0 { Ok(()) } else { Err(PyErr::fetch(object.py())) }
    }

    /// The value in the slot of an instance of its class.
    pub(crate) fn value<'py>(&self, object: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        let class = object.get_type_ptr();
        // SAFETY: as in `fill`; the result is a new reference, or null with an exception set.
        unsafe {
            let value = (self.get)(self.descriptor.as_ptr(), object.as_ptr(), class.cast());
            Bound::from_owned_ptr_or_err(object.py(), value)
        }
    }
}

/// Tells this half which dataclasses and exceptions there are.
///
/// `structs` has classes by name, `enums` classes by the name of the enum and then by tag;
/// `exceptions` makes an exception of a `Problem`, `bugs` one of the text of a panic, and
/// `failures` one of a `Failure`.
#[pyfunction]
pub(crate) fn register(
    py: Python<'_>,
    structs: HashMap<String, Bound<'_, PyType>>,
    enums: HashMap<String, Vec<(String, Bound<'_, PyType>)>>,
    exceptions: Py<PyAny>,
    bugs: Py<PyAny>,
    failures: Py<PyAny>,
) -> PyResult<()> {
    let mut by_type = HashMap::new();
    let mut shape_of = |class: &Bound<'_, PyType>| -> PyResult<Arc<Shape>> {
        let shape = Shape::of(class)?;
        by_type.insert(class.as_type_ptr() as usize, Arc::clone(&shape));
        Ok(shape)
    };
    let structs = structs.into_iter().map(|(name, class)| Ok((name, shape_of(&class)?)));
    let structs = structs.collect::<PyResult<_>>()?;
    let enums = enums.into_iter().map(|(name, variants)| {
        let variants = variants.into_iter().map(|(tag, class)| Ok((tag, shape_of(&class)?)));
        Ok((name, variants.collect::<PyResult<_>>()?))
    });
    let enums = enums.collect::<PyResult<_>>()?;
    let class = |module: &str, name: &str| -> PyResult<Py<PyType>> {
        Ok(py.import(module)?.getattr(name)?.cast_into::<PyType>()?.unbind())
    };
    let shapes = Shapes {
        structs,
        enums,
        by_type,
        exceptions,
        bugs,
        failures,
        datetime: class("datetime", "datetime")?,
        date: class("datetime", "date")?,
        enumeration: class("enum", "Enum")?,
        mapping: class("collections.abc", "Mapping")?,
        sequence: class("collections.abc", "Sequence")?,
    };
    SHAPES.set(py, shapes).map_err(|_| PyRuntimeError::new_err("registered already"))
}
