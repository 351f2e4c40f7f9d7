"""TypedDicts of everything that goes in, and the unions of what is taken for it."""

from __future__ import annotations

import keyword
import re

from .schema import ROOMS, Schema, Table, is_struct, is_union, quoted, spelled
from .text import HEAD, all_names, docstring, imported, joined_type

#: Texts that may be given as something else.
TIMES = {"Day": "date", "Instant": "datetime"}

#: A file is given with bytes or with a text, which its schema does not say.
BYTES = "bytes | bytearray | memoryview | str"


def files(table: Table) -> dict[str, str]:
    """The modules of `prowess.inputs`."""
    made = {f"inputs/{room}.py": module(table, room) for room in ROOMS if own(table, room)}
    made["inputs/__init__.py"] = package(table)
    return made


def own(table: Table, room: str) -> dict[str, Schema]:
    """The types of a room that go in and have fields or variants, or are a day or an instant."""
    return {
        name: table.inputs[name]
        for name in table.in_room(room)
        if name in table.inputs
        and (is_struct(table.inputs[name]) or is_union(table.inputs[name]) or name in TIMES)
    }


def like(table: Table, name: str) -> str:
    """What may be given for a type."""
    schema = table.inputs[name]
    has_union = is_struct(schema) or is_union(schema) or name in TIMES
    return f"{name}Like" if has_union else name


def input_name(name: str) -> str:
    """The TypedDict of a type: `RoleInput` for `Role`; `ScorerInput` would not say it twice."""
    return f"{name}Dict" if name.endswith("Input") else f"{name}Input"


def exported(table: Table, room: str) -> set[str]:
    """The names that the module of a room exports."""
    names = set()
    for name, schema in own(table, room).items():
        names.add(f"{name}Like")
        if is_struct(schema):
            names.add(input_name(name))
    return names


def module(table: Table, room: str) -> str:
    """The inputs of one room."""
    blocks: list[str] = []
    structs: list[str] = []
    unions: list[str] = []
    for name, schema in own(table, room).items():
        if name in TIMES:
            structs.append(
                joined_type([name, TIMES[name]], f"{name}Like: TypeAlias = Union") + "\n"
            )
        elif is_struct(schema):
            blocks.append(typed_dict(table, name, schema))
            members = [name, input_name(name), "Mapping[str, Any]"]
            structs.append(joined_type(members, f"{name}Like: TypeAlias = Union") + "\n")
        else:
            members = [f"{one['$ref'].rsplit('/', 1)[1]}Like" for one in schema["oneOf"]]
            unions.append(joined_type(members, f"{name}Like: TypeAlias = Union") + "\n")
    body = "\n\n".join([*blocks, "\n".join(structs + unions)])
    text = HEAD + f'"""What the operations take: types of the room `{room}`."""\n\n'
    text += "from __future__ import annotations\n\n"
    text += imported("collections.abc", used(body, ("Mapping", "Sequence")))
    text += imported("datetime", used(body, TIMES.values()))
    typing = used(body, ("Any", "Literal", "TypeAlias", "TypedDict", "Union"))
    text += imported("typing", typing) + "\n"
    for home in ROOMS:
        mine = exported(table, home) if home != room else set()
        text += imported(f"prowess.inputs.{home}", used(body, mine))
    for home in ROOMS:
        text += imported(f"prowess.types.{home}", used(body, table.in_room(home)))
    text += "\n" + all_names(exported(table, room)) + "\n\n" + body
    return text.rstrip() + "\n"


def used(body: str, names: object) -> list[str]:
    """Which of these names the code of a module has."""
    code = re.sub(r'r?""".*?"""', "", body, flags=re.DOTALL)
    words = set(re.findall(r"\w+", code))
    return sorted(name for name in names if name in words)  # type: ignore[attr-defined]


def typed_dict(table: Table, name: str, schema: Schema) -> str:
    """A TypedDict; what may be left out is in a class of its own, as Python 3.10 needs it."""
    required = [one for one in schema["x-order"] if one in schema.get("required", [])]
    optional = [one for one in schema["x-order"] if one not in required]
    docs = [(one, schema["properties"][one].get("description", "")) for one in schema["x-order"]]
    docs = [(one, what or "Tells the variant.") for one, what in docs]
    fields = {
        one: "bytes | bytearray | memoryview | str | Sequence[int]"
        if one == "bytes"
        else spelled(schema["properties"][one], lambda n: like(table, n), "Sequence", "Mapping")
        for one in schema["x-order"]
    }
    described = docstring(schema.get("description", name), "    ", [("Keys", docs)])
    if any(keyword.iskeyword(one) for one in schema["x-order"]):
        return functional(name, required, optional, fields)
    base, text = "TypedDict", ""
    if required and optional:
        base = f"_{name}Required"
        text += f"class {base}(TypedDict):\n"
        text += "".join(f"    {one}: {fields[one]}\n" for one in required) + "\n\n"
    total = ", total=False" if optional else ""
    text += f"class {input_name(name)}({base}{total}):\n{described}"
    own_fields = optional if required and optional else schema["x-order"]
    text += "\n" * bool(own_fields) + "".join(f"    {one}: {fields[one]}\n" for one in own_fields)
    return text


def late(kind: str) -> str:
    """A type that may come later, so it is a text."""
    return f"'{kind}'" if '"' in kind else quoted(kind)


def functional(name: str, required: list[str], optional: list[str], fields: dict[str, str]) -> str:
    """A TypedDict with a key that Python cannot write as a field."""

    def call(own_name: str, keys: list[str], total: str) -> str:
        inner = "".join(f"        {quoted(one)}: {late(fields[one])},\n" for one in keys)
        return f'{own_name} = TypedDict(\n    "{own_name}",\n    {{\n{inner}    }},\n{total})\n'

    if not optional:
        return call(input_name(name), required, "")
    if not required:
        return call(input_name(name), optional, "    total=False,\n")
    text = call(f"_{name}Required", required, "")
    text += "\n\n" + call(f"_{name}Optional", optional, "    total=False,\n")
    return text + f"\n\nclass {input_name(name)}(_{name}Required, _{name}Optional):\n    pass\n"


def package(table: Table) -> str:
    """All inputs under one name."""
    text = (
        HEAD + '"""What the operations take, as TypedDicts: `RoleInput` for a role, and so on.\n\n'
    )
    text += (
        "`RoleLike` is what may be given for a role: the dataclass, the TypedDict or any mapping.\n"
    )
    text += '"""\n\nfrom __future__ import annotations\n\n'
    names: set[str] = set()
    for room in ROOMS:
        names |= exported(table, room)
        text += imported(f"prowess.inputs.{room}", exported(table, room))
    return text + "\n" + all_names(names)
