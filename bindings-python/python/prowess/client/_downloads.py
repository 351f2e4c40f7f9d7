"""Bytes, while they arrive."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    import os
    from collections.abc import AsyncIterator, Iterator

    from prowess import _core
    from prowess.types import Meta


__all__ = ["AsyncDownload", "Download", "Progress"]

#: Is told the bytes so far, and in all where the service said so; `True` shows a bar of tqdm.
Progress: TypeAlias = bool | Callable[[int, int | None], object]

#: The most bytes that `read` takes into memory.
MOST = 64 << 20


class _Bar:
    """A bar of tqdm, if that is there and wanted, else the function of the caller."""

    def __init__(self, progress: Progress) -> None:
        self.tell: Callable[[int, int | None], object] | None = None
        self._bar: Any = None
        if callable(progress):
            self.tell = progress
        elif progress:
            try:
                from tqdm.auto import tqdm
            except ImportError:
                return
            self._bar = tqdm(unit="B", unit_scale=True)
            self.tell = self._moved

    def _moved(self, received: int, total: int | None) -> None:
        self._bar.total = total
        self._bar.update(received - self._bar.n)

    def __enter__(self) -> _Bar:
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.close()


class Download:
    """A body that is handed over while it arrives: once, by iterating, reading or writing it."""

    __slots__ = ("_core",)

    def __init__(self, core: _core.HttpDownload) -> None:
        self._core = core

    @property
    def meta(self) -> Meta:
        """What the answer says beside its body."""
        meta: Meta = self._core.meta
        return meta

    @property
    def total(self) -> int | None:
        """Bytes in all, if the service said so."""
        return self._core.total

    def __iter__(self) -> Iterator[bytes]:
        while (piece := self._core.next()) is not None:
            yield piece

    def read(self, most: int = MOST) -> bytes:
        """Everything, in memory; more than `most` bytes are an error."""
        content: bytes = self._core.read(most)
        return content

    def write_to(self, path: str | os.PathLike[str], *, progress: Progress = False) -> int:
        """Writes everything to a file, and tells how many bytes it was.

        It takes the place of the file once it is complete: whatever happens, there is either the
        old file or the whole new one.

        Args:
            path: The file.
            progress: Is told the bytes so far and in all; `True` shows a bar, if tqdm is there.
        """
        with _Bar(progress) as bar:
            size: int = self._core.write_to(path, bar.tell)
        return size


class AsyncDownload:
    """A body that is handed over while it arrives: once, by iterating, reading or writing it."""

    __slots__ = ("_core",)

    def __init__(self, core: _core.HttpDownload) -> None:
        self._core = core

    @property
    def meta(self) -> Meta:
        """What the answer says beside its body."""
        meta: Meta = self._core.meta
        return meta

    @property
    def total(self) -> int | None:
        """Bytes in all, if the service said so."""
        return self._core.total

    async def __aiter__(self) -> AsyncIterator[bytes]:
        while (piece := await self._core.next()) is not None:
            yield piece

    async def read(self, most: int = MOST) -> bytes:
        """Everything, in memory; more than `most` bytes are an error."""
        content: bytes = await self._core.read(most)
        return content

    async def write_to(self, path: str | os.PathLike[str], *, progress: Progress = False) -> int:
        """Writes everything to a file, and tells how many bytes it was.

        It takes the place of the file once it is complete: whatever happens, there is either the
        old file or the whole new one.

        Args:
            path: The file.
            progress: Is told the bytes so far and in all, on a thread of the client; `True` shows
                a bar, if tqdm is there.
        """
        with _Bar(progress) as bar:
            size: int = await self._core.write_to(path, bar.tell)
        return size
