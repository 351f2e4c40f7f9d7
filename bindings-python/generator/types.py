"""The dataclasses: everything that comes out, and everything that may go in."""

from __future__ import annotations

import re
from typing import Any

from .schema import (
    GENERIC,
    ROOMS,
    SCALARS,
    Schema,
    Table,
    attribute,
    is_struct,
    is_union,
    is_words,
    nullable,
    quoted,
    references,
    spelled,
    tag_of,
)
from .text import HEAD, all_names, docstring, imported, joined_type, wrapped

#: Stands for no default at all.
MISSING: Any = object()

QUESTIONS = {
    "problem": "What went wrong, in one shape on every surface?",
    "client": "What does a service take and give?",
}


def files(table: Table) -> dict[str, str]:
    """The modules of `prowess.types`."""
    made = {f"types/{room}.py": module(table, room) for room in ROOMS}
    made["types/__init__.py"] = package(table)
    return made


def allowlist(table: Table) -> str:
    """What stubtest is to leave alone: it takes words for a union, which they are not when run."""
    lines = [
        HEAD.rstrip(),
        "# stubtest takes an alias of words for a union or for what is called, and it is neither.",
    ]
    for name, schema in table.types.items():
        if is_words(schema):
            lines.append(f"prowess.types.{table.homes[name]}.{name}")
    return "\n".join(lines) + "\n"


def python_name(name: str) -> str:
    """A type as an annotation of what comes out names it."""
    if name in GENERIC:
        generic, of = GENERIC[name]
        return f"{generic}[{of}]"
    return name


def own_name(name: str) -> str:
    """The class behind a type."""
    return GENERIC[name][0] if name in GENERIC else name


def module(table: Table, room: str) -> str:
    """The types of one room."""
    types = table.in_room(room)
    blocks: list[str] = []
    aliases: list[str] = []
    names: set[str] = set()
    for name, schema in types.items():
        if own_name(name) in names:
            continue
        names.add(own_name(name))
        if is_struct(schema):
            blocks.append(dataclass_of(table, name, schema))
        else:
            aliases.append(alias_of(name, schema))
    generic = any(name in GENERIC for name in types)
    elsewhere: dict[str, set[str]] = {}
    for schema in types.values():
        for reference in references(schema):
            home = table.homes[reference]
            if home != room:
                elsewhere.setdefault(home, set()).add(own_name(reference))
    for name in types:
        if name in GENERIC:
            home = table.homes[GENERIC[name][1]]
            if home != room:
                # The value of a generic type is of any type, so nothing is imported for it.
                elsewhere.get(home, set()).discard(GENERIC[name][1])
    question = QUESTIONS.get(room) or next(one.question for one in table.rooms if one.name == room)
    body = "\n\n".join(blocks)
    text = HEAD + f'"""Types of the room `{room}`: {question[0].lower()}{question[1:]}"""\n\n'
    text += "from __future__ import annotations\n\n"
    typing = ["TYPE_CHECKING"] if blocks else []
    everything = body + "".join(aliases)
    typing += [one for one in ("ClassVar", "Literal", "Union") if f"{one}[" in everything]
    typing += ["TypeAlias"] if aliases else []
    typing += ["Generic", "TypeVar"] if generic else []
    if "field(" in body:
        text += "from dataclasses import field\n"
    text += imported("typing", typing)
    text += "\n"
    if blocks:
        text += "from prowess._data import Data\n"
    for home in sorted(elsewhere):
        text += imported(f"prowess.types.{home}", elsewhere[home])
    if blocks:
        text += "\nif TYPE_CHECKING:\n    from dataclasses import dataclass\nelse:\n"
        text += "    from prowess._data import dataclass\n"
    text += "\n" + all_names(names)
    if generic:
        text += '\nT = TypeVar("T")\n'
    if aliases:
        text += "\n" + "\n".join(one for one in aliases if not one.startswith("#:u"))
    if blocks:
        text += "\n\n" + body
    late = [one[3:] for one in aliases if one.startswith("#:u")]
    if late:
        text += "\n\n" + "\n".join(late)
    return re.sub(r"\n{4,}", "\n\n\n", text).rstrip() + "\n"


def alias_of(name: str, schema: Schema) -> str:
    """A type without fields: a scalar, words or a union; a union comes after its classes."""
    lines = comment(schema.get("description", ""))
    if is_words(schema):
        for word, doc in zip(schema["enum"], schema["x-docs"], strict=True):
            lines += wrapped(doc or "", "#:   ", f"#: * `{word}`: ")
        words = [quoted(word) for word in schema["enum"]]
        return "\n".join(lines) + "\n" + joined_type(words, f"{name}: TypeAlias = Literal") + "\n"
    if is_union(schema):
        members = [one["$ref"].rsplit("/", 1)[1] for one in schema["oneOf"]]
        return (
            "#:u"
            + "\n".join(lines)
            + "\n"
            + joined_type(members, f"{name}: TypeAlias = Union")
            + "\n"
        )
    return "\n".join(lines) + f"\n{name}: TypeAlias = {SCALARS[name]}\n"


