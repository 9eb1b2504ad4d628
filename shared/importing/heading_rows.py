"""Which rows are headings together: a heading over several columns, and what it is divided into below."""

from collections.abc import Iterator, Sequence

from shared.importing.cells import plain
from shared.importing.columns import Kind
from shared.importing.heading_forms import heading_form, is_numbering
from shared.importing.mapping import Recognition, Title, shown_text, titles_of
from shared.importing.sheet import SheetRow

FEWEST_WORDS = 2
MORE_ROWS = 2
Stack = tuple[SheetRow, ...]


def stacks(looked: Sequence[SheetRow], place: int, kind: Kind, known: Recognition) -> Iterator[Stack]:
    """Give the ways to read a row as headings, the fullest first: with rows below, with rows above, alone."""
    row, above = looked[place], looked[max(place - MORE_ROWS, 0) : place]
    lower: Stack = (row,)
    for following in looked[place + 1 : place + 1 + MORE_ROWS]:
        if not _goes_on(lower, following, kind, known):
            break
        lower = (*lower, following)
    upper: Stack = (row,)
    for over in reversed(above):
        if not _says_more(over, upper, known):
            break
        upper = (over, *upper)
    yield from (stack for stack in (lower, upper) if len(stack) > 1)
    yield (row,)
    if above:
        yield (above[-1], row)


def titles_over(stack: Stack) -> list[Title]:
    """Give the title over each place of rows that are headings together."""
    return titles_of(*(row.cells for row in stack))


def _goes_on(stack: Stack, following: SheetRow, kind: Kind, known: Recognition) -> bool:
    """Whether the next row is the lower part of the headings: neither a record nor the name of a section."""
    upper, both = titles_over(stack), titles_over((*stack, following))
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


def _says_more(above: SheetRow, stack: Stack, known: Recognition) -> bool:
    """Whether rows that may be headings alone name more columns when taken with the one above them."""
    titles = titles_over(stack)
    apart, together = known.fields(titles), known.fields(titles_over((above, *stack)))
    if together != apart:
        return together > apart
    upper = {place: title for place, title in enumerate(titles_of(above.cells)) if title.words}
    if known.opened and _groups(upper, titles, known):
        return True
    lone = [title for place, title in upper.items() if place < len(titles) and not titles[place].words]
    return len(upper) >= FEWEST_WORDS and bool(lone) and not known.fields(lone)


def _groups(upper: dict[int, Title], titles: Sequence[Title], known: Recognition) -> bool:
    """Whether all that stands above is over columns of an opened kind: it says what they are of, or in."""
    return bool(upper) and all(
        place < len(titles)
        and titles[place].words
        and not is_numbering(titles[place].words)
        and not known.fields([titles[place]])
        for place in upper
    )


def lines_of(stack: Stack) -> tuple[dict[int, str], ...]:
    """Give the forms of each of several rows of headings by place, to know them when printed again."""
    if len(stack) < FEWEST_WORDS:
        return ()
    lines = [
        {place: heading_form(shown_text(cell)) for place, cell in enumerate(row.cells) if shown_text(cell)}
        for row in stack
    ]
    return tuple(line for line in lines if len(line) >= FEWEST_WORDS)


__all__ = ["Stack", "lines_of", "stacks", "titles_over"]
