"""Mentors suggested for one and arranged for all: over HTTP, by role; a person decides."""

import re
from dataclasses import replace
from datetime import date
from html import unescape
from typing import Any

from services.mentorship.actions import keep_released, keep_strength
from services.mentorship.models import Strength
from shared.contracts.routes import AchievementChanged, DeficitChanged
from tests.services.mentorship.making import MUNICIPALITY, Mentorship, ago, known, person
from tests.services.mentorship.test_pairs_api import ordered

LONG_AGO = date(2005, 9, 1)
BOARD = "/matching"


def seniors(mentorship: Mentorship) -> None:
    """Three experienced teachers: two of physics, one in the other school."""
    for name, school, subject in (
        ("Зуева", "A", "физика"),
        ("Панова", "A", "химия"),
        ("Рыбин", "B", "физика"),
    ):
        mentorship.keep(teacher(name, school, subject, since=LONG_AGO))
    mentorship.keep(teacher("Кравец", "A", "физика"))


def teacher(name: str, school: str, subject: str, **changes: Any) -> Any:
    """A person who teaches a subject."""
    one = person(name, school, **changes)
    [job] = one.employments
    return replace(one, employments=(replace(job, subjects=(subject,)),))


def strong(mentorship: Mentorship, name: str, area: str | None, *, version: int = 1) -> None:
    """Somebody lets their strength be known, or no longer."""
    event = AchievementChanged(
        id=known(f"{name}-strength"),
        municipality_id=MUNICIPALITY,
        version=version,
        person_id=known(name),
        achieved_on=ago(30),
        area=area,
        topic=None,
    )
    with mentorship.database.write() as session:
        keep_strength(session, event=event)
        keep_strength(session, event=event)


def strengths(mentorship: Mentorship) -> int:
    """How many strengths the service knows."""
    with mentorship.database.read() as session:
        return session.query(Strength).count()


def test_suggestions_are_ranked_with_reasons_across_schools(mentorship: Mentorship) -> None:
    seniors(mentorship)
    found = mentorship.as_("methodist").get(f"mentor-suggestions?mentee={known('Кравец')}")
    assert [one["name"].split()[0] for one in found][:3] == ["Зуева", "Рыбин", "Панова"]
    assert found[0]["reasons"] == ["та же школа", "тот же предмет: физика", "сейчас без наставляемых"]
    assert "другая школа" in found[1]["doubts"]
    own = mentorship.as_("principal", school="A").get(f"mentor-suggestions?mentee={known('Кравец')}")
    assert {one["name"].split()[0] for one in own} == {"Зуева", "Панова"}
    [*_, look] = mentorship.looks()
    assert str(known("Кравец")) in str(look)


def test_a_strength_is_known_only_while_its_owner_lets_it(mentorship: Mentorship) -> None:
    seniors(mentorship)
    strong(mentorship, "Панова", "methodical")
    assert strengths(mentorship) == 1
    strong(mentorship, "Панова", None, version=2)
    assert strengths(mentorship) == 0


def test_a_released_topic_meets_a_strength_for_the_methodist_only(mentorship: Mentorship) -> None:
    seniors(mentorship)
    strong(mentorship, "Панова", "methodical")
    released = DeficitChanged(
        id=known("deficit"),
        municipality_id=MUNICIPALITY,
        version=1,
        person_id=known("Кравец"),
        state="confirmed",
        detected_on=ago(20),
        confirmed_on=ago(10),
        closed_on=None,
        area="methodical",
        topic="M1",
    )
    with mentorship.database.write() as session:
        keep_released(session, event=released)
    asked = f"mentor-suggestions?mentee={known('Кравец')}"
    [panova] = [one for one in mentorship.as_("methodist").get(asked) if one["name"].startswith("Панова")]
    assert "сильная область: методические" in panova["reasons"]
    for one in mentorship.as_("principal", school="A").get(asked):
        assert not any("силь" in reason for reason in one["reasons"])


