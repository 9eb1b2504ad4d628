"""Pairs follow the register: dismissal, transfer, long leave; in any order, late, corrected and twice."""

from datetime import date
from itertools import permutations
from typing import Any

import pytest

from shared.contracts.registry import Absence, Employment
from tests.services.mentorship.making import Mentorship, ago, known, person
from tests.services.mentorship.test_pairs_api import ordered


def leave(since: int, until: int | None = None, kind: str = "parental", name: str = "Кравец") -> Any:
    """A long leave of somebody from so many days ago."""
    away = Absence(
        id=known("leave"), kind=kind, since=ago(since), until=None if until is None else ago(until)
    )
    return person(name, "A", absences=(away,))


def moved(name: str, *places: tuple[str, date, date | None]) -> Any:
    """Somebody who worked in turn at several schools."""
    jobs = tuple(
        Employment(
            id=known(f"{name} {number}"),
            organization_id=known(school),
            position="учитель",
            subjects=(),
            staff_category="pedagogical",
            occupation="main",
            rate=1.0,
            since=since,
            until=until,
        )
        for number, (school, since, until) in enumerate(places)
    )
    return person(name, "A", employments=jobs)


def told(mentorship: Mentorship, pair_id: str) -> list[tuple[str, str]]:
    """The states from the order on."""
    pair = mentorship.as_("methodist").get(f"pairs/{pair_id}")
    return [(one["state"], one["since"]) for one in pair["states"]][3:]


def learn(mentorship: Mentorship, *people: Any) -> None:
    """Let the roster learn, and the clock strike twice: the second time changes nothing."""
    for one in people:
        mentorship.keep(one, one)
        mentorship.tick()
    before = len(mentorship.events())
    mentorship.tick()
    assert len(mentorship.events()) == before


STORY = (leave(30), leave(30, 10), leave(28, 8))


@pytest.mark.parametrize("kind", ["parental", "military", "sick", "other"])
def test_a_long_leave_pauses_and_the_return_resumes(mentorship: Mentorship, kind: str) -> None:
    pair_id = ordered(mentorship)
    begun = ("active", str(ago(60)))
    learn(mentorship, leave(30, kind=kind))
    if kind in ("sick", "other"):
        assert told(mentorship, pair_id) == [begun]
        return
    assert told(mentorship, pair_id) == [begun, ("paused", str(ago(30)))]
    learn(mentorship, leave(30, 10, kind=kind))
    assert told(mentorship, pair_id)[-1] == ("active", str(ago(9)))
    pair = mentorship.as_("methodist").get(f"pairs/{pair_id}")
    assert [(one["since"], one["until"]) for one in pair["pauses"]] == [(str(ago(30)), str(ago(10)))]
    assert "наставляемого" in pair["pauses"][0]["reason"]


def test_a_leave_that_is_long_over_becomes_history(mentorship: Mentorship) -> None:
    pair_id = ordered(mentorship)
    learn(mentorship, leave(50, 40, name="Зуева"))
    assert told(mentorship, pair_id)[1:] == [("paused", str(ago(50))), ("active", str(ago(39)))]


def test_a_corrected_leave_corrects_the_pause(mentorship: Mentorship) -> None:
    pair_id = ordered(mentorship)
    learn(mentorship, leave(30), leave(25))
    assert told(mentorship, pair_id)[1:] == [("paused", str(ago(25)))]
    learn(mentorship, person("Кравец", "A"))  # there was no leave at all
    pair = mentorship.as_("methodist").get(f"pairs/{pair_id}")
    assert (pair["state"], pair["pauses"]) == ("active", [])
    learn(mentorship, leave(20, 5), leave(20, -5))  # and then there was, and it was prolonged
    assert mentorship.as_("methodist").get(f"pairs/{pair_id}")["state"] == "paused"


def test_what_a_person_decided_counts_for_more_than_the_leave(mentorship: Mentorship) -> None:
    pair_id = ordered(mentorship)
    methodist = mentorship.as_("methodist")
    methodist.post(f"pairs/{pair_id}/pause", {"since": str(ago(20)), "reason": "курсы"})
    learn(mentorship, leave(30, 10))
    assert told(mentorship, pair_id)[-1] == ("paused", str(ago(20)))
    methodist.post(f"pairs/{pair_id}/resume", {"since": str(ago(15))})
    learn(mentorship, leave(30))
    assert told(mentorship, pair_id)[-1] == ("active", str(ago(15)))
    learn(mentorship, leave(3))  # another leave, later
    assert told(mentorship, pair_id)[-1] == ("paused", str(ago(3)))


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_same_facts_in_any_order_end_alike(mentorship: Mentorship, order: tuple[int, ...]) -> None:
    pair_id = ordered(mentorship)
    learn(mentorship, *(STORY[number] for number in order))
    learn(mentorship, STORY[-1])
    pair = mentorship.as_("methodist").get(f"pairs/{pair_id}")
    assert pair["state"] == "active"
    days = [one["since"] for one in pair["states"]][3:]
    assert days == sorted(days)


def test_a_dismissal_that_was_a_transfer_is_taken_back(mentorship: Mentorship) -> None:
    pair_id = ordered(mentorship)
    started = date(2024, 9, 1)
    learn(mentorship, moved("Зуева", ("A", started, ago(3))))
    closing = mentorship.as_("methodist").get(f"pairs/{pair_id}")
    assert (closing["state"], closing["ended_on"]) == ("closing", None)
    assert closing["ended_reason"] == "увольнение участника пары"
    learn(mentorship, moved("Зуева", ("A", started, ago(3)), ("B", ago(2), None)))
    pair = mentorship.as_("methodist").get(f"pairs/{pair_id}")
    assert (pair["state"], pair["ended_reason"]) == ("active", "")
    learn(mentorship, moved("Зуева", ("A", started, ago(3))))
    assert mentorship.as_("methodist").get(f"pairs/{pair_id}")["state"] == "closing"


def test_a_closing_that_a_person_began_stays(mentorship: Mentorship) -> None:
    pair_id = ordered(mentorship)
    mentorship.as_("methodist").post(f"pairs/{pair_id}/ending", {"outcome": "closing"})
    learn(mentorship, person("Зуева", "A"))
    assert told(mentorship, pair_id)[-1][0] == "closing"
