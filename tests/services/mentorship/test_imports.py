"""Imports of pairs and events: refusals, warnings, and the same rows twice changing nothing."""

from typing import Any

import pytest

from tests.services.mentorship.making import MUNICIPALITY, TODAY, Mentorship, ago, known, person


def pair_row(row: int, **changes: Any) -> dict[str, Any]:
    """An ordered pair Зуева → Кравец since 100 days."""
    plain = {
        "row": row,
        "mentor_id": str(known("Зуева")),
        "mentor_name": "Зуева Анна",
        "mentee_id": str(known("Кравец")),
        "mentee_name": "Кравец Анна",
        "order_number": "15-н",
        "order_date": str(ago(100)),
        "starts_on": str(ago(100)),
        "ends_on": None,
    }
    return plain | changes


def event_row(row: int, name: str, state: str = "attended", **changes: Any) -> dict[str, Any]:
    """Attendance of one event."""
    plain = {"title": "Современный урок", "event_date": str(ago(20)), "kind": "young_support"}
    return {"row": row, "person_id": str(known(name)), "state": state} | plain | changes


def load(mentorship: Mentorship, kind: str, *rows: dict[str, Any], **options: Any) -> dict[str, Any]:
    """Hand rows over as registry does."""
    plain = {"kind": kind, "municipality_id": str(MUNICIPALITY), "imported_on": str(TODAY)}
    body: dict[str, Any] = plain | options | {"rows": list(rows)}
    reply: dict[str, Any] = mentorship.as_("methodist").post("imports", body)
    return reply


def counted(reply: dict[str, Any]) -> tuple[int, int, int]:
    """Created, updated, unchanged."""
    return reply["created"], reply["updated"], reply["unchanged"]


ROWS = (
    pair_row(2),
    pair_row(
        3, mentor_id=str(known("Дёмина")), mentee_id=str(known("Зуева")), ends_on=str(ago(10)), kind="reverse"
    ),
    pair_row(4, mentee_id=str(known("Лапин")), order_number="", order_date=None),
    pair_row(5, mentee_id=None, mentee_name="Орлов  Пётр", mentee_organization_text="ГАГУ"),
)


def test_the_same_pairs_twice_change_nothing(mentorship: Mentorship) -> None:
    first = load(mentorship, "pairs", *ROWS)
    assert (counted(first), first["rejected"]) == ((4, 0, 0), [])
    told = len(mentorship.events())
    respelled = pair_row(5, mentee_id=None, mentee_name="орлов петр", mentee_organization_text="гагу")
    assert counted(load(mentorship, "pairs", *ROWS[:3], respelled)) == (0, 0, 4)
    assert len(mentorship.events()) == told == 4
    states = [pair["state"] for pair in mentorship.as_("methodist").get("pairs")]
    assert states == ["active", "completed", "proposed", "active"]


def test_the_interface_warns_and_rejects_as_written(mentorship: Mentorship) -> None:
    rows = (
        pair_row(2, order_date=str(ago(90))),
        pair_row(3, mentee_id=str(known("Зуева"))),
        pair_row(4, mentee_id=str(known("Лапин")), ends_on=str(ago(101))),
        pair_row(5, order_date=str(ago(80))),
        pair_row(6, mentee_id=str(known("Дёмина")), ends_on=str(ago(-400)), order_number=""),
    )
    reply = load(mentorship, "pairs", *rows)
    assert [(one["row"], one["column"]) for one in reply["rejected"]] == [
        (3, "ФИО наставляемого"),
        (4, "Окончание"),
        (5, "Начало"),
    ]
    assert mentorship.events() == []
    said = {(one["row"], one["message"]) for one in reply["warnings"]}
    assert {
        (2, "согласия не приложены"),
        (2, "начало раньше приказа"),
        (6, "Срок пары больше 12 месяцев."),
    } <= said
    assert counted(load(mentorship, "pairs", *rows, skip_rejected=True)) == (2, 0, 0)
    assert len(mentorship.events()) == 2


def test_a_dry_run_applies_nothing(mentorship: Mentorship) -> None:
    assert counted(load(mentorship, "pairs", *ROWS, dry_run=True)) == (4, 0, 0)
    assert mentorship.as_("methodist").get("pairs") == []
    assert mentorship.events() == []


def test_a_changed_end_rewrites_the_imported_history(mentorship: Mentorship) -> None:
    load(mentorship, "pairs", pair_row(2))
    assert counted(load(mentorship, "pairs", pair_row(2, ends_on=str(ago(10))))) == (0, 1, 0)
    [pair] = mentorship.as_("methodist").get("pairs")
    assert (pair["state"], pair["planned_until"], pair["ended_on"]) == ("completed", str(ago(10)), None)
    assert (pair["version"], len(pair["states"])) == (2, 3)
    assert counted(load(mentorship, "pairs", pair_row(2))) == (0, 1, 0)
    [pair] = mentorship.as_("methodist").get("pairs")
    assert (pair["state"], len(pair["states"])) == ("active", 2)


def test_dates_outside_employment_and_a_fourth_mentee_are_only_said(mentorship: Mentorship) -> None:
    mentorship.keep(person("Кравец", "A", since=ago(50)))
    names = ("Кравец", "Лапин", "Дёмина", "Панова")
    rows = [pair_row(number, mentee_id=str(known(name))) for number, name in enumerate(names, start=2)]
    reply = load(mentorship, "pairs", *rows)
    said = [(one["row"], one["message"]) for one in reply["warnings"]]
    assert (2, "начало вне периода работы наставляемого") in said
    assert (2, "У наставника будет 4 наставляемых: больше трёх.") in said
    assert reply["created"] == 4


def test_the_same_events_twice_change_nothing_and_a_mark_is_corrected(mentorship: Mentorship) -> None:
    rows = (event_row(2, "Кравец"), event_row(3, "Лапин", "no_show"))
    assert counted(load(mentorship, "events", *rows)) == (2, 0, 0)
    assert counted(load(mentorship, "events", *rows)) == (0, 0, 2)
    assert counted(load(mentorship, "events", event_row(2, "Лапин", title="современный  УРОК"))) == (0, 1, 0)
    assert [row.sequence for row in mentorship.events("attendance")] == [1, 1, 2]
    assert len(mentorship.events("support_event")) == 1
    reply = load(mentorship, "events", event_row(2, "Кравец"), event_row(3, "Кравец", "no_show"))
    assert [one["row"] for one in reply["rejected"]] == [3]


@pytest.mark.parametrize(
    "row", [{"row": 2}, pair_row(2, starts_on="30.02.2024"), pair_row(2, kind="какая-то")]
)
def test_an_unreadable_row_is_refused_whole(mentorship: Mentorship, row: dict[str, Any]) -> None:
    body = {"kind": "pairs", "municipality_id": str(MUNICIPALITY), "imported_on": str(TODAY), "rows": [row]}
    assert mentorship.as_("methodist").post("imports", body, 422)["errors"]
    mentorship.as_("principal", school="A").post("imports", body, 403)