def comment(text: str) -> list[str]:
    """A description in front of an alias, which can have no docstring."""
    return [line if line.strip() else "#:" for line in wrapped(text, "#: ")]


def dataclass_of(table: Table, name: str, schema: Schema) -> str:
    """A frozen dataclass with slots, whose fields stand in the order of the core."""
    generic = name in GENERIC
    tag = schema.get("x-tag")
    given = table.inputs.get(name, {}).get("properties", {})
    required = table.inputs.get(name, {"required": schema["x-order"]}).get("required", [])
    lines: list[str] = []
    docs: list[tuple[str, str]] = []
    for field_name in schema["x-order"]:
        property_ = schema["properties"][field_name]
        kind = spelled(property_, python_name, "list", "dict")
        if generic and field_name == "value":
            kind = "T"
        default = ""
        if field_name == tag:
            default = f" = {quoted(property_['const'])}"
        elif field_name not in required:
            default = default_of(table, given[field_name])
        lines.append(f"    {attribute(field_name)}: {kind}{default}\n")
        what = "Tells the variant." if field_name == tag else ""
        docs.append((attribute(field_name), property_.get("description") or what))
    matched = [attribute(one) for one in schema["x-order"] if one != tag]
    match = ", ".join(quoted(one) for one in matched) + ("," if len(matched) == 1 else "")
    text = "@dataclass(frozen=True, slots=True, kw_only=True)\n"
    text += f"class {own_name(name)}(Data{', Generic[T]' if generic else ''}):\n"
    text += docstring(schema.get("description", name), "    ", [("Attributes", docs)])
    text += "\n" + match_args(match) + "\n" + "".join(lines)
    return text


def match_args(match: str) -> str:
    line = f"    __match_args__ = ({match})\n"
    if len(line) <= 101:
        return line
    inner = "".join(f"        {one.strip()},\n" for one in match.strip(",").split(","))
    return f"    __match_args__ = (\n{inner}    )\n"


def default_of(table: Table, schema: Schema) -> str:
    """What stands behind a field that may be left out."""
    value = schema.get("default")
    if isinstance(value, list) and not value:
        return " = field(default_factory=list)"
    if isinstance(value, dict) and not value and schema.get("type") == "object":
        return " = field(default_factory=dict)"
    text = expression(table, schema, value)
    if isinstance(value, (list, dict)):
        return f" = field(default_factory=lambda: {text})"
    return f" = {text}"


def expression(table: Table, schema: Schema, value: Any) -> str:
    """A value of JSON as Python makes it, with dataclasses where the schema has types."""
    schema, _ = nullable(schema)
    if value is None or isinstance(value, (bool, int, float)):
        return repr(value)
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, list):
        return f"[{', '.join(expression(table, schema['items'], one) for one in value)}]"
    if "$ref" not in schema:
        entries = (
            f"{quoted(key)}: {expression(table, schema['additionalProperties'], one)}"
            for key, one in value.items()
        )
        return f"{{{', '.join(entries)}}}"
    name = schema["$ref"].rsplit("/", 1)[1]
    of = table.types[name]
    if is_union(of):
        variants = [one["$ref"].rsplit("/", 1)[1] for one in of["oneOf"]]
        tag = of["discriminator"]["propertyName"]
        name = next(one for one in variants if tag_of(table.types[one]) == value[tag])
        value = {key: one for key, one in value.items() if key != tag}
        of = table.types[name]
    given = table.inputs.get(name, of)["properties"]
    fields = (
        f"{attribute(key)}={expression(table, given[key], one)}"
        for key, one in value.items()
        if one != given[key].get("default", MISSING)
    )
    return f"{name}({', '.join(fields)})"


def package(table: Table) -> str:
    """All types under one name, and their registration with the compiled half."""
    text = (
        HEAD + '"""Everything that goes in and comes out, as frozen dataclasses with slots."""\n\n'
    )
    text += "from __future__ import annotations\n\nfrom prowess._data import Data\n"
    names: set[str] = set()
    for room in ROOMS:
        own = {own_name(name) for name in table.in_room(room)}
        names |= own
        text += imported(f"prowess.types.{room}", own)
    text += "\n" + all_names(names)
    variants = {
        one["$ref"].rsplit("/", 1)[1]
        for schema in table.types.values()
        if is_union(schema)
        for one in schema["oneOf"]
    }
    structs = sorted(
        {own_name(n) for n, s in table.types.items() if is_struct(s) and n not in variants}
    )
    text += "\n#: The dataclass of each struct of the core, by its name there.\n"
    text += "STRUCTS: dict[str, type[Data]] = {\n"
    text += "".join(f'    "{name}": {name},\n' for name in structs) + "}\n"
    text += "\n#: The dataclasses of the variants of each enum of the core, with their tags.\n"
    text += "ENUMS: dict[str, list[tuple[str, type[Data]]]] = {\n"
    for name, schema in table.types.items():
        if is_union(schema):
            text += f'    "{name}": [\n'
            for one in schema["oneOf"]:
                variant = one["$ref"].rsplit("/", 1)[1]
                text += f'        ("{tag_of(table.types[variant])}", {variant}),\n'
            text += "    ],\n"
    return text + "}\n"
