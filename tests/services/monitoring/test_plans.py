"""Year plans over HTTP: written, approved, corrected by versions, marked by hand and by facts."""

from datetime import date

import pytest
from sqlalchemy import select

from services.monitoring.models import PlanLine, PlanVersion
from shared.contracts.registry import PersonErased
from tests.services.given import Alone, actor
from tests.services.monitoring.making import MUNICIPALITY, one
from tests.services.monitoring.planning import (
    APPROVER,
    ASSOCIATION,
    DEPUTY,
    HEAD,
    ITEMS,
    OWNER,
    PLANS,
    academic,
    added,
    approved,
    association,
    begun,
    corrected,
    items,
    marked,
    running,
)
from tests.services.monitoring.telling import told
from tests.services.monitoring.test_periods import ANALYST, METHODIST, PRINCIPALS, call


@pytest.fixture
def loaded(monitoring: Alone) -> Alone:
    """The worked case c1, and an association with its head."""
    monitoring.hear([*told(), *association()])
    return monitoring


def test_a_plan_is_of_a_calendar_or_a_school_year_and_begins_once(loaded: Alone) -> None:
    plan = begun(loaded)
    assert (plan["starts_on"], plan["ends_on"], plan["state"]) == ("2025-01-01", "2025-12-31", "draft")
    assert begun(loaded)["id"] == plan["id"]
    loaded.hear([academic()])
    school = begun(loaded)
    assert (school["starts_on"], school["ends_on"]) == ("2025-09-01", "2026-08-31")
    begun(loaded, status=422, year=1990)
    assert call(loaded, METHODIST, f"{PLANS}?limit=1")[0]["id"] == plan["id"]


def test_items_have_dates_of_the_year_and_owners_of_the_register(loaded: Alone) -> None:
    plan = begun(loaded)
    item = added(loaded, plan, "Анализ дефицитов", "2025-10-15", starts_on="2025-10-01")
    assert (item["owner_id"], item["owner"], item["state"]) == (str(one("Зуева")), "Зуева", "overdue")
    assert added(loaded, plan, "Анализ дефицитов", "2025-10-15")["id"] == item["id"]
    named = added(loaded, plan, "Семинар", "2025-11-20", owner_name="Отдел образования")
    assert (named["owner_id"], named["owner"]) == (None, "Отдел образования")
    added(loaded, plan, "Не тот год", "2026-01-15", 422)
    added(loaded, plan, "Наоборот", "2025-02-01", 422, starts_on="2025-03-01")
    added(loaded, plan, "Раздел", "2025-02-01", 422, section="other")
    added(
        loaded, plan, "Сколько диагностик", "2025-02-01", 422, fact_kind="diagnostic_conducted", fact_count=3
    )
    client, body = loaded.client(METHODIST), {"section": "consulting", "owner_name": "Зуева"}
    changed = client.put(
        f"{ITEMS}/{item['id']}",
        json=body | {"title": "Анализ", "due_on": "2025-10-20"},
        headers={"If-Match": f'"{item["version"]}"'},
    )
    assert (changed.status_code, changed.get_json()["title"]) == (200, "Анализ")
    stale = client.put(
        f"{ITEMS}/{item['id']}",
        json=body | {"title": "Поздно", "due_on": "2025-10-21"},
        headers={"If-Match": f'"{item["version"]}"'},
    )
    assert stale.status_code == 412
    call(loaded, METHODIST, f"{ITEMS}/{named['id']}/cancellation", json={})
    assert set(items(loaded, plan)) == {"Анализ"}


