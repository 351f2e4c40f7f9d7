"""The functions: one module for each room, and the stubs of the compiled half."""

from __future__ import annotations

from collections.abc import Iterable

from .inputs import exported, like, used
from .schema import ROOMS, Argument, Operation, Room, Schema, Table, nullable, spelled
from .text import HEAD, WIDTH, all_names, docstring, imported
from .types import own_name, python_name

#: The handle that may be given for the data of an argument.
HANDLES = {
    "Cohort": "CohortHandle",
    "Framework": "FrameworkHandle",
    "EvidenceLog": "LogHandle",
    "Profile": "ProfileHandle",
    "Role": "RoleHandle",
    "RuleSet": "RulesHandle",
    "ScorerInput": "ScorerHandle",
    "array": "RolesHandle",
}


#: What the compiled half has beside its rooms.
CORE = [
    "Abandon",
    "HttpClient",
    "HttpDownload",
    "HttpPages",
    "VirtualClock",
    "forked",
    "leave",
    "settle",
    "Handle",
    "Scorer",
    "import_files",
    "register",
    "ReadyRoles",
    "Table",
    "TableCohort",
    "Workspace",
    "gap_counts_of",
    "version",
]


def files(table: Table) -> dict[str, str]:
    """The modules of the rooms, and the stubs."""
    made = {f"{room.name}.py": module(table, room) for room in table.rooms}
    made |= {f"_core/{room.name}.pyi": stub(room) for room in table.rooms}
    made["_core/__init__.pyi"] = core_stub(table)
    return made


def taken(table: Table, argument: Argument) -> str:
    """The annotation of an argument."""
    kind = spelled(argument.schema, lambda name: like(table, name), "Sequence", "Mapping")
    if argument.is_held:
        reference = argument.schema.get("$ref", "/array").rsplit("/", 1)[1]
        kind = f"{kind} | {HANDLES[reference]}"
        if reference == "array":
            kind = f"Sequence[RoleLike] | {HANDLES[reference]}"
    if argument.name == "entropy":
        kind = "bytes | Sequence[int]"
    if not argument.is_required and not kind.endswith("| None"):
        kind += " | None"
    return kind


def parameters(table: Table, operation: Operation) -> list[str]:
    """The parameters; one that is required behind one that is not has to be named."""
    shown: list[str] = []
    seen_optional = is_named = False
    for argument in operation.arguments:
        if argument.is_required and seen_optional and not is_named:
            shown.append("*")
            is_named = True
        seen_optional |= not argument.is_required
        default = "" if argument.is_required else " = None"
        shown.append(f"{argument.name}: {taken(table, argument)}{default}")
    return shown


def described(table: Table, schema: Schema) -> str:
    """What a type with a name is, in its first sentence or two; nothing for another one."""
    schema, _ = nullable(schema)
    if "$ref" not in schema:
        return ""
    text = table.types[schema["$ref"].rsplit("/", 1)[1]].get("description", "")
    return " ".join(text.split("\n\n")[0].split())


def about(table: Table, argument: Argument) -> str:
    """What an argument is, in words."""
    schema, may_be_null = nullable(argument.schema)
    plain = {
        "array": "A list.",
        "number": "A number.",
        "integer": "A whole number, 0 or more.",
        "string": "A text.",
        "object": "Values by name.",
    }
    text = described(table, schema)
    if not text and "items" in schema:
        item = described(table, schema["items"])
        text = f"A list of these: {item}" if item else "A list."
    text = text or plain.get(str(schema.get("type")), "")
    if argument.is_held:
        text += " A handle of it may be given."
    if argument.mode == "held_optional" or may_be_null:
        return f"{text} May be left out."
    return f"{text} Left out, the default." if argument.mode == "optional" else text


def returned(table: Table, operation: Operation) -> str:
    """What an operation gives, in words."""
    kind = spelled(operation.result, python_name, "list", "dict")
    text = described(table, operation.result.get("items") or operation.result)
    return f"`{kind}`: {text}" if text else f"`{kind}`."


