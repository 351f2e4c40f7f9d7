"""Frameworks and roles out of what publishers give out: a file, a `.gz`, a `.zip` or a folder.

Each reader gives a handle, so nothing is built that is not looked at, and what was found on the
way.
A problem of the data is a diagnostic; only a file that cannot be read at all is an exception.

    from prowess import read

    esco, found = read.esco("ESCO dataset - v1.2.0 - en.zip")
    roles, more = read.esco_roles("ESCO dataset - v1.2.0 - en.zip", esco)
    roles.search("data engineer")
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, Union

from prowess import _core, _files
from prowess._data import Data
from prowess._handles import FrameworkHandle, RolesHandle
from prowess.types import Diagnostic

if TYPE_CHECKING:
    from prowess.inputs import FrameworkLike, ImportOptionsLike

__all__ = [
    "FrameworkRead",
    "RolesRead",
    "case",
    "ctdl_asn",
    "esco",
    "esco_roles",
    "nice",
    "nice_roles",
    "onet",
    "onet_roles",
    "plain_csv",
    "plain_json",
]

AnyPath: TypeAlias = Union[str, "os.PathLike[str]"]

#: The tables of O*NET that the imports read; all others, some of them large, stay unread.
_ONET = {
    "content model reference.txt",
    "scales reference.txt",
    "level scale anchors.txt",
    "occupation data.txt",
    "alternate titles.txt",
    "job zones.txt",
    "skills.txt",
    "knowledge.txt",
    "abilities.txt",
    "work activities.txt",
}


class FrameworkRead(NamedTuple):
    """A framework and what was found while it was read."""

    framework: FrameworkHandle
    diagnostics: list[Diagnostic]


class RolesRead(NamedTuple):
    """Roles and what was found while they were read."""

    roles: RolesHandle
    diagnostics: list[Diagnostic]


def _is_onet(name: str) -> bool:
    return name.lower() in _ONET


def _ends_with(*endings: str) -> _files.Wanted:
    return lambda name: name.lower().endswith(endings)


_CSV = _ends_with(".csv")
_JSON = _ends_with(".json", ".jsonld")


def _versioned(path: AnyPath, options: ImportOptionsLike | None) -> Any:
    """The options, with the version that the name of a download says where they have none."""
    given: dict[str, Any] = options.to_dict() if isinstance(options, Data) else dict(options or {})
    if given.get("version") is None:
        given["version"] = _files.version_in(path)
    return given


def _framework(
    what: str,
    path: AnyPath,
    wanted: _files.Wanted,
    options: ImportOptionsLike | None,
    progress: bool | None,
) -> FrameworkRead:
    with _files.bar(path, what, progress) as bar:
        files = _files.read(path, wanted, bar)
        if bar is not None:
            bar.set_description(f"importing {what}")
        handle, diagnostics = _core.import_files(what, files, None, options)
    return FrameworkRead(FrameworkHandle(handle), diagnostics)  # type: ignore[arg-type]


def _roles(
    what: str,
    path: AnyPath,
    wanted: _files.Wanted,
    framework: FrameworkLike | FrameworkHandle,
    options: ImportOptionsLike | None,
    progress: bool | None,
) -> RolesRead:
    with _files.bar(path, what, progress) as bar:
        files = _files.read(path, wanted, bar)
        if bar is not None:
            bar.set_description(f"importing {what}")
        handle, diagnostics = _core.import_files(what, files, framework, options)
    return RolesRead(RolesHandle(handle), diagnostics)  # type: ignore[arg-type]


def onet(
    path: AnyPath, options: ImportOptionsLike | None = None, *, progress: bool | None = None
) -> FrameworkRead:
    """The competencies of an O*NET database in text form: its `.zip`, or the folder of it.

    Args:
        path: The file or the folder.
        options: How to import.
        progress: Whether to show a bar; left out, for long reads at a terminal with `tqdm`.
    """
    return _framework("onet", path, _is_onet, _versioned(path, options), progress)


def onet_roles(
    path: AnyPath,
    framework: FrameworkLike | FrameworkHandle,
    options: ImportOptionsLike | None = None,
    *,
    progress: bool | None = None,
) -> RolesRead:
    """The occupations of an O*NET database, each with the competencies it asks for."""
    return _roles("onet", path, _is_onet, framework, _versioned(path, options), progress)


def esco(
    path: AnyPath, options: ImportOptionsLike | None = None, *, progress: bool | None = None
) -> FrameworkRead:
    """The skills and the knowledge of ESCO as CSV: its `.zip`, or the folder of it."""
    return _framework("esco", path, _CSV, _versioned(path, options), progress)


def esco_roles(
    path: AnyPath,
    framework: FrameworkLike | FrameworkHandle,
    options: ImportOptionsLike | None = None,
    *,
    progress: bool | None = None,
) -> RolesRead:
    """The occupations of ESCO, each with the skills and the knowledge it asks for."""
    return _roles("esco", path, _CSV, framework, _versioned(path, options), progress)


def nice(
    path: AnyPath, options: ImportOptionsLike | None = None, *, progress: bool | None = None
) -> FrameworkRead:
    """The tasks, knowledge and skills of the NICE framework, as its JSON file."""
    return _framework("nice", path, _JSON, options, progress)


def nice_roles(
    path: AnyPath,
    framework: FrameworkLike | FrameworkHandle,
    options: ImportOptionsLike | None = None,
    *,
    progress: bool | None = None,
) -> RolesRead:
    """The work roles of the NICE framework and what they ask."""
    return _roles("nice", path, _JSON, framework, options, progress)


def case(
    path: AnyPath, options: ImportOptionsLike | None = None, *, progress: bool | None = None
) -> FrameworkRead:
    """A framework in the JSON of 1EdTech CASE."""
    return _framework("case", path, _JSON, options, progress)


def ctdl_asn(
    path: AnyPath, options: ImportOptionsLike | None = None, *, progress: bool | None = None
) -> FrameworkRead:
    """A framework in CTDL-ASN, the JSON-LD of Credential Engine."""
    return _framework("ctdl_asn", path, _JSON, options, progress)


def plain_csv(
    path: AnyPath, options: ImportOptionsLike | None = None, *, progress: bool | None = None
) -> FrameworkRead:
    """A framework of your own as a table."""
    return _framework("plain_csv", path, _CSV, options, progress)


def plain_json(
    path: AnyPath, options: ImportOptionsLike | None = None, *, progress: bool | None = None
) -> FrameworkRead:
    """A framework of your own as JSON."""
    return _framework("plain_json", path, _JSON, options, progress)