def test_all_who_have_nobody_are_arranged_and_proposed_once(mentorship: Mentorship) -> None:
    seniors(mentorship)
    methodist = mentorship.as_("methodist")
    lines = methodist.get("mentor-proposals")
    assert [one["name"].split()[0] for one in lines] == ["Кравец", "Дёмина", "Лапин"]
    assert lines[0]["chosen"]["mentor_id"] == str(known("Зуева"))
    pairs = [{"mentee_id": one["mentee_id"], "mentor_id": one["chosen"]["mentor_id"]} for one in lines]
    made = methodist.post("mentor-proposals", {"pairs": pairs}, 200)
    assert (len(made["created"]), made["refused"]) == (3, [])
    assert methodist.get("mentor-proposals") == []
    again = methodist.post("mentor-proposals", {"pairs": pairs}, 200)
    assert again["created"] == []
    assert {one["mentee_id"] for one in again["refused"]} == {one["mentee_id"] for one in pairs}
    assert len(methodist.get("pairs")) == 3


def test_nobody_is_proposed_but_whom_a_person_chose(mentorship: Mentorship) -> None:
    seniors(mentorship)
    stranger = {"mentee_id": str(known("Кравец")), "mentor_id": str(known("никто"))}
    said = mentorship.as_("methodist").post("mentor-proposals", {"pairs": [stranger]}, 200)
    assert said["created"] == []
    [refused] = said["refused"]
    assert "Такого педагога нет" in refused["message"]
    assert mentorship.as_("methodist").get("pairs") == []


def test_the_board_is_edited_before_anything_is_created(mentorship: Mentorship) -> None:
    seniors(mentorship)
    ordered(mentorship, mentor_id=str(known("Панова")), mentee_id=str(known("Лапин")))
    methodist = mentorship.as_("methodist")
    board = methodist.page(BOARD)
    assert "Без наставника 2 молодых педагога, предложение есть для 2." in board
    mine = f"{known('Кравец')}:{known('Панова')}"
    assert selected(board)["Кравец"] == f"{known('Кравец')}:{known('Зуева')}"
    place = methodist.send(
        BOARD, {"pair": mine, "proposed": proposed(board), "starts_on": str(ago(0)), "do": "again"}
    )
    changed = methodist.page(place.removeprefix("/mentorship"))
    assert selected(changed)["Кравец"] == mine
    assert methodist.get("pairs?state=proposed") == []
    nobody = f"{known('Дёмина')}:"
    told = methodist.send(
        BOARD, {"pair": [mine, nobody], "starts_on": str(ago(0)), "do": "propose"}, status=200
    )
    assert "Без наставника 1 молодой педагог" in told
    [made] = methodist.get("pairs?state=proposed")
    assert (made["mentor_id"], made["kind"]) == (str(known("Панова")), "traditional")
    assert "Не удалось прочитать выбор" in methodist.send(
        BOARD, {"pair": "x:y", "starts_on": str(ago(0))}, status=422
    )


def test_who_may_arrange(mentorship: Mentorship) -> None:
    seniors(mentorship)
    assert "Лапин" not in mentorship.as_("principal", school="A").page(BOARD)
    for who in (
        mentorship.as_(person="Зуева"),
        mentorship.as_("tutor", school="A"),
        mentorship.as_("analyst"),
    ):
        who.page(BOARD, 403)
        who.get("mentor-proposals", 403)
        who.get(f"mentor-suggestions?mentee={known('Кравец')}", 403)


def selected(board: str) -> dict[str, str]:
    """The chosen mentor of each line: the mentee's last name → the value sent."""
    rows = re.findall(r'aria-label="Наставник: (\w+) [^"]*">(.*?)</select>', unescape(board), re.DOTALL)
    return {name: re.findall(r'value="([^"]*)" selected', options)[0] for name, options in rows}


def proposed(board: str) -> list[str]:
    """What the page says it proposed itself."""
    return re.findall(r'name="proposed" value="([^"]*)"', board)
