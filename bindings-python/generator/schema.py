"""The table of operations with its schemas, as the writers need it."""

from __future__ import annotations

import json
import keyword
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Schema = dict[str, Any]

#: Generic types of the core, of which the schemas have one for each use.
GENERIC = {"ImportedFramework": ("Imported", "Framework"),
           "ImportedRoleCatalogue": ("Imported", "RoleCatalogue")}  # fmt: skip

#: What one text or one number is; these have a name in the schemas and no fields.
SCALARS = {"Key": "str", "LanguageTag": "str", "Day": "str", "Instant": "str", "Month": "str",
           "Level": "float", "Weight": "float", "Share": "float"}  # fmt: skip

#: The rooms in their order; `problem` has no operation, only types, and so has the client.
ROOMS = ("kernel", "problem", "framework", "evidence", "role", "readiness", "portfolio",
         "recommend", "account", "client")  # fmt: skip


@dataclass(frozen=True)
class Argument:
    """One argument of an operation."""

    name: str
    mode: str
    schema: Schema

    @property
    def is_required(self) -> bool:
        return self.mode not in {"optional", "held_optional"}

    @property
    def is_held(self) -> bool:
        return self.mode.startswith("held")


@dataclass(frozen=True)
class Operation:
    """One row of the table."""

    name: str
    doc: str
    arguments: list[Argument]
    result: Schema


@dataclass(frozen=True)
class Room:
    """One room of the table."""

    name: str
    question: str
    operations: list[Operation]


@dataclass(frozen=True)
class Endpoint:
    """One row of the client's table."""

    name: str
    kind: str
    doc: str
    arguments: list[Argument]
    result: Schema | None


@dataclass(frozen=True)
class Resource:
    """Endpoints that belong together."""

    name: str
    doc: str
    endpoints: list[Endpoint]


@dataclass
class Table:
    """All rooms, and all named types of what goes in and what comes out."""

    rooms: list[Room]
    resources: list[Resource]
    inputs: dict[str, Schema]
    results: dict[str, Schema]
    #: The room of each type: the first one whose operations reach it.
    homes: dict[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, folder: Path) -> Table:
        """The table as the core describes it."""

        def load(name: str) -> Any:
            return json.loads((folder / f"{name}.json").read_text("utf-8"))

        rooms = [
            Room(
                room["name"],
                room["question"],
                [
                    Operation(
                        one["name"],
                        one["doc"],
                        [Argument(**argument) for argument in one["arguments"]],
                        one["result"],
                    )
                    for one in room["operations"]
                ],
            )
            for room in load("operations")
        ]
        client = load("client")
        resources = [
            Resource(
                one["name"],
                one["doc"],
                [
                    Endpoint(
                        **{**row, "arguments": [Argument(**given) for given in row["arguments"]]}
                    )
                    for row in one["endpoints"]
                ],
            )
            for one in client["resources"]
        ]
        inputs = {**client["inputs"], **load("inputs")}
        results = {**client["results"], **load("results")}
        table = cls(rooms, resources, inputs, results)
        table.place()
        return table

    @property
    def types(self) -> dict[str, Schema]:
        """All named types; one that also comes out is described by what comes out."""
        return dict(sorted({**self.inputs, **self.results}.items()))

    def place(self) -> None:
        """Gives each type the first room that reaches it."""
        starts: dict[str, list[Schema]] = {room: [] for room in ROOMS}
        for room in self.rooms:
            for operation in room.operations:
                starts[room.name].append(operation.result)
                starts[room.name] += [argument.schema for argument in operation.arguments]
        starts["problem"].append({"$ref": "#/$defs/Diagnostic"})
        starts["client"] = [{"$ref": f"#/$defs/{name}"} for name in self.types]
        for name in SCALARS:
            self.homes[name] = "kernel"
        for room_name in ROOMS:
            waiting = [name for schema in starts[room_name] for name in references(schema)]
            while waiting:
                name = waiting.pop()
                if name in self.homes:
                    continue
                self.homes[name] = room_name
                for schema in (self.inputs.get(name), self.results.get(name)):
                    waiting += references(schema or {})

        # A generic type is one class, whose value is of any type.
        generic: dict[str, str] = {}
        for name in (name for name in GENERIC if name in self.homes):
            self.homes[name] = generic.setdefault(GENERIC[name][0], self.homes[name])

    def in_room(self, room: str) -> dict[str, Schema]:
        """The types of a room."""
        return {name: one for name, one in self.types.items() if self.homes.get(name) == room}


def references(schema: Any) -> Iterator[str]:
    """The names of the types that a schema speaks of."""
    if isinstance(schema, dict):
        for key, value in schema.items():
            if key == "$ref":
                yield value.rsplit("/", 1)[1]
            elif key != "default":
                yield from references(value)
    elif isinstance(schema, list):
        for item in schema:
            yield from references(item)


def is_words(schema: Schema) -> bool:
    """Whether a type is an enum without data."""
    return "enum" in schema


def is_union(schema: Schema) -> bool:
    """Whether a type is an enum that is told apart by a tag."""
    return "oneOf" in schema


def is_struct(schema: Schema) -> bool:
    """Whether a type has fields."""
    return "x-order" in schema


def tag_of(schema: Schema) -> str | None:
    """The value of the tag of a variant."""
    tag = schema.get("x-tag")
    return schema["properties"][tag]["const"] if tag else None


def attribute(field_name: str) -> str:
    """The field as Python writes it: `from_` for `from`."""
    return f"{field_name}_" if keyword.iskeyword(field_name) else field_name


def nullable(schema: Schema) -> tuple[Schema, bool]:
    """A schema without its null, and whether it had one."""
    if "anyOf" in schema:
        rest = [one for one in schema["anyOf"] if one.get("type") != "null"]
        if len(rest) == 1 and len(rest) < len(schema["anyOf"]):
            return rest[0], True
    kind = schema.get("type")
    if isinstance(kind, list) and "null" in kind:
        rest = [one for one in kind if one != "null"]
        return {**schema, "type": rest[0]}, True
    return schema, False


def spelled(schema: Schema, name_of: Any, sequence: str, mapping: str) -> str:
    """The Python type of a schema; `name_of` spells the types that have a name."""
    schema, may_be_null = nullable(schema)
    if "$ref" in schema:
        text = name_of(schema["$ref"].rsplit("/", 1)[1])
    elif "const" in schema:
        text = f"Literal[{quoted(schema['const'])}]"
    elif schema["type"] == "array":
        item = spelled(schema["items"], name_of, sequence, mapping)
        text = f"{sequence}[{item}]"
    elif schema["type"] == "object":
        value = spelled(schema["additionalProperties"], name_of, sequence, mapping)
        text = f"{mapping}[str, {value}]"
    else:
        text = {"string": "str", "integer": "int", "number": "float", "boolean": "bool"}[
            schema["type"]
        ]
    return f"{text} | None" if may_be_null else text


def quoted(text: str) -> str:
    """A text as Python writes it, in double quotes."""
    return json.dumps(text, ensure_ascii=False)