def function(table: Table, operation: Operation) -> str:
    """One function of the facade."""
    result = spelled(operation.result, python_name, "list", "dict")
    shown = parameters(table, operation)
    head = f"def {operation.name}({', '.join(shown)}) -> {result}:\n"
    if len(head) > 101:
        inner = "".join(f"    {one},\n" for one in shown)
        head = f"def {operation.name}(\n{inner}) -> {result}:\n"
    arguments = [(one.name, about(table, one)) for one in operation.arguments]
    doc = docstring(
        operation.doc,
        "    ",
        [("Args", arguments), ("Returns", [("", returned(table, operation))])],
    )
    given = ", ".join(one.name for one in operation.arguments)
    call = f"    answer: {result} = _room.{operation.name}({given})\n"
    if len(call) > WIDTH + 1:
        start, _, rest = call.partition("(")
        call = f"{start}(\n        {rest[:-2]}\n    )\n"
    return head + doc + call + "    return answer\n"


def module(table: Table, room: Room) -> str:
    """The module of a room."""
    body = "\n\n".join(function(table, one) for one in room.operations)
    names = {one.name for one in room.operations}
    text = HEAD + f'"""{room.question}"""\n\nfrom __future__ import annotations\n\n'
    text += "from typing import TYPE_CHECKING\n\n"
    text += f"from prowess._core import {room.name} as _room\n\nif TYPE_CHECKING:\n"
    text += imported("collections.abc", used(body, ("Mapping", "Sequence")), "    ")
    text += imported("typing", used(body, ("Literal",)), "    ")
    text += "\n" if "collections.abc" in text else ""
    text += imported("prowess._handles", used(body, HANDLES.values()), "    ")
    inputs = {name for home in ROOMS for name in exported(table, home)}
    text += imported("prowess.inputs", used(body, inputs), "    ")
    text += imported("prowess.types", used(body, {own_name(name) for name in table.types}), "    ")
    return text + "\n" + all_names(names) + "\n\n" + body


def stub(room: Room) -> str:
    """The stub of the compiled functions of a room, which take arguments in their order."""
    text = HEAD + "from typing import Any\n\n"
    text += listed(one.name for one in room.operations)
    for one in room.operations:
        given = "".join(f"{argument.name}: Any, " for argument in one.arguments).rstrip(", ")
        text += f"\ndef {one.name}({given}) -> Any: ...\n"
    return text.replace("...\n\ndef", "...\ndef")


def listed(names: Iterable[str]) -> str:
    """The list that a compiled module makes of its names."""
    return "__all__ = [\n" + "".join(f'    "{name}",\n' for name in names) + "]\n"


