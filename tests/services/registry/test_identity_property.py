"""Matching holds for any name and any register: spelling never matters, namesakes are never merged."""

from datetime import date
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from services.registry.rules import Known, identify
from shared.importing.names import comparable

LETTERS = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
LOOK_ALIKES = str.maketrans("АВЕКМНОРСТУХавекмнорстух", "ABEKMHOPCTYXaBeKMHopcTyx")
SPACES = st.sampled_from([" ", "  ", "\u00a0", " \u00a0", "\u2009", "\t"])
WORDS = st.text(LETTERS, min_size=2, max_size=12)
NAMES = st.lists(WORDS, min_size=2, max_size=4)
BIRTHS = st.none() | st.dates(date(1950, 1, 1), date(2005, 12, 31))
NUMBERS = st.none() | st.sampled_from(["a", "b", "c"])
WORK = st.frozensets(st.integers(1, 3), max_size=2)


@st.composite
def respelled(draw: st.DrawFn, words: list[str]) -> str:
    """Write a name as another clerk would: case, ё, Latin look-alikes, odd spaces and hyphens."""
    written = []
    for word in words:
        changed = draw(st.sampled_from([str.upper, str.capitalize, str.lower]))(word)
        if draw(st.booleans()):
            changed = changed.replace("ё", "е").replace("Ё", "Е")
        if draw(st.booleans()):
            changed = changed.upper().translate(LOOK_ALIKES)
        written.append(changed)
    return draw(SPACES).join(["", *written, ""])


@st.composite
def people(draw: st.DrawFn, number: int) -> Known:
    """Draw somebody of the register, or of a row."""
    return Known(
        id=UUID(int=number), snils_index=draw(NUMBERS), birth_date=draw(BIRTHS), employments=draw(WORK)
    )


NAMESAKES = st.lists(st.integers(1, 9), max_size=5, unique=True).flatmap(
    lambda numbers: st.tuples(*(people(number) for number in numbers))
)


@given(NAMES, st.data())
def test_spelling_does_not_matter(words: list[str], data: st.DataObject) -> None:
    assert comparable(data.draw(respelled(words))) == comparable(data.draw(respelled(words)))


@given(NAMES, NAMES)
def test_other_letters_are_another_name(words: list[str], others: list[str]) -> None:
    plain = [" ".join(name).replace("ё", "е") for name in (words, others)]
    assert (comparable(" ".join(words)) == comparable(" ".join(others))) == (plain[0] == plain[1])


@given(people(0), NAMESAKES)
def test_who_differs_for_certain_is_never_taken_nor_asked_about(
    row: Known, namesakes: tuple[Known, ...]
) -> None:
    found = identify(row, by_snils=None, namesakes=namesakes)
    for one in namesakes:
        differs = (row.snils_index and one.snils_index and row.snils_index != one.snils_index) or (
            row.birth_date and one.birth_date and row.birth_date != one.birth_date
        )
        assert not differs or (one.id != found.person_id and one.id not in found.doubtful)


@given(people(0), NAMESAKES)
def test_the_order_of_namesakes_decides_nothing(row: Known, namesakes: tuple[Known, ...]) -> None:
    one = identify(row, by_snils=None, namesakes=namesakes)
    other = identify(row, by_snils=None, namesakes=namesakes[::-1])
    assert set(one.doubtful) == set(other.doubtful)
    assert (one.person_id is None) == (other.person_id is None)


@given(people(0), NAMESAKES)
def test_whoever_may_be_the_same_is_taken_or_asked_about(row: Known, namesakes: tuple[Known, ...]) -> None:
    found = identify(row, by_snils=None, namesakes=namesakes)
    weaker = [
        one
        for one in namesakes
        if (not row.snils_index or not one.snils_index or row.snils_index == one.snils_index)
        and (not row.birth_date or not one.birth_date or row.birth_date == one.birth_date)
    ]
    assert found.person_id is not None or set(found.doubtful) == {one.id for one in weaker}
