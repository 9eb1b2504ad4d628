"""A group, a replacement and a move on pages: what is asked, what is refused, who may."""

import re

from tests.services.mentorship.making import Mentorship, ago, known
from tests.services.mentorship.test_following import learn, moved
from tests.services.mentorship.test_pairs_api import consented, ordered
from tests.services.mentorship.test_proposing_pages import NEW, TERMS, chosen
from tests.services.mentorship.test_tasks import BEGUN

TWO = f"{known('Кравец')},{known('Панова')}"
STUDENTS = "Орлов Пётр Ильич, ГАГУ\nСедова Яна, педколледж\n"
TODAY = str(ago(0))


def place(href: str) -> str:
    """An address without the service's name."""
    return href.removeprefix("/mentorship")


def test_marked_mentees_and_students_become_a_group_under_one_order(mentorship: Mentorship) -> None:
    principal = mentorship.as_("principal", school="A")
    assert 'name="more"' in principal.page(NEW)
    marked = f"{NEW}?more={known('Кравец')}&more={known('Панова')}&outsiders=1"
    led = principal.client.get(marked, headers=principal.headers)
    assert led.headers["Location"] == f"/mentorship{NEW}?mentee={TWO}&outsiders=1"
    offered = principal.page(f"{NEW}?mentee={TWO}&outsiders=1")
    assert "Кравец Анна, Панова Анна, не из реестра" in offered
    assert "Уже выбраны" in principal.page(f"{NEW}?mentee={TWO}&add=1")
    path = f"{NEW}?mentee={TWO}&outsiders=1&mentor={known('Зуева')}"
    form = TERMS | {"form": "employer_student", "kind": "group", "subject": "физика"}
    assert "нужны и имя" in principal.send(path, form | {"outsiders": "Орлов Пётр"}, 422)
    group = place(principal.send(path, form | {"outsiders": STUDENTS}))
    shown = principal.page(group)
    assert "4 наставляемых" in shown
    principal.send(f"{group}/consent", {"given_on": TODAY})
    order = {"order_number": "7-н", "order_date": TODAY}
    assert "Приказ не внесён: Кравец Анна — Нет письменного" in principal.send(f"{group}/order", order, 422)
    for pair in principal.get("pairs")[:3]:
        principal.send(f"/pairs/{pair['id']}/consents/mentee", {"given_on": TODAY})
    principal.send(f"{group}/order", order)
    assert "Внесено для 3 пар; 1 пара ждёт своих бумаг." in principal.page(group)
    assert sorted(one["state"] for one in principal.get("pairs")) == ["active"] * 3 + ["consents_pending"]
    mentorship.as_("principal", school="B").page(group, 404)
    mentorship.as_(person="Зуева").page(group)
    mentorship.as_(person="Кравец").page(f"{group}/order", 403)


def test_whoever_does_not_fit_is_named_and_the_rest_is_kept(mentorship: Mentorship) -> None:
    ordered(mentorship)
    methodist = mentorship.as_("methodist")
    path = f"{NEW}?mentee={TWO}&mentor={known('Зуева')}"
    refused = methodist.send(path, TERMS, 422)
    assert "Кравец Анна — Эти люди уже работают" in refused
    assert "первый год" in refused
    assert len(methodist.get("pairs")) == 1
    methodist.page(f"{NEW}?mentee=нет", 422)


def test_another_mentor_is_chosen_and_the_old_pair_ends(mentorship: Mentorship) -> None:
    pair_id = ordered(mentorship)
    principal = mentorship.as_("principal", school="A")
    path = f"/pairs/{pair_id}/replacement"
    assert f'href="/mentorship{path}"' in principal.page(f"/pairs/{pair_id}")
    assert "Зуева" not in chosen(principal.page(path))
    path = f"{path}?mentor={known('Панова')}"
    early = {"outcome": "ended_early", "initiator": "employer"}
    assert "Укажите дату предупреждения" in principal.send(path, early, 422)
    new = place(principal.send(path, {"outcome": "completed", "initiator": "employer"}))
    assert "Прежний наставник" in principal.page(new)
    old = principal.page(f"/pairs/{pair_id}")
    assert re.search(r"Новый наставник:</span>.*Панова Анна", old)
    mentorship.as_(person="Зуева").page(f"/pairs/{pair_id}/replacement", 403)


def test_a_move_is_shown_to_the_new_school_with_what_to_do(mentorship: Mentorship) -> None:
    pair_id = ordered(mentorship)
    learn(mentorship, moved("Кравец", ("A", BEGUN, ago(6)), ("B", ago(5), None)))
    newcomer = mentorship.as_("principal", school="B")
    assert "Переход в другую школу</a>: 1 пара" in newcomer.page("/pairs")
    assert "работает в другой школе: Школа Б" in newcomer.page("/pairs?task=transfer")
    assert f"/pairs/{pair_id}/transfer" in newcomer.page(f"/pairs/{pair_id}")
    newcomer.send(f"/pairs/{pair_id}/transfer", {}, 422)
    newcomer.send(f"/pairs/{pair_id}/transfer", {"document": "соглашение № 4"})
    shown = newcomer.page(f"/pairs/{pair_id}")
    assert "Наставляемый в другой школе, пара продолжается" in shown
    assert "Записать соглашение" not in shown


def test_terms_are_corrected_and_two_mentors_told_apart(mentorship: Mentorship) -> None:
    pair_id = ordered(mentorship)
    ordered(mentorship, mentor_id=str(known("Панова")), subject="физика")
    methodist = mentorship.as_("methodist")
    page = methodist.page(f"/pairs/{pair_id}/terms")
    [version] = re.findall(r'name="version" value="(\d+)"', page)
    form = {"form": "leader_teacher", "subject": "химия", "goal": ""}
    methodist.send(f"/pairs/{pair_id}/terms", form | {"version": "1"}, 412)
    methodist.send(f"/pairs/{pair_id}/terms", form | {"version": version})
    shown = methodist.page(f"/pairs/{pair_id}")
    assert "химия" in shown
    assert "Ещё один наставник (физика)" in shown


def test_a_principal_does_not_sign_the_own_pair(mentorship: Mentorship) -> None:
    pair_id = consented(mentorship)
    leader = mentorship.as_("principal", person="Зуева", school="A")
    shown = leader.page(f"/pairs/{pair_id}")
    assert "Приказ о своей паре вносит методист." in shown
    assert f'href="/mentorship/pairs/{pair_id}/order"' not in shown
    order = {"order_number": "1", "order_date": TODAY, "starts_on": TODAY}
    assert "вносит методист" in leader.post(f"pairs/{pair_id}/order", order, 403)["detail"]