def core_stub(table: Table) -> str:
    """The stub of the compiled half."""
    rooms = ", ".join(f"{room.name} as {room.name}" for room in table.rooms)
    return (
        HEAD
        + f"""from collections.abc import Callable, Mapping, Sequence
from typing import Any, final

from typing_extensions import Self, disjoint_base

from prowess.types import Scores

from . import {rooms}

{listed(CORE + [room.name for room in table.rooms])}
@final
class Abandon:
    def __call__(self, _future: Any) -> None: ...

@final
class HttpClient:
    def __new__(
        cls, setup: Any, transport: Any, store: Any, is_async: bool, clock: VirtualClock | None
    ) -> Self: ...
    def with_options(self, options: Any) -> HttpClient: ...
    def call(self, endpoint: str, arguments: dict[str, Any]) -> Any: ...
    def raw(self, ask: Any, options: Any) -> Any: ...
    def tokens(self) -> tuple[str, str | None, int | None, int | None] | None: ...
    def set_tokens(self, new: tuple[str, str | None, int | None, int | None] | None) -> None: ...
    def rate_limit(self) -> Any: ...

@final
class HttpDownload:
    @property
    def meta(self) -> Any: ...
    @property
    def total(self) -> int | None: ...
    def next(self) -> Any: ...
    def read(self, most: int) -> Any: ...
    def write_to(self, path: Any, progress: Any) -> Any: ...

@final
class HttpPages:
    def next(self) -> Any: ...

@final
class VirtualClock:
    def __new__(cls, unix_ms: int = 0, entropy: Sequence[bytes] = ...) -> Self: ...
    def advance(self, ms: int) -> None: ...
    @property
    def slept(self) -> list[int]: ...

def forked() -> None: ...
def leave() -> None: ...
def settle(future: Any, value: Any, error: Any) -> None: ...
@disjoint_base
class Handle:
    def __new__(
        cls, what: str, data: Any, framework: Any = None, at: int | None = None
    ) -> Self: ...
    def plain(self) -> Any: ...
    def text(self) -> str: ...
    def size(self) -> int: ...
    def named(self) -> list[str]: ...
    def keys(self) -> list[str]: ...
    def one(self, name: str) -> Any: ...
    def ordered_for(self) -> Handle | None: ...
    def place(self, name: str) -> int | None: ...

@disjoint_base
class Scorer(Handle):
    def __new__(cls, data: Any) -> Self: ...
    def score(self, levels: Mapping[str, float | None]) -> Scores: ...

def import_files(format: str, files: Any, framework: Any, options: Any) -> tuple[Handle, Any]: ...
def register(
    structs: Mapping[str, type],
    enums: Mapping[str, Sequence[tuple[str, type]]],
    exceptions: Callable[[Any], BaseException],
    bugs: Callable[[str], BaseException],
    failures: Callable[[Any], BaseException],
) -> None: ...
@disjoint_base
class ReadyRoles:
    def __new__(cls, roles: Any, options: Any = None, precision: str = "exact") -> Self: ...
    def uris(self) -> list[str]: ...
    def competencies(self) -> dict[str, str]: ...
    def __len__(self) -> int: ...

@final
class Table:
    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any: ...
    def __arrow_c_array__(self, requested_schema: Any = None) -> tuple[Any, Any]: ...
    def __arrow_c_schema__(self) -> Any: ...
    @property
    def columns(self) -> list[str]: ...
    def __len__(self) -> int: ...
    def __getitem__(self, column: str, /) -> list[Any]: ...
    def to_dicts(self) -> list[dict[str, Any]]: ...
    def _repr_html_(self) -> str: ...

@disjoint_base
class TableCohort:
    def __new__(cls, of: TableCohort) -> Self: ...
    @staticmethod
    def of_rows(
        table: Any,
        person: str,
        competency: str,
        level: str,
        date: str | None,
        groups: list[str],
        target_role: str | None,
        only: list[tuple[str, str]] | None,
        refuses_others: bool,
        scale: tuple[float, float] | None,
    ) -> TableCohort: ...
    @staticmethod
    def of_columns(
        table: Any,
        person: str,
        groups: list[str],
        target_role: str | None,
        competencies: list[tuple[str, str]] | None,
        scale: tuple[float, float] | None,
    ) -> TableCohort: ...
    def __len__(self) -> int: ...
    def cells(self) -> int: ...
    def group_names(self) -> list[str]: ...
    def competency_names(self) -> list[str]: ...
    def names(self) -> Table: ...
    def profiles(self) -> Handle: ...
    def matrix(self, roles: ReadyRoles, out: Any, run: tuple[int | None, Any]) -> Table | None: ...
    def best_roles(self, roles: ReadyRoles, top: int, run: tuple[int | None, Any]) -> Table: ...
    def best_people(
        self,
        roles: ReadyRoles,
        top: int,
        minimum_score: float,
        minimum_coverage: float,
        only_open_gates: bool,
        exclude: list[str],
        run: tuple[int | None, Any],
    ) -> tuple[Table, Table]: ...
    def summary(
        self,
        roles: ReadyRoles,
        by: str | None,
        threshold: float | None,
        run: tuple[int | None, Any],
    ) -> Table: ...
    def own_readiness(
        self, roles: ReadyRoles, workspace: Workspace | None, run: tuple[int | None, Any]
    ) -> Table: ...
    def gap_counts(
        self, roles: ReadyRoles, by: str | None, run: tuple[int | None, Any]
    ) -> tuple[Table, Table, list[tuple[str | None, str]]]: ...

@final
class Workspace:
    def __new__(cls) -> Self: ...

def gap_counts_of(
    roles: ReadyRoles,
    competencies: list[str],
    parts: list[tuple[str | None, str]],
    is_grouped: bool,
) -> tuple[Table, Table, list[tuple[str | None, str]]]: ...
def version() -> str: ...
"""
    )
