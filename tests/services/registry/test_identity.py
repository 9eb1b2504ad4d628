"""Who is the same person, and who is only a namesake."""

from datetime import date
from uuid import UUID

from services.registry.rules import Known, Verdict, identify, mask_snils, may_grant

BIRTH, OTHER_BIRTH = date(1980, 1, 1), date(1981, 1, 1)
HERE, THERE = ("школа 1", "учитель"), ("школа 2", "учитель")
IVANOVA = UUID(int=1)
SECOND = UUID(int=2)


def known(
    number: UUID = IVANOVA,
    *,
    snils: str | None = None,
    birth: date | None = None,
    work: tuple[tuple[str, str], ...] = (HERE,),
) -> Known:
    return Known(id=number, snils_index=snils, birth_date=birth, employments=work)


def verdict(row: Known, *namesakes: Known, by_snils: UUID | None = None) -> Verdict:
    return identify(row, by_snils=by_snils, namesakes=namesakes)


def test_snils_decides() -> None:
    found = verdict(known(snils="a", birth=OTHER_BIRTH), known(birth=BIRTH), by_snils=SECOND)
    assert found == Verdict(person_id=SECOND)


def test_full_name_and_birth_date_decide_without_snils() -> None:
    assert verdict(known(birth=BIRTH, work=(THERE,)), known(birth=BIRTH)).person_id == IVANOVA
    assert verdict(known(snils="a", birth=BIRTH), known(birth=BIRTH)).person_id == IVANOVA
    assert verdict(known(birth=BIRTH), known(snils="a", birth=BIRTH)).person_id == IVANOVA


def test_different_snils_or_birth_dates_are_two_people_for_certain() -> None:
    assert verdict(known(snils="b", birth=BIRTH), known(snils="a", birth=BIRTH)) == Verdict(person_id=None)
    assert verdict(known(birth=BIRTH), known(birth=OTHER_BIRTH)) == Verdict(person_id=None)


def test_a_weak_match_is_only_the_same_person_in_the_same_employment() -> None:
    assert verdict(known(), known(birth=BIRTH)).person_id == IVANOVA
    assert verdict(known(birth=BIRTH), known()).person_id == IVANOVA
    assert verdict(known(work=(THERE,)), known(birth=BIRTH)) == Verdict(person_id=None, doubtful=(IVANOVA,))


def test_namesakes_are_never_merged() -> None:
    namesakes = (known(birth=BIRTH), known(SECOND, birth=OTHER_BIRTH))
    assert verdict(known(), *namesakes) == Verdict(person_id=None, doubtful=(IVANOVA, SECOND))
    twins = (known(birth=BIRTH, work=()), known(SECOND, birth=BIRTH, work=()))
    assert verdict(known(birth=BIRTH), *twins).person_id is None


def test_the_record_a_row_made_is_found_again_by_it() -> None:
    """Otherwise the same file twice would make a third namesake."""
    before = (known(birth=BIRTH), known(SECOND))
    assert verdict(known(), *before).person_id == SECOND


def test_only_the_last_digits_of_a_snils_are_shown() -> None:
    assert mask_snils("10020030030") == "***-***-*** 30"


def test_only_an_administrator_makes_administrators() -> None:
    assert may_grant(frozenset({"methodist"}), "principal")
    assert not may_grant(frozenset({"methodist"}), "admin")
    assert not may_grant(frozenset({"principal", "person"}), "tutor")
    assert may_grant(frozenset({"admin"}), "admin")
