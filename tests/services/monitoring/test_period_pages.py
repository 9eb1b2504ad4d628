"""Periods and snapshots on pages: what each role is offered, and what a word or a freeze changes."""

from dataclasses import replace

import pytest

from shared.permissions import Actor
from tests.services.given import Alone, actor
from tests.services.monitoring.c1 import TEACHERS
from tests.services.monitoring.making import MUNICIPALITY, one
from tests.services.monitoring.telling import told
from tests.services.monitoring.test_pages import page, rows
from tests.services.monitoring.test_periods import (
    ANALYST,
    METHODIST,
    PRINCIPALS,
    freeze,
    late_certificate,
    opened,
)

LIST = "/periods"


@pytest.fixture
def loaded(monitoring: Alone) -> Alone:
    """The worked case c1."""
    monitoring.hear(told())
    return monitoring


def press(service: Alone, who: Actor, address: str, **fields: str) -> int:
    """Send a form of a page, with its token."""
    client = service.client(who)
    shown = client.get(address.rpartition("/")[0] if "form" not in fields else address)
    token = shown.text.split('name="csrf-token" content="')[1].split('"')[0]
    sent = {"csrf_token": token} | {name: text for name, text in fields.items() if name != "form"}
    return client.post(address, data=sent).status_code


def test_a_methodist_opens_sees_who_is_ready_and_freezes(loaded: Alone) -> None:
    assert "Отчётных периодов пока нет" in page(loaded, METHODIST, LIST)
    assert press(loaded, METHODIST, f"{LIST}/new", form="", as_of="2025-12-31") == 303
    period = opened(loaded)
    text = page(loaded, METHODIST, f"{LIST}/{period}")
    assert "Данные на 31 декабря 2025 идёт сбор" in text
    assert "0 из 4 подтвердили" in text
    assert "Зафиксировать" in text
    assert "Нет действующего плана развития кадров сама организация" in text
    shown = loaded.client(METHODIST).get(f"{LIST}/{period}").get_data(as_text=True)
    mended = f'href="/registry/organizations/{one("D")}/facts/new?kind=workforce_plan"'
    assert mended in shown
    approver = actor("approver", municipality_id=MUNICIPALITY)
    for place in (f"{LIST}/{period}", f"{LIST}/{period}/organizations/{one('D')}"):
        read = loaded.client(approver).get(place).get_data(as_text=True)
        assert "Нет действующего плана развития кадров" in read
        assert mended not in read  # the form would be refused
    asked = page(loaded, METHODIST, f"{LIST}/{period}/freeze")
    assert "Ещё не подтвердили данные: Школа A, Школа B, Школа C, Школа D" in asked
    assert press(loaded, METHODIST, f"{LIST}/{period}/freeze", form="") == 303
    assert "данные на эту дату те же, что в последнем снимке" in page(loaded, METHODIST, f"{LIST}/{period}")


def test_a_principal_says_the_word_of_the_own_school(loaded: Alone) -> None:
    period = opened(loaded)
    mine = f"{LIST}/{period}/organizations/{one('B')}"
    led = loaded.client(PRINCIPALS["B"]).get(f"{LIST}/{period}")
    assert (led.status_code, led.location) == (303, f"/monitoring{mine}")
    text = page(loaded, PRINCIPALS["B"], mine)
    assert "Данные верны, подтверждаю" in text
    assert "Нет данных" not in text
    assert rows(loaded, PRINCIPALS["B"], f"{mine}?")[5][2:4] == ["1", "3"]  # № 5: Дёмина
    door = f"/indicators/5?as_of=2025-12-31&list=in&school={one('B')}"
    assert f"/monitoring{door}#names" in loaded.client(PRINCIPALS["B"]).get(mine).text
    assert "Дёмина" in page(loaded, PRINCIPALS["B"], door)
    assert press(loaded, PRINCIPALS["B"], f"{mine}/confirmation") == 303
    assert "подтверждено" in page(loaded, PRINCIPALS["B"], mine)
    assert "Снять подтверждение" in page(loaded, PRINCIPALS["B"], mine)
    page(loaded, PRINCIPALS["B"], f"{LIST}/{period}/organizations/{one('A')}", 403)
    assert "подтверждаю" not in page(loaded, METHODIST, mine)


def test_a_snapshot_opens_into_names_and_says_what_came_later(loaded: Alone) -> None:
    taken = freeze(loaded, opened(loaded))
    shown = page(loaded, METHODIST, f"/snapshots/{taken['id']}")
    assert "Показатели на 31 декабря 2025 действует" in shown
    assert "2 / 8" in shown
    assert "Кравец" in page(loaded, METHODIST, f"/snapshots/{taken['id']}/indicators/5")
    assert "Рыбин" in page(loaded, METHODIST, f"/snapshots/{taken['id']}/indicators/4?list=in")
    loaded.hear([late_certificate("Дёмина")])
    period = f"{LIST}/{taken['period_id']}"
    assert "1 имя стоит теперь в другом списке" in page(loaded, METHODIST, period)
    assert "Дёмина" in page(loaded, METHODIST, f"{period}/correction")
    assert press(loaded, METHODIST, f"{period}/correction", form="", reason="") == 422
    assert press(loaded, METHODIST, f"{period}/correction", form="", reason="Принесли позже") == 303
    assert "есть исправление" in page(loaded, METHODIST, f"/snapshots/{taken['id']}")
    assert "Исправление 1" in page(loaded, METHODIST, period)


def test_a_frozen_period_says_of_a_school_what_was_frozen(loaded: Alone) -> None:
    taken = freeze(loaded, opened(loaded))
    asked_again = loaded.client(METHODIST).get(f"{LIST}/{taken['period_id']}/freeze")
    assert (asked_again.status_code, asked_again.location) == (303, f"/monitoring{LIST}/{taken['period_id']}")
    of_school = f"{LIST}/{taken['period_id']}/organizations/{one(TEACHERS['Дёмина'])}"
    before = page(loaded, METHODIST, of_school)
    loaded.hear([late_certificate("Дёмина")])
    assert page(loaded, METHODIST, of_school) == before
    assert "не подтверждено" in before
    assert "Чего не хватает" not in before
    assert press(loaded, METHODIST, f"{LIST}/{taken['period_id']}/correction", form="", reason="Поздно")
    assert page(loaded, METHODIST, of_school) != before


def test_an_analyst_sees_figures_and_no_names(loaded: Alone) -> None:
    taken = freeze(loaded, opened(loaded))
    shown = page(loaded, ANALYST, f"/snapshots/{taken['id']}")
    assert "скрыто / 8" in shown
    assert "1 / 4" in shown
    assert "/indicators/" not in loaded.client(ANALYST).get(f"/snapshots/{taken['id']}").text
    page(loaded, ANALYST, f"/snapshots/{taken['id']}/indicators/5", 403)
    page(loaded, ANALYST, f"/snapshots/{taken['id']}/differences", 403)


def test_who_has_no_office_has_no_periods(loaded: Alone) -> None:
    teacher = actor(municipality_id=MUNICIPALITY, person_id=one("Рыбин"))
    page(loaded, teacher, LIST, 403)
    foreign = replace(METHODIST, municipality_id=one("other"))
    page(loaded, foreign, f"{LIST}/{opened(loaded)}", 404)
