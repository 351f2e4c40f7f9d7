"""Lists that come in pages."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator, Mapping

    from prowess import _core
    from prowess.types import PageInfo

__all__ = ["AsyncListing", "Listing", "Page"]

T = TypeVar("T")


@dataclasses.dataclass(frozen=True)
class Page(Generic[T]):
    """One page of a list.

    Attributes:
        items: The things on it, perhaps none.
        info: Where it stands among the others.
    """

    items: list[T]
    info: PageInfo


def listed(
    page_size: int | None,
    sort: str | None,
    filters: Mapping[str, object] | None,
    cursor: str | None,
    max_pages: int | None,
    prefetch: bool,
) -> dict[str, Any]:
    """How a list is walked over, as the compiled half takes it."""
    return {
        "page_size": page_size,
        "sort": sort,
        "filters": texts(filters),
        "cursor": cursor,
        "max_pages": max_pages,
        "prefetch": prefetch,
    }


def texts(values: Mapping[str, object] | None) -> dict[str, str]:
    """Values of a query as texts: `true` for True; what is None is left out."""
    given = (values or {}).items()
    return {
        key: str(value).lower() if isinstance(value, bool) else str(value)
        for key, value in given
        if value is not None
    }


class Listing(Generic[T]):
    """A list: iterate it for its things, which are asked for page by page.

    Each iteration begins anew, and asks for a page when it is wanted.
    """

    __slots__ = ("_arguments", "_core", "_endpoint")

    def __init__(self, core: _core.HttpClient, endpoint: str, arguments: Mapping[str, Any]) -> None:
        self._core = core
        self._endpoint = endpoint
        self._arguments = dict(arguments)

    def pages(self) -> Iterator[Page[T]]:
        """Page after page; `page.info.next` is where a later walk goes on, as `cursor`."""
        walk = self._core.call(self._endpoint, self._arguments)
        while (page := walk.next()) is not None:
            yield Page(*page)

    def first_page(self) -> Page[T]:
        """The first page alone."""
        return next(self.pages())

    def __iter__(self) -> Iterator[T]:
        for page in self.pages():
            yield from page.items


class AsyncListing(Generic[T]):
    """A list: iterate it with `async for` for its things, which are asked for page by page.

    Each iteration begins anew, and asks for a page when it is wanted.
    """

    __slots__ = ("_arguments", "_core", "_endpoint")

    def __init__(self, core: _core.HttpClient, endpoint: str, arguments: Mapping[str, Any]) -> None:
        self._core = core
        self._endpoint = endpoint
        self._arguments = dict(arguments)

    async def pages(self) -> AsyncIterator[Page[T]]:
        """Page after page; `page.info.next` is where a later walk goes on, as `cursor`."""
        walk = self._core.call(self._endpoint, self._arguments)
        while (page := await walk.next()) is not None:
            yield Page(*page)

    async def first_page(self) -> Page[T]:
        """The first page alone."""
        walk = self._core.call(self._endpoint, self._arguments)
        page: Page[T] = Page(*await walk.next())
        return page

    async def __aiter__(self) -> AsyncIterator[T]:
        async for page in self.pages():
            for item in page.items:
                yield item
