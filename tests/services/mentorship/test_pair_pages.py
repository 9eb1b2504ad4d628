"""Pairs on pages: who sees which, the papers that wait for somebody, rest and the end."""

from typing import Any

import pytest

from tests.services.mentorship.making import Mentorship, ago, known
from tests.services.mentorship.test_pairs_api import consented, ordered, proposal


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ({"roles": ("methodist",)}, 200),
        ({"roles": ("tutor",), "school": "B"}, 200),
        ({"roles": ("principal",), "school": "A"}, 200),
        ({"roles": ("principal",), "school": "B"}, 404),
        ({"roles": (), "person": "Зуева"}, 200),
        ({"roles": (), "person": "Кравец"}, 200),
        ({"roles": (), "person": "Панова"}, 404),
        ({"roles": ("approver",)}, 403),
        ({"roles": ("analyst",)}, 403),
        ({"roles": ("admin",)}, 403),
    ],
)
def test_who_opens_a_pair(mentorship: Mentorship, who: dict[str, Any], status: int) -> None:
    pair_id = ordered(mentorship)
    door = mentorship.as_(*who.pop("roles"), **who)
    door.page(f"/pairs/{pair_id}", status)
    listed = door.page("/pairs", 403 if status == 403 else 200)
    assert (pair_id in listed) == (status == 200)


@pytest.mark.parametrize("paper", ["order", "pause", "resume"])
def test_papers_are_kept_by_office_only(mentorship: Mentorship, paper: str) -> None:
    pair_id = ordered(mentorship)
    path = f"/pairs/{pair_id}/{paper}"
    mentorship.as_(person="Зуева").page(path, 403)
    mentorship.as_("tutor", school="A").page(path, 403)
    mentorship.as_("principal", school="B").page(path, 404)
    mentorship.as_("principal", school="A").page(path)


def test_a_pair_goes_from_the_proposal_to_its_end(mentorship: Mentorship) -> None:
    principal = mentorship.as_("principal", school="A")
    pair_id = principal.post("pairs", proposal(), 201)["id"]
    path = f"/pairs/{pair_id}"
    shown = principal.page(path)
    assert "За кем: Зуева А." in shown
    assert "Внести приказ" not in shown
    mentor, mentee = mentorship.as_(person="Зуева"), mentorship.as_(person="Кравец")
    assert "Внести согласие" not in mentor.page(path)
    assert "Вы соглашаетесь быть наставником" in mentor.page(f"{path}/consents/mentor")
    mentor.page(f"{path}/consents/mentee", 403)
    assert mentor.send(f"{path}/consents/mentor", {"given_on": str(ago(1))}) == f"/mentorship{path}"
    mentee.send(f"{path}/consents/mentee", {"given_on": str(ago(1)), "document": "заявление № 3"})
    assert "заявление № 3" in principal.page(path)
    order = {"order_number": "15-н", "order_date": str(ago(1)), "starts_on": str(ago(1))}
    principal.send(f"{path}/order", order)
    assert principal.get(f"pairs/{pair_id}")["state"] == "active"
    assert "№ 15-н от" in mentee.page(path)
    principal.send(f"{path}/pause", {"since": str(ago(0)), "reason": "курсы"})
    assert "курсы" in principal.page(path)
    principal.send(f"{path}/resume", {"since": str(ago(0))})
    principal.send(f"{path}/ending", {"outcome": "completed", "ended_on": str(ago(0))})
    assert principal.get(f"pairs/{pair_id}")["state"] == "completed"
    principal.page(f"{path}/ending", 404)


def test_an_order_before_the_consents_is_refused_with_the_reason(mentorship: Mentorship) -> None:
    methodist = mentorship.as_("methodist")
    pair_id = methodist.post("pairs", proposal(), 201)["id"]
    order = {"order_number": "15-н", "order_date": str(ago(1)), "starts_on": str(ago(0))}
    shown = methodist.send(f"/pairs/{pair_id}/order", order, 422)
    assert "Нет письменного согласия наставника." in shown
    assert 'value="15-н"' in shown


