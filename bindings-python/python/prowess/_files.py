"""Files of publishers: plain, packed as `.gz`, in a `.zip` or in a folder."""

from __future__ import annotations

import gzip
import os
import re
import sys
import zipfile
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Any, Protocol

from prowess.types import InputFile

#: From so many unpacked bytes on, reading takes long enough for a bar.
LONG = 8_000_000

#: Tells whether a file is one that an import reads, by its name without `.gz`.
Wanted = Callable[[str], bool]


class Bar(Protocol):
    """What we use of a bar of `tqdm`."""

    def update(self, n: float = 1, /) -> Any: ...

    def set_description(self, desc: str, /) -> Any: ...


def read(path: str | os.PathLike[str], wanted: Wanted, bar: Bar | None = None) -> list[InputFile]:
    """The wanted files at a path, unpacked and ordered by name.

    A single file is taken whatever its name is, unless it is a `.zip`.
    A file that is there both packed and unpacked is read once, unpacked.

    Raises:
        FileNotFoundError: There is no such path, or none of the wanted files.
    """
    place = Path(path)
    if place.is_dir():
        found = _of_folder(place, wanted)
    elif zipfile.is_zipfile(place):
        found = _of_zip(place, wanted)
    else:
        found = iter([(place.name, place.read_bytes())])
    files: dict[str, InputFile] = {}
    for name, contents in found:
        is_packed = name.lower().endswith(".gz")
        plain = name[:-3] if is_packed else name
        if is_packed and plain in files:
            continue
        unpacked = gzip.decompress(contents) if is_packed else contents
        files[plain] = InputFile(name=plain, bytes=unpacked)  # type: ignore[arg-type]
        if bar is not None:
            bar.update(len(contents))
    if not files:
        raise FileNotFoundError(f"none of the files that this import reads is in {place}")
    return [files[name] for name in sorted(files)]


def version_in(path: str | os.PathLike[str]) -> str | None:
    """The version a download is named after: `29.2` in `db_29_2_text.zip`, `1.2.0` in `esco-1.2.0`.

    The files of O*NET and ESCO do not say it.
    A single number is no version, but perhaps a year.
    """
    numbers: list[str] = []
    for part in re.split("[-_. v]", Path(path).resolve().name):
        if part.isascii() and part.isdigit():
            numbers.append(part)
        elif len(numbers) > 1:
            break
        else:
            numbers.clear()
    return ".".join(numbers) if len(numbers) > 1 else None


def size(path: str | os.PathLike[str]) -> int:
    """How many bytes there are to be read at a path."""
    place = Path(path)
    if place.is_dir():
        return sum(one.stat().st_size for one in place.iterdir() if one.is_file())
    return place.stat().st_size


def _plain_first(names: list[str], wanted: Wanted) -> list[str]:
    """The wanted names; what is unpacked stands in front of the same packed."""
    chosen = [name for name in names if wanted(name[:-3] if name.lower().endswith(".gz") else name)]
    return sorted(chosen, key=lambda name: (name.lower().endswith(".gz"), name))


def _of_folder(folder: Path, wanted: Wanted) -> Iterator[tuple[str, bytes]]:
    names = [one.name for one in folder.iterdir() if one.is_file()]
    for name in _plain_first(names, wanted):
        yield name, (folder / name).read_bytes()


def _of_zip(place: Path, wanted: Wanted) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(place) as packed:
        members = {PurePosixPath(one.filename).name: one for one in packed.infolist()}
        for name in _plain_first([name for name in members if name], wanted):
            yield name, packed.read(members[name])


@contextmanager
def bar(
    path: str | os.PathLike[str], what: str, wish: bool | None
) -> Generator[Bar | None, None, None]:
    """A bar of `tqdm` where it is wished, or where a person waits at a terminal for long."""
    total = size(path)
    if wish is None:
        wish = total >= LONG and sys.stderr.isatty()
    if not wish:
        yield None
        return
    try:
        from tqdm.auto import tqdm
    except ImportError:
        yield None
        return
    with tqdm(total=total, unit="B", unit_scale=True, desc=f"reading {what}") as shown:
        yield shown