def test_a_draft_is_seen_by_those_who_write_and_approve_it(loaded: Alone) -> None:
    plan = begun(loaded)
    added(loaded, plan, "Анализ", "2025-10-15")
    for who in (OWNER, PRINCIPALS["A"]):
        call(loaded, who, f"{PLANS}/{plan['id']}", 404)
        assert call(loaded, who, PLANS) == []
    approved(loaded, plan, OWNER, 403)
    approved(loaded, plan, status=422, approved_on="2125-01-01")
    version = approved(loaded, plan, APPROVER)
    assert (version["number"], version["state"], version["order_number"]) == (1, "approved", "12")
    assert approved(loaded, plan) == version
    approved(loaded, plan, status=409, order_number="13")
    for who in (OWNER, PRINCIPALS["A"]):
        assert call(loaded, who, f"{PLANS}/{plan['id']}")["state"] == "approved"
    call(loaded, ANALYST, PLANS, 403)
    stranger = actor("methodist", municipality_id=one("other"))
    call(loaded, stranger, f"{PLANS}/{plan['id']}", 404)
    assert loaded.client(METHODIST).delete(f"{PLANS}/{plan['id']}").status_code == 409
    added(loaded, plan, "Ещё одно", "2025-10-16", 409)
    empty = begun(loaded, year=2024)
    approved(loaded, empty, status=409)
    assert loaded.client(METHODIST).delete(f"{PLANS}/{empty['id']}").status_code == 204


def test_a_correction_is_a_version_compared_by_name_and_the_former_stands(loaded: Alone) -> None:
    plan = running(loaded)
    before = items(loaded, plan)
    corrected(loaded, plan, 422, on="2026-02-01")
    assert corrected(loaded, plan)["number"] == 2
    assert corrected(loaded, plan)["number"] == 2
    corrected(loaded, plan, 409, reason="Другая причина")
    approved(loaded, plan, status=409)  # nothing has changed yet
    usual = {"section": "organizational", "owner_name": "Отдел образования"}
    seminar = f"{ITEMS}/{before['Семинар']['id']}"
    client = loaded.client(METHODIST)
    moved = client.put(seminar, json=usual | {"title": "Семинар", "due_on": "2025-12-05"})
    assert moved.get_json()["first_due"] == "2025-11-20"
    news = f"{ITEMS}/{before['Обзор новинок']['id']}/cancellation"
    call(loaded, METHODIST, news, 422, json={})
    call(loaded, METHODIST, news, json={"reason": "Выходит сайт региона"})
    added(loaded, plan, "Марафон", "2025-12-12")
    added(loaded, plan, "Не из квартала", "2025-02-12", 422)
    assert set(items(loaded, plan, OWNER)) == {"Анализ дефицитов", "Семинар", "Обзор новинок"}
    approved(loaded, plan, approved_on="2025-11-02", order_number="")
    found = call(loaded, OWNER, f"{PLANS}/{plan['id']}/versions/2/differences")
    assert [(one["kind"], one["title"], one["reason"]) for one in found] == [
        ("added", "Марафон", "Курсы перенёс институт"),
        ("moved", "Семинар", "Курсы перенёс институт"),
        ("cancelled", "Обзор новинок", "Выходит сайт региона"),
    ]
    assert (found[1]["was"], found[1]["now"]) == ("20.11.2025", "05.12.2025")
    assert call(loaded, OWNER, f"{PLANS}/{plan['id']}/versions/1/differences") == []
    first = items(loaded, plan, query="?version=1")
    assert {title: one["due_on"] for title, one in first.items()} == {
        title: one["due_on"] for title, one in before.items()
    }
    assert items(loaded, plan)["Обзор новинок"]["state"] == "cancelled"
    with loaded.database.read() as session:
        kept = session.scalars(
            select(PlanLine.title).join(PlanVersion).where(PlanVersion.number == 1).order_by(PlanLine.due_on)
        )
        assert list(kept) == ["Анализ дефицитов", "Семинар", "Обзор новинок"]


def test_a_correction_may_be_given_up(loaded: Alone) -> None:
    plan = running(loaded)
    corrected(loaded, plan)
    extra = added(loaded, plan, "Марафон", "2025-12-12")
    call(loaded, OWNER, f"{ITEMS}/{extra['id']}", 404)
    for _ in range(2):
        assert loaded.client(METHODIST).delete(f"{PLANS}/{plan['id']}/corrections").status_code == 204
    call(loaded, METHODIST, f"{ITEMS}/{extra['id']}", 404)
    assert len(call(loaded, METHODIST, f"{PLANS}/{plan['id']}/versions")) == 1