def test_the_start_is_not_before_the_order(mentorship: Mentorship) -> None:
    pair_id = consented(mentorship)
    order = {"order_number": "1", "order_date": str(ago(1)), "starts_on": str(ago(2))}
    shown = mentorship.as_("principal", school="A").send(f"/pairs/{pair_id}/order", order, 422)
    assert "Пара начинает работу не раньше приказа" in shown


def test_the_employer_warns_three_working_days_ahead_and_the_mentor_just_refuses(
    mentorship: Mentorship,
) -> None:
    pair_id = ordered(mentorship)
    path = f"/pairs/{pair_id}/ending"
    early = {"outcome": "ended_early", "initiator": "employer", "ended_on": str(ago(0))}
    methodist, mentor = mentorship.as_("methodist"), mentorship.as_(person="Зуева")
    assert "Укажите дату предупреждения." in methodist.send(path, early, 422)
    hasty = early | {"notice_on": str(ago(1))}
    assert "меньше трёх рабочих дней" in methodist.send(path, hasty, 422)
    assert "когда предупредили" not in mentor.page(path)
    mentor.send(path, {"outcome": "completed"}, 403)
    mentor.send(path, {"outcome": "ended_early", "reason": "нагрузка"})
    assert "инициатор: наставник · нагрузка" in methodist.page(f"/pairs/{pair_id}")


def test_a_mentee_may_refuse_a_proposal(mentorship: Mentorship) -> None:
    pair_id = mentorship.as_("methodist").post("pairs", proposal(), 201)["id"]
    mentee = mentorship.as_(person="Кравец")
    assert "Отклонить предложение" in mentee.page(f"/pairs/{pair_id}/ending")
    mentee.send(f"/pairs/{pair_id}/ending", {"outcome": "rejected"})
    assert mentee.get(f"pairs/{pair_id}")["ended_by"] == "mentee"


def test_the_list_is_searched_filtered_and_taken_away(mentorship: Mentorship) -> None:
    ordered(mentorship)
    consented(mentorship, mentor_id=str(known("Рыбин")), mentee_id=str(known("Лапин")))
    methodist = mentorship.as_("methodist")
    assert "Лапин Анна" in methodist.page("/pairs?q=лапин")
    assert "Кравец Анна" not in methodist.page("/pairs?q=лапин")
    waiting = methodist.page("/pairs?state=ready_for_order")
    assert "Лапин Анна" in waiting
    assert "Кравец Анна" not in waiting
    stalled = methodist.page("/pairs?state=stalled")
    assert "нет первой встречи" in stalled
    assert "Лапин Анна" not in stalled
    assert "Лапин Анна" not in methodist.page(f"/pairs?school={known('A')}")
    exported = methodist.page("/pairs?state=ready_for_order&export=csv")
    assert "Лапин Анна;Школа Б;Рыбин Анна" in exported
    assert "Кравец" not in exported


def test_what_to_think_about_is_told_to_those_who_keep_the_papers(mentorship: Mentorship) -> None:
    pair_id = consented(mentorship, planned_until=str(ago(-30)), starts_on=str(ago(0)))
    warning = "Срок пары меньше 3 месяцев."
    assert warning in mentorship.as_("methodist").page(f"/pairs/{pair_id}")
    assert warning not in mentorship.as_(person="Зуева").page(f"/pairs/{pair_id}")


def test_an_imported_pair_names_the_school_where_people_work(mentorship: Mentorship) -> None:
    pair_id = ordered(mentorship)
    assert "Школа А" in mentorship.as_("methodist").page(f"/pairs/{pair_id}")


def test_whoever_opens_a_pair_of_others_is_written_down(mentorship: Mentorship) -> None:
    pair_id = ordered(mentorship)
    mentorship.as_(person="Зуева").page(f"/pairs/{pair_id}")
    assert mentorship.looks() == []
    mentorship.as_("methodist").page(f"/pairs/{pair_id}")
    mentorship.as_("principal", school="A").page(f"/pairs/{pair_id}?s-export=csv")
    both = {str(known("Зуева")), str(known("Кравец"))}
    looks = [(one["kind"], set(one["person_ids"])) for one in mentorship.looks()]
    assert looks == [("pair", both), ("export", both)]
