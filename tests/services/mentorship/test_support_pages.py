"""Support events on pages: who sees what, one tap to answer, ticks, the code, series, hours."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import update

from services.mentorship.models import SupportEvent
from shared.contracts.registry import Grant
from shared.permissions import Actor
from tests.services.mentorship.making import Door, Mentorship, ago, known
from tests.services.mentorship.test_support_api import marks, plan

NAMES = ("Кравец", "Лапин", "Дёмина")


def page_of(path: str) -> str:
    """The page of an event made over the API."""
    return f"/events/{path.split('/')[1]}"


def invited(mentorship: Mentorship, days: int = 5, **changes: Any) -> str:
    """An event to which the young are invited; its path."""
    path = plan(mentorship, days, **changes)
    mentorship.as_("methodist").post(f"{path}/invitations", {"who": "young"})
    return path


def test_a_methodist_plans_previews_invites_and_later_adds(mentorship: Mentorship) -> None:
    methodist = mentorship.as_("methodist")
    form = {"title": "Открытие", "kind": "young_support", "event_date": str(ago(-3)), "begins": "15:30"}
    assert "Открытие" in methodist.send("/events/new", form | {"event_date": ""}, 422)
    here = methodist.send("/events/new", form | {"hours": "1.5", "place": "Школа А"}).removeprefix(
        "/mentorship"
    )
    assert "1,5 часа" in methodist.page(here)
    assert "в 15:30" in methodist.page(here)
    shown = methodist.send(f"{here}/invitations", {"who": "young", "schools": str(known("B"))}, 200)
    assert "Пригласить 2 человека" in shown
    assert "Дёмина Анна" in shown
    assert "Кравец Анна" not in shown
    methodist.send(f"{here}/invitations", {"who": "young", "schools": str(known("B")), "send": "yes"})
    assert "Будут приглашены: 0" in methodist.page(f"{here}/invitations")
    moved = mentorship.as_("methodist").page("/events")
    assert "Открытие" in moved
    changed = methodist.send(f"{here}/edit", form | {"title": "Закрытие", "version": "1"})
    assert "Закрытие" in methodist.page(changed.removeprefix("/mentorship"))
    methodist.send(f"{here}/edit", form | {"version": "1"}, 412)


def test_a_teacher_answers_by_one_tap_on_the_home(mentorship: Mentorship) -> None:
    path = invited(mentorship)
    teacher = mentorship.as_(person="Кравец")
    home = teacher.page("/")
    assert "Вас приглашают: Школа молодого педагога" in home
    assert f"{page_of(path)}/answer" in home
    teacher.send(f"{page_of(path)}/answer", {"state": "registered"})
    home = teacher.page("/")
    assert "Вас приглашают" not in home
    assert "Вы собираетесь прийти" in home
    shown = teacher.page(page_of(path))
    assert "вы придёте" in shown
    assert "Не ответили" not in shown
    assert not [name for name in NAMES if f"{name} Анна" in shown]
    teacher.send(f"{page_of(path)}/answer", {"state": "declined"})
    assert marks(mentorship, path)[str(known("Кравец"))] == "declined"
    mine = teacher.get(f"{path}/attendance")[0]["id"]
    reply = teacher.client.get(f"/invitations/{mine}", headers=teacher.headers)
    assert reply.headers["Location"] == f"/mentorship{page_of(path)}"


def test_a_list_with_ticks_is_brought_and_corrected_with_its_history(mentorship: Mentorship) -> None:
    path = invited(mentorship, 0)
    methodist = mentorship.as_("methodist")
    rows = {one["person_id"]: one["id"] for one in methodist.get(f"{path}/attendance")}
    ids = {name: rows[str(known(name))] for name in NAMES}
    list_ = f"{page_of(path)}/attendance"
    methodist.send(list_, {"shown": list(ids.values()), "came": [ids["Кравец"], ids["Лапин"]]})
    methodist.send(f"{page_of(path)}/held")
    methodist.send(list_, {"shown": list(ids.values()), "came": [ids["Лапин"], ids["Дёмина"]]})
    found = {name: marks(mentorship, path)[str(known(name))] for name in NAMES}
    assert found == {"Кравец": "no_show", "Лапин": "attended", "Дёмина": "attended"}
    assert "было: ждём ответа → участвовал(а)" in methodist.page(list_)
    told = len(mentorship.events("attendance_changed"))
    methodist.send(list_, {"shown": list(ids.values()), "came": [ids["Лапин"], ids["Дёмина"]]})
    assert len(mentorship.events("attendance_changed")) == told
    own = mentorship.as_("tutor", school="A")
    assert "Лапин Анна" not in own.page(list_)
    own.send(list_, {"shown": list(ids.values()), "came": []})
    assert marks(mentorship, path)[str(known("Лапин"))] == "attended"


def test_a_school_adds_its_own_people_by_hand(mentorship: Mentorship) -> None:
    path = plan(mentorship, 0)
    own = mentorship.as_("principal", school="B")
    shown = own.page(f"{page_of(path)}/people")
    assert "Был(а): Рыбин Анна" in shown
    assert "Зуева" not in shown
    own.send(f"{page_of(path)}/people", {"person_id": str(known("Рыбин"))})
    assert marks(mentorship, path) == {str(known("Рыбин")): "attended"}


def code_on_screen(mentorship: Mentorship, path: str) -> str:
    """The code a methodist shows."""
    methodist = mentorship.as_("methodist")
    methodist.send(f"{page_of(path)}/code")
    found = re.search(r"<code>(\d{3}) (\d{3})</code>", methodist.page(f"{page_of(path)}/code"))
    assert found
    return f"{found[1]}{found[2]}"


def test_a_code_marks_whoever_types_it_and_expires(mentorship: Mentorship) -> None:
    path = plan(mentorship, 0)
    code = code_on_screen(mentorship, path)
    came = mentorship.as_(person="Зуева")
    assert came.send("/check-in", {"code": f"{code[:3]} {code[3:]}"}) == f"/mentorship{page_of(path)}"
    assert "вы участвовали" in came.page(page_of(path))
    newer = code_on_screen(mentorship, path)
    late = mentorship.as_(person="Рыбин")
    assert late.send("/check-in", {"code": code}) == "/mentorship/check-in"
    with mentorship.database.write() as session:
        session.execute(update(SupportEvent).values(code_until=datetime.now(UTC) - timedelta(seconds=1)))
    assert late.send("/check-in", {"code": newer}) == "/mentorship/check-in"
    assert marks(mentorship, path) == {str(known("Зуева")): "attended"}
    mentorship.as_("methodist").page("/check-in", 403)


def test_nobody_guesses_a_code(mentorship: Mentorship) -> None:
    path = plan(mentorship, 0)
    code = code_on_screen(mentorship, path)
    guesser = mentorship.as_(person="Рыбин")
    wrong = f"{(int(code) + 1) % 1_000_000:06d}"
    for _ in range(5):
        assert guesser.send("/check-in", {"code": wrong}) == "/mentorship/check-in"
    assert guesser.send("/check-in", {"code": code}) == "/mentorship/check-in"
    assert "Слишком много неверных кодов" in guesser.page("/check-in")
    assert marks(mentorship, path) == {}
    assert mentorship.as_(person="Кравец").send("/check-in", {"code": code}).endswith(page_of(path))


def test_a_series_sums_attendance_and_hours(mentorship: Mentorship) -> None:
    methodist = mentorship.as_("methodist")
    dates = f"{ago(40)} Первая\n{ago(10)} Вторая\n{ago(-20)} Третья"
    form = {"title": "Школа", "kind": "young_support", "dates": dates, "hours": "1.5"}
    assert "Не понял строку" in methodist.send("/series/new", form | {"dates": "весной"}, 422)
    here = methodist.send("/series/new", form).removeprefix("/mentorship")
    for one in methodist.get(f"support-events?until={ago(0)}"):
        path = f"support-events/{one['id']}"
        methodist.post(f"{path}/attendance", {"person_id": str(known("Кравец"))})
        methodist.post(f"{path}/state", {"state": "held"})
    methodist.send(f"{here}/dates", {"dates": f"{ago(-30)} Четвёртая"})
    shown = methodist.page(here)
    assert "проведено 2 из 4" in shown
    assert "участвовал(а) в 2 из 2" in shown
    assert "Кравец Анна;участвовал(а) в 2 из 2;2;3,0" in methodist.page(f"{here}?export=csv")
    assert "Кравец Анна" not in mentorship.as_(person="Лапин").page(here)
    assert "Школа" in methodist.page("/series")


def test_hours_of_a_period_by_reach(mentorship: Mentorship) -> None:
    methodist = mentorship.as_("methodist")
    for days, hours in ((0, 2), (-400, 9)):
        path = plan(mentorship, days, hours=hours)
        for name in ("Кравец", "Рыбин"):
            methodist.post(f"{path}/attendance", {"person_id": str(known(name))})
    gone = plan(mentorship, 0, title="Отменённое", hours=5)
    methodist.post(f"{gone}/attendance", {"person_id": str(known("Кравец"))})
    methodist.post(f"{gone}/state", {"state": "cancelled"})
    taken = methodist.page(f"/hours?since={ago(1)}&export=csv")
    assert "Кравец Анна;Школа А;1;2,0" in taken
    assert "Рыбин Анна;Школа Б;1;2,0" in taken
    assert "всего 22 часа" in methodist.page(f"/hours?since={ago(500)}")
    assert "Кравец" not in mentorship.as_("principal", school="B").page(f"/hours?since={ago(1)}")
    own = mentorship.as_(person="Кравец").page(f"/hours?since={ago(1)}")
    assert "Мои часы" in own
    assert "всего 2 часа" in own
    assert "выберите день в поле" in methodist.page("/hours?since=вчера")
    backwards = methodist.page(f"/hours?since={ago(0)}&until={ago(9)}")
    assert "поменяйте их местами" in backwards
    assert f'value="{ago(9)}"' in backwards


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/events", {"methodist", "principal", "tutor", "person"}),
        ("/events/new", {"methodist"}),
        ("/events/{id}", {"methodist", "principal", "tutor", "person"}),
        ("/events/{id}/edit", {"methodist"}),
        ("/events/{id}/invitations", {"methodist"}),
        ("/events/{id}/attendance", {"methodist", "principal", "tutor"}),
        ("/events/{id}/people", {"methodist", "principal", "tutor"}),
        ("/events/{id}/code", {"methodist"}),
        ("/series", {"methodist", "principal", "tutor", "person"}),
        ("/series/new", {"methodist"}),
        ("/hours", {"methodist", "principal", "tutor", "person"}),
        ("/check-in", {"person"}),
    ],
)
def test_who_may_open_what(shared: tuple[Mentorship, UUID], path: str, allowed: set[str]) -> None:
    service, event = shared
    doors = {
        "methodist": service.as_("methodist"),
        "principal": service.as_("principal", school="A"),
        "tutor": service.as_("tutor", school="A"),
        "person": service.as_(person="Кравец"),
        "approver": service.as_("approver"),
        "analyst": service.as_("analyst"),
        "admin": service.as_("admin"),
    }
    for name, door in doors.items():
        door.page(path.format(id=event), 200 if name in allowed else 403)


@pytest.mark.parametrize("path", ["held", "answer", "attendance", "people", "code", "invitations/later"])
def test_no_other_site_acts_in_somebodys_name(shared: tuple[Mentorship, UUID], path: str) -> None:
    service, event = shared
    client = service.app.test_client()
    client.set_cookie(
        "mms_session", service.as_("methodist").headers["Authorization"].removeprefix("Bearer ")
    )
    assert client.post(f"/events/{event}/{path}").status_code in {400, 403}


def test_another_municipality_has_no_such_event(shared: tuple[Mentorship, UUID]) -> None:
    service, event = shared
    grants = (Grant(role="methodist", scope="municipality", organization_id=None),)
    actor = Actor(
        account_id=known("zeya"), person_id=known("Чужой"), municipality_id=known("zeya"), grants=grants
    )
    stranger = Door(service, actor)
    for path in ("", "/edit", "/invitations", "/attendance", "/people", "/code"):
        stranger.page(f"/events/{event}{path}", 404)
    stranger.send(f"/events/{event}/answer", {"state": "registered"}, 404)
    assert "Встреча" not in stranger.page("/events")


def test_what_was_tampered_with_is_refused(shared: tuple[Mentorship, UUID]) -> None:
    service, event = shared
    methodist = service.as_("methodist")
    methodist.send(f"/events/{event}/people", {"person_id": "кто-то"}, 422)
    methodist.send(f"/events/{event}/attendance", {"shown": "все"}, 422)
    service.as_(person="Кравец").send(f"/events/{event}/answer", {"state": "attended"}, 422)
