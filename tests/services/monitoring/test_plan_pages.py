"""Year plans on pages: written, approved, corrected, marked, analysed, printed."""

from datetime import date
from io import BytesIO

import pytest
from docx import Document

from shared.permissions import Actor
from tests.services.given import Alone, actor
from tests.services.monitoring.making import MUNICIPALITY, one
from tests.services.monitoring.planning import (
    APPROVAL,
    APPROVER,
    ASSOCIATION,
    HEAD,
    OWNER,
    PLANS,
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
from tests.services.monitoring.test_pages import page, rows
from tests.services.monitoring.test_period_pages import press
from tests.services.monitoring.test_periods import ANALYST, METHODIST, PRINCIPALS, call

LIST = "/plans"
TODAY = date.today()  # noqa: DTZ011 the year only


@pytest.fixture
def loaded(monitoring: Alone) -> Alone:
    """The worked case c1, and an association with its head."""
    monitoring.hear([*told(), *association()])
    return monitoring


def test_a_methodist_writes_a_plan_by_pages_and_records_the_approval(loaded: Alone) -> None:
    assert "Планов пока нет" in page(loaded, METHODIST, LIST)
    year = TODAY.year - 1
    assert press(loaded, METHODIST, f"{LIST}/new", form="", year=str(year)) == 303
    (plan,) = call(loaded, METHODIST, PLANS)
    home = f"{LIST}/{plan['id']}"
    assert "Запишите первое" in page(loaded, METHODIST, home)
    item = {"title": "Семинар", "section": "organizational", "owner_name": "Зуева"}
    wrong = item | {"due_on": f"{year + 2}-03-01"}
    assert press(loaded, METHODIST, f"{home}/items/new", form="", **wrong) == 422
    right = item | {"due_on": f"{year}-03-01"}
    assert press(loaded, METHODIST, f"{home}/items/new", form="", **right) == 303
    text = page(loaded, METHODIST, home)
    assert "План на" in text
    assert f"Семинар Организационно-методическая деятельность 01.03.{year} Зуева просрочено" in text
    approval = APPROVAL | {"version": str(call(loaded, METHODIST, f"{PLANS}/{plan['id']}")["version"])}
    assert press(loaded, METHODIST, f"{home}/approval", form="", **approval) == 303
    assert "утверждён" in page(loaded, OWNER, home)
    assert "Корректировать" not in page(loaded, OWNER, home)
    copied = {"year": str(year + 1), "is_copied": "true"}
    assert press(loaded, METHODIST, f"{LIST}/new", form="", **copied) == 303
    assert len(call(loaded, METHODIST, PLANS)) == 2


def test_filters_say_what_is_overdue_of_a_month_of_a_section_and_mine(loaded: Alone) -> None:
    plan = running(loaded)
    home = f"{LIST}/{plan['id']}"
    marked(loaded, items(loaded, plan)["Анализ дефицитов"])

    def titles(query: str) -> list[str]:
        return [one[0] for one in rows(loaded, OWNER, f"{home}?{query}")[1:]]

    assert titles("state=done") == ["Анализ дефицитов"]
    assert titles("state=overdue") == ["Семинар", "Обзор новинок"]
    assert titles("month=2025-11") == ["Семинар"]
    assert titles("section=informational") == ["Обзор новинок"]
    assert titles("mine=yes&state=overdue") == ["Обзор новинок"]
    text = page(loaded, METHODIST, home)
    assert "1 из 3 выполнено" in text
    assert "2 просрочено" in text
    assert "Чьи" not in text


def test_the_owner_finds_their_own_and_marks_them(loaded: Alone) -> None:
    year = TODAY.year
    plan = begun(loaded, year=year)
    added(loaded, plan, "Отчёт за год", f"{year}-12-31")
    approved(loaded, plan)
    text = page(loaded, OWNER, LIST)
    assert f"чем подтверждается. Отчёт за год в плане до 31 декабря {year}" in text
    address = f"{LIST}/items/{items(loaded, plan)['Отчёт за год']['id']}"
    done = {"done_on": TODAY.isoformat()}
    assert press(loaded, OWNER, address, form="", note="", **done) == 422
    assert press(loaded, OWNER, address, form="", note="Отчёт на сайте", **done) == 303
    assert "Отмечено выполненным" in page(loaded, METHODIST, address)
    assert "Отметить выполнение" not in page(loaded, PRINCIPALS["A"], address)
    assert "Мои мероприятия" not in page(loaded, OWNER, LIST)
    client = loaded.client(OWNER)
    token = client.get(address).text.split('name="csrf-token" content="')[1].split('"')[0]
    assert client.post(f"{address}/reopening", data={"csrf_token": token}).status_code == 303
    assert "Отметка снята" in page(loaded, METHODIST, address)


def test_who_is_late_says_why_and_the_analysis_has_it(loaded: Alone) -> None:
    plan = running(loaded)
    address = f"{LIST}/items/{items(loaded, plan)['Обзор новинок']['id']}"
    assert "Сказать, почему не сделано" in page(loaded, OWNER, address)
    assert press(loaded, OWNER, f"{address}/explanation", form="", note="") == 422
    assert press(loaded, OWNER, f"{address}/explanation", form="", note="Сайт не работал") == 303
    assert "Почему не сделано Сайт не работал" in page(loaded, METHODIST, address)
    of = {"kind": "month", "on": "2025-12-01"}
    made = call(loaded, METHODIST, f"{PLANS}/{plan['id']}/analyses", 201, json=of)
    assert "ответственный — Зуева; причина: Сайт не работал" in made["conclusions"]


def test_a_correction_is_led_by_pages_and_compared_by_name(loaded: Alone) -> None:
    plan = running(loaded)
    home, before = f"{LIST}/{plan['id']}", items(loaded, plan)
    sent = {"part": "quarter 2025-10-01", "reason": "Курсы перенёс институт"}
    assert press(loaded, METHODIST, f"{home}/corrections/new", form="", **sent) == 303
    assert "Идёт корректировка: IV квартал 2025 года" in page(loaded, METHODIST, home)
    assert "Идёт корректировка" not in page(loaded, OWNER, home)
    seminar = before["Семинар"]
    fields = {"title": "Семинар", "section": "organizational", "owner_name": "Отдел образования"}
    moved = fields | {"due_on": "2025-12-05", "version": str(seminar["version"]), "fact_count": "0"}
    assert press(loaded, METHODIST, f"{LIST}/items/{seminar['id']}/change", form="", **moved) == 303
    address = f"{LIST}/items/{before['Обзор новинок']['id']}/cancellation"
    assert press(loaded, METHODIST, address, form="", reason="") == 422
    assert press(loaded, METHODIST, address, form="", reason="Выходит сайт региона") == 303
    text = page(loaded, METHODIST, f"{home}/versions/2")
    assert "перенесено Семинар 20.11.2025 05.12.2025 Курсы перенёс институт" in text
    assert "отменено Обзор новинок 10.12.2025 — Выходит сайт региона" in text
    assert loaded.client(OWNER).get(f"{home}/versions/2").status_code == 404
    approved(loaded, plan, approved_on="2025-11-02")
    assert "было 20.11.2025" in page(loaded, OWNER, home)
    story = page(loaded, OWNER, f"{LIST}/items/{seminar['id']}")
    correction = "Корректировка: IV квартал 2025 года"
    assert f"перенесено 20.11.2025 → 05.12.2025 {correction}, утверждена 2 ноября 2025" in story
    for address in (home, f"{home}/versions/2"):
        assert f"{correction} утверждена 2 ноября 2025" in page(loaded, OWNER, address)
    assert "План на год утверждён" in page(loaded, OWNER, home)


def test_the_analysis_is_drafted_mended_signed_and_then_stands(loaded: Alone) -> None:
    plan = running(loaded)
    marked(loaded, items(loaded, plan)["Анализ дефицитов"], done_on="2025-10-20")
    made = call(
        loaded,
        METHODIST,
        f"{PLANS}/{plan['id']}/analyses",
        201,
        json={"kind": "year", "on": "2025-06-01"},
    )
    assert made["conclusions"].startswith(
        "На 2025 год было запланировано 3 мероприятия: выполнено 1 (33,3 %, позже срока — 1), не выполнено 2."
    )
    assert (made["total"]["done"], made["total"]["percent"]) == (1, 33.3)
    address = f"{LIST}/analyses/{made['id']}"
    assert "Цифры взяты из плана на сегодня" in page(loaded, METHODIST, address)
    assert loaded.client(OWNER).get(address).status_code == 404
    words = {"conclusions": "Наши выводы.", "proposals": "", "version": "0", "is_signed": "true"}
    assert press(loaded, METHODIST, address, form="", **words) == 422
    names = {"author": "Методист Седова А. А.", "head": "Орлов П. П."}
    assert press(loaded, METHODIST, address, form="", **words, **names) == 303
    marked(loaded, items(loaded, plan)["Семинар"], done_on="2025-11-20")
    signed = call(loaded, OWNER, f"{PLANS}/analyses/{made['id']}")
    assert (signed["conclusions"], signed["total"]["done"]) == ("Наши выводы.", 1)
    again = loaded.client(METHODIST).put(f"{PLANS}/analyses/{made['id']}", json={"conclusions": "Иначе"})
    assert again.status_code == 409
    month = {"kind": "month", "on": "2025-11-05"}
    part = call(loaded, METHODIST, f"{PLANS}/{plan['id']}/analyses", 201, json=month)
    assert part["conclusions"].startswith("На ноябрь 2025 года было запланировано 1 мероприятие: выполнено 1")
    assert len(call(loaded, OWNER, f"{PLANS}/{plan['id']}/analyses")) == 1


def test_papers_have_the_stamp_the_sections_and_the_sums(loaded: Alone) -> None:
    plan = running(loaded)
    corrected(loaded, plan)
    client = loaded.client(METHODIST)
    made = Document(BytesIO(client.get(f"{PLANS}/{plan['id']}/docx").data))
    text = "\n".join(paragraph.text for paragraph in made.paragraphs)
    assert (
        "УТВЕРЖДАЮ\nНачальник управления образования\n__________ Орлов П. П.\n10 января 2025 г.\nПриказ № 12"
        in text
    )
    assert "Муниципальная методическая служба, на 2025 год" in text
    assert "Аналитическая деятельность" in text
    cells = [[cell.text for cell in row.cells] for row in made.tables[0].rows]
    assert cells[0][:4] == ["№", "Мероприятие", "Участники", "Срок"]
    assert cells[1][:2] == ["1", "Анализ дефицитов"]
    by_month = client.get(f"{PLANS}/{plan['id']}/docx?by=month&part=quarter 2025-10-01").data
    text = "\n".join(paragraph.text for paragraph in Document(BytesIO(by_month)).paragraphs)
    assert "ПЛАН-ЦИКЛОГРАММА" in text
    assert "на IV квартал 2025 года" in text
    assert "Октябрь 2025\n" in text
    assert client.get(f"/plans/{plan['id']}/pdf").data.startswith(b"%PDF")
    one = call(
        loaded, METHODIST, f"{PLANS}/{plan['id']}/analyses", 201, json={"kind": "year", "on": "2025-06-01"}
    )
    made = Document(BytesIO(client.get(f"{PLANS}/analyses/{one['id']}/docx").data))
    grids = [[[cell.text for cell in row.cells] for row in table.rows] for table in made.tables]
    sums = next(grid for grid in grids if grid[0][0] == "Раздел")
    assert sums[-1] == ["Всего", "3", "0", "0,0 %", "0", "0", "3", "0", "0"]
    assert 'src="data:image/png;base64,' in client.get(f"/plans/analyses/{one['id']}").text


def test_the_head_of_a_body_plans_for_it_only(loaded: Alone) -> None:
    text = page(loaded, HEAD, f"{LIST}/new")
    assert "РМО математиков" in text
    assert "Муниципальная методическая служба" not in text
    sent = {"year": str(TODAY.year), "body_id": str(ASSOCIATION)}
    assert press(loaded, HEAD, f"{LIST}/new", form="", **sent) == 303
    (plan,) = call(loaded, HEAD, PLANS)
    text = page(loaded, HEAD, f"{LIST}/{plan['id']}")
    assert "Добавить мероприятие" in text
    assert "Утвердить" not in text
    assert "Составить план" not in page(loaded, OWNER, LIST)
    client = loaded.client(HEAD)
    token = client.get(LIST).text.split('name="csrf-token" content="')[1].split('"')[0]
    gone = client.post(f"{LIST}/{plan['id']}/removal", data={"csrf_token": token})
    assert gone.status_code == 303
    assert call(loaded, HEAD, PLANS) == []


@pytest.mark.parametrize(
    ("who", "may"),
    [
        (METHODIST, "read draft write approve"),
        (APPROVER, "read draft approve"),
        (HEAD, "read"),
        (OWNER, "read"),
        (PRINCIPALS["A"], "read"),
        (actor("tutor", municipality_id=MUNICIPALITY), "read"),
        (ANALYST, ""),
        (actor("admin", municipality_id=None), "read"),  # type: ignore[arg-type] # is of no municipality
        (actor("methodist", municipality_id=one("other")), ""),
    ],
)
def test_who_sees_writes_and_approves_the_plan_of_the_service(loaded: Alone, who: Actor, may: str) -> None:
    plan, draft = running(loaded), begun(loaded, year=2024)
    client, allowed = loaded.client(who), may.split()
    assert (client.get(f"{PLANS}/{plan['id']}").status_code == 200) is ("read" in allowed)
    assert (client.get(f"{LIST}/{plan['id']}").status_code == 200) is ("read" in allowed)
    assert (client.get(f"{PLANS}/{draft['id']}").status_code == 200) is ("draft" in allowed)
    item = {"section": "analytical", "title": "Сверка", "due_on": "2024-10-15", "owner_name": "Отдел"}
    written = client.post(f"{PLANS}/{draft['id']}/items", json=item).status_code
    assert (written == 201) is ("write" in allowed)
    if "approve" in allowed:
        added(loaded, draft, "Сверка", "2024-10-15")
    signed = client.post(f"{PLANS}/{draft['id']}/approval", json=APPROVAL).status_code
    assert (signed == 200) is ("approve" in allowed)


def test_a_wrong_address_is_refused_in_words(loaded: Alone) -> None:
    plan = running(loaded)
    client, home = loaded.client(METHODIST), f"{LIST}/{plan['id']}"
    for address in (f"{home}/pdf?by=colour", f"{home}/pdf?part=month", f"{home}/pdf?part=month+2025-13-40"):
        assert client.get(address).status_code == 422
    for address in (
        f"{home}/versions/{10**30}",
        f"{home}/pdf?version={10**30}",
        f"{PLANS}/{plan['id']}/items?version=7",
    ):
        assert client.get(address).status_code == 404
    long_ago = {"year": 10**30}
    call(loaded, METHODIST, PLANS, 422, json=long_ago)
