"""The methods of the client: one class for each resource, and one for asyncio."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .inputs import exported, like, used
from .rooms import about, described
from .schema import ROOMS, Endpoint, Resource, Table, nullable, spelled
from .text import HEAD, all_names, docstring, imported
from .types import own_name, python_name

LIST = [
    ("page_size", "int | None", "How many things stand on a page; the service may have a limit."),
    ("sort", "str | None", "A name, with `-` in front of it for the other way round."),
    ("filters", "Mapping[str, object] | None", "Only things for which these hold."),
    ("cursor", "str | None", "From where an earlier walk stopped: `page.info.next`."),
    ("max_pages", "int | None", "The most pages that are read; more of them are an error."),
    ("prefetch", "bool", "Whether the next page is asked for while this one is worked through."),
]
BULK = [
    ("chunk_items", "int | None", "How many things go into one request; 200."),
    ("chunk_bytes", "int | None", "How many bytes of JSON go into one request; 1 MiB."),
    ("dry_run", "bool", "Only tells what would happen."),
]
OPTIONS = ("options", "CallSettingsLike | None", "What this call does differently.")


@dataclass(frozen=True)
class Manner:
    """How methods are written: for threads, or for asyncio."""

    prefix: str
    define: str
    wait: str


SYNC = Manner("", "def", "")
ASYNC = Manner("Async", "async def", "await ")


def files(table: Table) -> dict[str, str]:
    """The module of all resources."""
    return {"client/resources.py": module(table)}


def class_name(resource: Resource, manner: Manner) -> str:
    """The class of a resource."""
    return f"{manner.prefix}{resource.name.title()}Resource"


def taken(table: Table, endpoint: Endpoint) -> Iterator[tuple[str, str, str]]:
    """The arguments of a row: name, annotation with its default, and what it is."""
    for argument in endpoint.arguments:
        kind = spelled(argument.schema, lambda name: like(table, name), "Sequence", "Mapping")
        default = " = None" if nullable(argument.schema)[1] else ""
        yield argument.name, f"{kind}{default}", about(table, argument)


def result_of(endpoint: Endpoint, manner: Manner) -> str:
    """What a method gives."""
    if endpoint.kind == "download":
        return f"{manner.prefix}Download"
    if endpoint.result is None:
        return "None"
    kind = spelled(endpoint.result, python_name, "list", "dict")
    return f"{manner.prefix}Listing[{kind}]" if endpoint.kind == "list" else kind


def method(table: Table, resource: Resource, endpoint: Endpoint, manner: Manner) -> str:
    """One method of a resource."""
    given = list(taken(table, endpoint))
    more = {"list": LIST, "bulk": BULK}.get(endpoint.kind, [])
    shown = ["self", *(f"{name}: {kind}" for name, kind, _ in given), "*"]
    shown += [f"{name}: {kind} = {'False' if kind == 'bool' else 'None'}" for name, kind, _ in more]
    shown.append(f"{OPTIONS[0]}: {OPTIONS[1]} = None")
    result = result_of(endpoint, manner)
    define = "def" if endpoint.kind == "list" else manner.define
    head = f"    {define} {endpoint.name}({', '.join(shown)}) -> {result}:\n"
    if len(head) > 101:
        inner = "".join(f"        {one},\n" for one in shown)
        head = f"    {define} {endpoint.name}(\n{inner}    ) -> {result}:\n"
    arguments = [(name, what) for name, _, what in [*given, *more, OPTIONS]]
    sections = [("Args", arguments)]
    if endpoint.kind == "call" and endpoint.result is not None:
        told = described(table, endpoint.result.get("items") or endpoint.result)
        sections.append(("Returns", [("", f"`{result}`: {told}" if told else f"`{result}`.")]))
    doc = docstring(endpoint.doc, "        ", sections)
    return head + doc + body(resource, endpoint, manner, result)


def body(resource: Resource, endpoint: Endpoint, manner: Manner, result: str) -> str:
    """The call, with everything that was given by name."""
    given = [f'"{one.name}": {one.name}' for one in endpoint.arguments]
    if endpoint.kind == "list":
        given.append('"list": listed(page_size, sort, filters, cursor, max_pages, prefetch)')
    if endpoint.kind == "bulk":
        given.append(
            '"bulk": {"chunk_items": chunk_items, "chunk_bytes": chunk_bytes, "dry_run": dry_run}'
        )
    given.append('"options": options')
    inner = "".join(f"            {one},\n" for one in given)
    text = f"        arguments = {{\n{inner}        }}\n"
    flat = f"        arguments = {{{', '.join(given)}}}\n"
    if len(flat) <= 101 and len(given) < 3:
        text = flat
    name = f'"{resource.name}.{endpoint.name}"'
    if endpoint.kind == "list":
        return (
            text + f"        return {result.split('[')[0]}(self._caller.core, {name}, arguments)\n"
        )
    if endpoint.kind == "download":
        call = f"{manner.wait}self._caller.download({name}, arguments)"
        return text + f"        return {result}({call})\n"
    call = f"{manner.wait}self._caller.call({name}, arguments)"
    if result == "None":
        return text + f"        {call}\n"
    return text + f"        answer: {result} = {call}\n        return answer\n"


def resource_class(table: Table, resource: Resource, manner: Manner) -> str:
    """The class of one resource."""
    # What is called `list` hides the type in the rest of its class, so it comes last.
    rows = sorted(resource.endpoints, key=lambda one: one.name == "list")
    methods = "\n".join(method(table, resource, one, manner) for one in rows)
    return (
        f"class {class_name(resource, manner)}:\n"
        + docstring(resource.doc, "    ", [])
        + '\n    __slots__ = ("_caller",)\n\n'
        + f"    def __init__(self, caller: {manner.prefix}Caller) -> None:\n"
        + "        self._caller = caller\n\n"
        + methods
    )


def resources_class(table: Table, manner: Manner) -> str:
    """All resources as attributes."""
    text = f"class {manner.prefix}Resources:\n"
    text += '    """What can be asked of a service, by resource."""\n\n'
    text += f"    _caller: {manner.prefix}Caller\n"
    for resource in table.resources:
        name = class_name(resource, manner)
        text += f"\n    @property\n    def {resource.name}(self) -> {name}:\n"
        text += docstring(resource.doc, "        ", [])
        text += f"        return {name}(self._caller)\n"
    return text


def module(table: Table) -> str:
    """The module."""
    classes = [
        resource_class(table, one, manner) for one in table.resources for manner in (SYNC, ASYNC)
    ]
    classes += [resources_class(table, manner) for manner in (SYNC, ASYNC)]
    text = "\n\n".join(classes)
    names = {class_name(one, manner) for one in table.resources for manner in (SYNC, ASYNC)}
    names |= {f"{manner.prefix}Resources" for manner in (SYNC, ASYNC)}
    inputs = {name for home in ROOMS for name in exported(table, home)}
    types = {own_name(name) for name in table.types}
    head = HEAD + '"""What can be asked of a service: made from the table of endpoints."""\n\n'
    head += "from __future__ import annotations\n\nfrom typing import TYPE_CHECKING\n\n"
    head += "from prowess.client._downloads import AsyncDownload, Download\n"
    head += "from prowess.client._lists import AsyncListing, Listing, listed\n\n"
    head += "if TYPE_CHECKING:\n"
    head += imported("collections.abc", used(text, ("Mapping", "Sequence")), "    ") + "\n"
    head += "    from prowess.client._client import AsyncCaller, Caller\n"
    head += imported("prowess.inputs", used(text, inputs), "    ")
    head += imported("prowess.types", used(text, types), "    ")
    return head + "\n" + all_names(names) + "\n\n" + text