def test_the_owner_marks_with_evidence_and_others_do_not(loaded: Alone) -> None:
    plan = running(loaded)
    item = items(loaded, plan)["Анализ дефицитов"]
    stranger = actor(municipality_id=MUNICIPALITY, person_id=one("Кравец"))
    marked(loaded, item, stranger, 403)
    marked(loaded, item, PRINCIPALS["A"], 403)
    marked(loaded, item, OWNER, 422, note=" ")
    marked(loaded, item, OWNER, 422, done_on="2024-10-10")
    done = marked(loaded, item, OWNER)
    assert (done["state"], done["evidence"]) == ("done", "Протокол № 2, 14 человек")
    assert marked(loaded, item, OWNER) == done
    assert marked(loaded, item, done_on="2025-10-20")["state"] == "done_late"
    assert marked(loaded, item, state="open", note="")["state"] == "overdue"
    why = marked(loaded, item, OWNER, state="open", note="Школа на карантине")
    assert (why["state"], why["explanation"], why["evidence"]) == ("overdue", "Школа на карантине", "")
    draft = begun(loaded, year=2024)
    early = added(loaded, draft, "Раньше времени", "2024-10-15")
    marked(loaded, early, status=409)


def test_the_head_of_a_body_writes_its_own_plan_and_the_methodist_approves_it(loaded: Alone) -> None:
    plan = begun(loaded, HEAD, body_id=str(ASSOCIATION))
    assert plan["body_id"] == str(ASSOCIATION)
    begun(loaded, DEPUTY, 403, body_id=str(ASSOCIATION))
    begun(loaded, HEAD, 403)
    begun(loaded, HEAD, 403, body_id=str(one("council")))
    added(loaded, plan, "Заседание", "2025-09-25", who=HEAD, section="organizational")
    call(loaded, DEPUTY, f"{PLANS}/{plan['id']}", 404)
    approved(loaded, plan, HEAD, 403)
    approved(loaded, plan)
    own = begun(loaded)
    added(loaded, own, "Основное", "2025-09-25")
    approved(loaded, own)
    added(loaded, own, "Чужое", "2025-09-25", 403, who=HEAD)
    corrected(loaded, own, 403, who=HEAD)
    item = items(loaded, plan, DEPUTY)["Заседание"]
    marked(loaded, item, DEPUTY, 403)
    assert marked(loaded, item, HEAD, done_on="2025-09-25")["state"] == "done"
    assert corrected(loaded, plan, who=HEAD)["number"] == 2
    assert [one["id"] for one in call(loaded, DEPUTY, f"{PLANS}?body_id={ASSOCIATION}")] == [plan["id"]]


def test_last_years_plan_is_copied_to_the_days_of_the_new_year(loaded: Alone) -> None:
    former = begun(loaded, year=2024)
    added(loaded, former, "Високосное", "2024-02-29", fact_kind="certificate_issued", fact_count=3)
    added(loaded, former, "Неделя", "2024-10-18", starts_on="2024-10-14")
    approved(loaded, former, approved_on="2024-01-10")
    plan = begun(loaded, copied_from=former["id"])
    copied = items(loaded, plan)
    assert (copied["Високосное"]["due_on"], copied["Високосное"]["version"]) == ("2025-02-28", 1)
    assert (copied["Неделя"]["starts_on"], copied["Неделя"]["due_on"]) == ("2025-10-14", "2025-10-18")
    assert plan["state"] == "draft"
    assert begun(loaded, copied_from=former["id"])["id"] == plan["id"]


def test_an_erased_owner_shows_as_erased(loaded: Alone) -> None:
    plan = running(loaded)
    erased = PersonErased(
        id=one("Зуева"),
        municipality_id=MUNICIPALITY,
        version=9,
        erased_on=date(2025, 12, 30),
        young=(),
        young_unknown=False,
        employments=(),
        merged_into=None,
    )
    loaded.hear([erased])
    assert items(loaded, plan)["Анализ дефицитов"]["owner"] == "удалено"
