"""Tables of the pages: search, filters, order and page live in the address, and what is seen is exported.

A few thousand rows are narrowed here; more stay in the database, which is told what the address asks.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar
from urllib.parse import urlencode

from flask import Response, request

from shared.russian import has_words, short_date, sort_key
from shared.web import export

Row = TypeVar("Row")
PER_PAGE = 25
EXPORT = "export"
LONGEST_SEARCH = 200


@dataclass(frozen=True, kw_only=True)
class Column(Generic[Row]):
    """A column: `value` is what is sorted, searched and exported.

    One not `shown` is only in the file, one not `exported` (a plot) only on the page.
    """

    key: str
    title: str
    value: Callable[[Row], Any]
    numeric: bool = False
    sortable: bool = True
    shown: bool = True
    exported: bool = True


@dataclass(frozen=True, kw_only=True)
class Filter(Generic[Row]):
    """A choice above the table: rows whose `value` is the chosen one stay, or has it among several.

    Where the rows come from a query, the query knows what a choice means and `value` is not needed.
    """

    key: str
    title: str
    options: Sequence[tuple[str, str]]
    value: Callable[[Row], str | tuple[str, ...]] = str

    def keeps(self, row: Row, chosen: str) -> bool:
        """Whether the row stays when this value is chosen; all stay when none is."""
        value = self.value(row)
        return not chosen or chosen in ((value,) if isinstance(value, str) else value)


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What the address asks of a table's rows; `sort` is a column's key, `-` before it: downwards."""

    q: str
    chosen: Mapping[str, str]
    sort: str


