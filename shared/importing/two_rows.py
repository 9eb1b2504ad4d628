"""Whether two rows are headings together: a heading over several columns, and what it is divided into."""

from collections.abc import Sequence

from shared.importing.cells import plain
from shared.importing.columns import Kind
from shared.importing.heading_forms import heading_form
from shared.importing.mapping import Recognition, Title, shown_text, titles_of
from shared.importing.sheet import SheetRow

FEWEST_WORDS = 2


def goes_on(row: SheetRow, following: SheetRow, kind: Kind, known: Recognition) -> bool:
    """Whether the next row is the lower part of the headings: neither a record nor the name of a section."""
    upper, both = titles_of(row.cells), titles_of(following.cells, row.cells)
    required = {column.field for column in kind.columns if column.required}
    required |= {column.instead for column in kind.columns if column.required}
    places = [place for place, title in enumerate(upper) if known.fields([title]) & required]
    under = {place: plain(following.cells[place]) for place in places if place < len(following.cells)}
    if not places or any(_is_value(words, upper[place], known) for place, words in under.items()):
        return False
    alone, together = known.fields(upper), known.fields(both)
    if together - alone:
        return True
    return together == alone and _divides(upper, following, is_repeated=any(under.values()))


def _is_value(words: str, title: Title, known: Recognition) -> bool:
    """Whether what stands under a heading is no heading itself: neither the same again nor one we know."""
    if not words or heading_form(words) == heading_form(title.words):
        return False
    return not known.fields([Title(words, (words,))])


def _divides(upper: Sequence[Title], following: SheetRow, *, is_repeated: bool) -> bool:
    """Whether a row that names nothing of ours divides headings that span several columns."""
    filled = {place: plain(cell) for place, cell in enumerate(following.cells) if plain(cell)}
    if len(filled) < FEWEST_WORDS or not all(shown_text(following.cells[place]) for place in filled):
        return False
    if is_repeated:
        return True
    if any(words[0].isdigit() for words in filled.values()):
        return False
    return any(place < len(upper) and not upper[place].words for place in filled)


def says_more(above: SheetRow, row: SheetRow, known: Recognition) -> bool:
    """Whether a row that may be headings alone names more columns when taken with the one above it."""
    apart, together = (
        known.fields(titles) for titles in (titles_of(row.cells), titles_of(row.cells, above.cells))
    )
    if together != apart:
        return together > apart
    upper = {place: title for place, title in enumerate(titles_of(above.cells)) if title.words}
    lone = [title for place, title in upper.items() if place < len(row.cells) and not plain(row.cells[place])]
    return len(upper) >= FEWEST_WORDS and bool(lone) and not known.fields(lone)


def lines_of(rows: Sequence[SheetRow]) -> tuple[dict[int, str], ...]:
    """Give the forms of each of two rows of headings by place, to know them when they are printed again."""
    if len(rows) < FEWEST_WORDS:
        return ()
    lines = [
        {place: heading_form(shown_text(cell)) for place, cell in enumerate(row.cells) if shown_text(cell)}
        for row in rows
    ]
    return tuple(line for line in lines if len(line) >= FEWEST_WORDS)


__all__ = ["goes_on", "lines_of", "says_more"]
