"""What all dataclasses of `prowess.types` have in common.

There are some three hundred of them, and `dataclasses.dataclass` would compile five methods for
each when it is imported, which takes a fifth of a second.
So the methods are shared here, and the constructor of a class is made when it is first called.
To a type checker, and to `dataclasses.fields`, `replace` and `asdict`, they are plain dataclasses.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FunctionType

    from typing_extensions import Self

__all__ = ["Data", "dataclass", "plain"]

_T = TypeVar("_T", bound=type)


def dataclass(**_: bool) -> Callable[[_T], _T]:
    """The decorator `dataclasses.dataclass(frozen=True, slots=True, kw_only=True)`, made cheap."""
    make = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True, kw_only=True)

    def decorate(cls: _T) -> _T:
        made: Any = make(cls)
        # They are frozen: `Data` refuses every change.
        made.__dataclass_params__.frozen = True
        return made  # type: ignore[no-any-return]

    return decorate


def plain(value: Any) -> Any:
    """Dataclasses as dicts, down to the leaves."""
    if isinstance(value, Data):
        return value.to_dict()
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return value


class _Constructor:
    """Stands for the `__init__` of a class until somebody asks for it."""

    def __get__(self, instance: object, cls: type[Data]) -> Any:
        # `inspect.signature` of Python 3.13 hands the class over in place of an instance.
        of = instance if isinstance(instance, type) else cls
        return _constructor(of).__get__(instance, cls)


def _constructor(cls: type[Any]) -> FunctionType:
    """The `__init__` that `dataclasses` makes, put where it belongs."""
    own = [(field.name, field.type, _copied(field)) for field in dataclasses.fields(cls)]
    twin: Any = dataclasses.make_dataclass(cls.__name__, own, frozen=True, kw_only=True)
    init: FunctionType = twin.__init__
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    cls.__init__ = init
    return init


def _copied(field: dataclasses.Field[Any]) -> Any:
    """A field that stands for the same one in another class."""
    if field.default_factory is not dataclasses.MISSING:
        return dataclasses.field(default_factory=field.default_factory)
    return dataclasses.field(default=field.default)


def _made(cls: type[Any], values: dict[str, Any]) -> Any:
    """An instance from its values, for `pickle` and `copy`."""
    return cls(**values)


class Data:
    """A frozen dataclass with slots and keyword-only fields."""

    __slots__ = ()

    def to_dict(self) -> dict[str, Any]:
        """The same data as dicts and lists, with the names of the JSON: `from`, not `from_`."""
        return {
            name[:-1] if name.endswith("_") else name: plain(getattr(self, name))
            for name in self.__dataclass_fields__
        }

    def _repr_html_(self) -> str:
        """A table for notebooks."""
        from prowess import _html

        return _html.of(self)

    if TYPE_CHECKING:
        __dataclass_fields__: ClassVar[dict[str, dataclasses.Field[Any]]]

        def __replace__(self, **changes: Any) -> Self: ...

    else:
        __init__ = _Constructor()

        def __setattr__(self, name, _):
            raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")

        def __delattr__(self, name):
            raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")

        def __replace__(self, /, **changes):
            return dataclasses.replace(self, **changes)

        def __reduce__(self):
            return _made, (type(self), self._values())

        def __eq__(self, other):
            if type(other) is not type(self):
                return NotImplemented
            return all(
                getattr(self, name) == getattr(other, name) for name in self.__dataclass_fields__
            )

        def __hash__(self):
            return hash((type(self), *self._values().values()))

        def __repr__(self):
            shown = ", ".join(f"{name}={value!r}" for name, value in self._values().items())
            return f"{type(self).__qualname__}({shown})"

        def _values(self):
            return {name: getattr(self, name) for name in self.__dataclass_fields__}
