"""Proposing a pair in three questions: people within reach, the likeliest mentor first, terms."""

import re

from tests.services.mentorship.making import Mentorship, ago, known, person
from tests.services.mentorship.test_pairs_api import ordered

NEW = "/pairs/new"
TERMS = {"form": "teacher_teacher", "kind": "traditional", "starts_on": str(ago(0)), "goal": "первый год"}


def chosen(text: str) -> list[str]:
    """The names offered, in their order."""
    return re.findall(r'aria-label="Выбрать: (\w+) ', text)


def test_the_three_questions_lead_to_a_pair(mentorship: Mentorship) -> None:
    methodist = mentorship.as_("methodist")
    names = chosen(methodist.page(NEW))
    assert names[:3] == ["Кравец", "Дёмина", "Лапин"]  # the young without a mentor, by school
    assert set(names) == {"Зуева", "Кравец", "Панова", "Рыбин", "Лапин", "Дёмина"}
    mentee = f"{NEW}?mentee={known('Кравец')}"
    offered = methodist.page(mentee)
    assert "та же школа" in offered
    assert chosen(offered)[0] in {"Зуева", "Панова"}
    assert "Кравец" not in chosen(offered)
    pair = f"{mentee}&mentor={known('Зуева')}"
    assert "на каких условиях" in methodist.page(pair)
    place = methodist.send(pair, TERMS)
    assert "Пара предложена. Теперь нужны согласия." in methodist.page(place.removeprefix("/mentorship"))
    [made] = methodist.get("pairs")
    assert (made["state"], made["mentee_name"], made["goal"]) == ("proposed", "Кравец Анна", "первый год")


def test_mentors_of_the_same_subject_and_with_fewer_mentees_come_first(mentorship: Mentorship) -> None:
    ordered(mentorship, mentee_id=str(known("Панова")))
    mentorship.keep(person("Рыбин", "A"), person("Лапин", "A", young=()))
    offered = mentorship.as_("methodist").page(f"{NEW}?mentee={known('Кравец')}")
    assert "наставляемых сейчас: 1" in offered
    names = chosen(offered)
    assert names.index("Рыбин") < names.index("Зуева") < names.index("Дёмина")


def test_search_narrows_without_scripts(mentorship: Mentorship) -> None:
    found = mentorship.as_("methodist").page(f"{NEW}?mentee={known('Кравец')}&q=зуе")
    assert chosen(found) == ["Зуева"]
    assert f'name="mentee" value="{known("Кравец")}"' in found


def test_a_principal_chooses_among_the_own_school(mentorship: Mentorship) -> None:
    principal = mentorship.as_("principal", school="A")
    assert set(chosen(principal.page(NEW))) == {"Зуева", "Кравец", "Панова"}
    principal.page(f"{NEW}?mentee={known('Лапин')}", 404)
    principal.page(f"{NEW}?mentee={known('Кравец')}&mentor={known('Рыбин')}", 404)
    mentorship.as_(person="Зуева").page(NEW, 403)
    mentorship.as_("tutor", school="A").page(NEW, 403)


def test_a_mentor_from_elsewhere_is_known_by_name(mentorship: Mentorship) -> None:
    principal = mentorship.as_("principal", school="A")
    path = f"{NEW}?mentee={known('Кравец')}&external=1"
    shown = principal.send(path, TERMS, 422)
    assert "Это поле нужно заполнить." in shown
    assert "первый год" in shown
    principal.send(path, TERMS | {"mentor_name": "Орлов Пётр", "mentor_organization_text": "Вуз"})
    [made] = principal.get("pairs")
    assert (made["mentor_name"], made["mentor_organization_text"]) == ("Орлов Пётр", "Вуз")


def test_a_pair_that_works_already_is_not_proposed_again(mentorship: Mentorship) -> None:
    ordered(mentorship)
    path = f"{NEW}?mentee={known('Кравец')}&mentor={known('Зуева')}"
    shown = mentorship.as_("methodist").send(path, TERMS, 422)
    assert "Эти люди уже работают в паре" in shown
    backwards = mentorship.as_("methodist").send(path, TERMS | {"planned_until": str(ago(1))}, 422)
    assert "Окончание раньше начала." in backwards