@dataclass(kw_only=True)
class Table(Generic[Row]):
    """Rows as the address asks for them. `name` is the file's name of an export.

    `rows` are all there are; or `source` gives those asked for, from the database (see `shared.listing`).
    Two tables on one page differ in `prefix`. `empty…` say what to do when there are no rows at all.
    """

    name: str
    columns: Sequence[Column[Row]]
    rows: Sequence[Row] = ()
    source: Callable[[Asked], Sequence[Row]] | None = None
    filters: Sequence[Filter[Row]] = ()
    searched: bool = True
    prefix: str = ""
    per_page: int = PER_PAGE
    exportable: bool = True
    empty: str = "Здесь пока ничего нет"
    empty_text: str = ""
    empty_href: str = ""
    empty_action: str = ""

    def __post_init__(self) -> None:
        self.found = self._find()
        self.pages = max(1, -(-len(self.found) // self.per_page))
        self.page = min(max(_number(self._asked("page")), 1), self.pages)

    @property
    def query(self) -> str:
        """The words searched for."""
        return self._asked("q").strip()[:LONGEST_SEARCH] if self.searched else ""

    @property
    def shown_rows(self) -> Sequence[Row]:
        """The rows of the present page."""
        return self.found[self.first - 1 : self.last]

    @property
    def first(self) -> int:
        """The number of the first row shown."""
        return (self.page - 1) * self.per_page + 1

    @property
    def last(self) -> int:
        """The number of the last row shown."""
        return min(self.page * self.per_page, len(self.found))

    @property
    def shown_columns(self) -> list[Column[Row]]:
        """The columns of the page; the others are only exported."""
        return [one for one in self.columns if one.shown]

    @property
    def narrowed(self) -> bool:
        """Whether something is searched for or filtered."""
        return bool(self.query or any(self.chosen(one.key) for one in self.filters))

    @property
    def useful_tools(self) -> bool:
        """Whether search and filters help: not over a handful of rows."""
        many = self.source is not None or len(self.rows) > 5  # noqa: PLR2004 a handful
        return self.narrowed or many or bool(self.filters)

    def chosen(self, key: str) -> str:
        """The chosen value of a filter, empty for all."""
        return self._asked(key)

    def sorting(self, column: Column[Row]) -> str:
        """How a column is sorted now, in the words of aria-sort."""
        asked = self._asked("sort")
        if asked.lstrip("-") != column.key:
            return "none"
        return "descending" if asked.startswith("-") else "ascending"

    def sort_link(self, column: Column[Row]) -> str:
        """The address that sorts by a column, the other way round if it is sorted so already."""
        turned = "-" if self.sorting(column) == "ascending" else ""
        return self.link(sort=f"{turned}{column.key}", page="")

    def page_link(self, page: int) -> str:
        """The address of another page."""
        return self.link(page=str(page))

    def page_numbers(self) -> list[int | None]:
        """The pages to offer: the ends and the neighbours; null is a gap."""
        near = {1, self.pages, *range(self.page - 1, self.page + 2)}
        numbers: list[int | None] = []
        for number in sorted(one for one in near if 1 <= one <= self.pages):
            if numbers and number - (numbers[-1] or 0) > 1:
                numbers.append(None)
            numbers.append(number)
        return numbers

    def cleared_link(self) -> str:
        """The address without search and filters."""
        return self.link(q="", page="", **{one.key: "" for one in self.filters})

    def export_link(self, kind: str) -> str:
        """The address of the same rows as a file."""
        return self.link(**{EXPORT: kind})

    def link(self, **changes: str) -> str:
        """The present address with some of this table's arguments changed; an empty one goes."""
        arguments = {key: value for key, value in request.args.items() if key != self._name(EXPORT)}
        arguments |= {self._name(key): value for key, value in changes.items()}
        kept = {key: value for key, value in arguments.items() if value}
        return f"?{urlencode(kept)}" if kept else request.root_path + request.path

    def hidden(self) -> dict[str, str]:
        """What the form of the tools must carry on: everything that it does not itself ask."""
        own = {self._name(key) for key in ("q", "page", EXPORT, *(one.key for one in self.filters))}
        return {key: value for key, value in request.args.items() if key not in own and value}

    def name_of(self, key: str) -> str:
        """The argument's name in the address."""
        return self._name(key)

    @property
    def taken_away(self) -> bool:
        """Whether the address asks for the rows as a file."""
        return self._asked(EXPORT) in export.KINDS

    def exported(self) -> Response | None:
        """The rows as a file, when the address asks for one."""
        kind = self._asked(EXPORT)
        if kind not in export.KINDS:
            return None
        columns = [one for one in self.columns if one.exported]
        put = _kept if kind == "xlsx" else _written
        rows = [[put(one.value(row)) for one in columns] for row in self.found]
        return export.file(kind, self.name, [one.title for one in columns], rows)

    def written(self, row: Row, column: Column[Row]) -> Any:
        """How a cell reads when the page has no markup of its own for it."""
        found = _written(column.value(row))
        return "—" if found in (None, "") else found

    def _asked(self, key: str) -> str:
        return request.args.get(self._name(key), "")

    def _name(self, key: str) -> str:
        return f"{self.prefix}{key}"

    def _find(self) -> Sequence[Row]:
        if self.source is None:
            return self._sorted([row for row in self.rows if self._fits(row)])
        chosen = {one.key: self.chosen(one.key) for one in self.filters}
        allowed = {one.key: {key for key, _ in one.options} for one in self.filters}
        sort = self._asked("sort")
        sortable = {one.key for one in self.columns if one.sortable}
        return self.source(
            Asked(
                q=self.query,
                chosen={key: value for key, value in chosen.items() if value in allowed[key]},
                sort=sort if sort.removeprefix("-") in sortable else "",
            )
        )

    def _fits(self, row: Row) -> bool:
        if not all(one.keeps(row, self.chosen(one.key)) for one in self.filters):
            return False
        if not self.query:
            return True
        return has_words(" ".join(str(_written(one.value(row)) or "") for one in self.columns), self.query)

    def _sorted(self, rows: list[Row]) -> list[Row]:
        asked = self._asked("sort")
        by = next((one for one in self.columns if one.key == asked.lstrip("-") and one.sortable), None)
        if by is None:
            return rows
        known = [row for row in rows if by.value(row) not in (None, "")]
        known.sort(key=lambda row: _ordered(by.value(row)), reverse=asked.startswith("-"))
        return known + [row for row in rows if by.value(row) in (None, "")]


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 1  # noqa: PLR2004 no page is farther


def _ordered(value: Any) -> Any:
    return sort_key(value) if isinstance(value, str) else value


def _kept(value: Any) -> Any:
    """How a value stands in a book: a day stays a day, so that it is ordered and filtered as one."""
    return value if type(value) is date else _written(value)


def _written(value: Any) -> Any:
    """How a value stands in a file and is searched: dates and lists as people write them."""
    if isinstance(value, date):
        return short_date(value)
    if isinstance(value, Iterable) and not isinstance(value, str):
        return ", ".join(str(one) for one in value)
    return value
