"""The pages of indicators over HTTP: the same figures as for programs, and names only for whom they are."""

import re
from html import unescape
from typing import Any

import pytest
from sqlalchemy import event

from shared.permissions import Actor
from tests.services.given import Alone, actor
from tests.services.monitoring.making import MUNICIPALITY, one
from tests.services.monitoring.telling import told

BOARD = "/?as_of=2025-12-31"
FIFTH = "/indicators/5?as_of=2025-12-31&list=in"
METHODIST = actor("methodist", municipality_id=MUNICIPALITY)
PRINCIPAL = actor("principal", municipality_id=MUNICIPALITY, organization_id=one("B"))
ANALYST = actor("analyst", municipality_id=one("other"))
NAMELESS = [actor(role, municipality_id=MUNICIPALITY) for role in ("tutor", "approver", "admin")]


@pytest.fixture
def loaded(monitoring: Alone) -> Alone:
    """The worked case c1."""
    monitoring.hear(told())
    return monitoring


def page(service: Alone, who: Actor, address: str, status: int = 200) -> str:
    """The text of a page, its markup left out, spaces made one."""
    reply = service.client(who).get(address)
    assert reply.status_code == status, reply.text
    text = re.sub(r"<svg.*?</svg>|<[^>]+>", " ", reply.text, flags=re.DOTALL)
    return " ".join(unescape(text).split())


def rows(service: Alone, who: Actor, address: str) -> list[list[str]]:
    """A table taken away as CSV: its heading and its rows."""
    reply = service.client(who).get(f"{address}&export=csv")
    assert reply.status_code == 200, reply.text
    return [line.split(";") for line in reply.data.decode("utf-8-sig").splitlines()]


def test_the_page_says_the_figures_that_programs_get(loaded: Alone) -> None:
    query = "/api/v1/indicators?municipality=ust-koksa&as_of=2025-12-31"
    for each in loaded.client(METHODIST).get(query).get_json()["indicators"]:
        line = rows(loaded, METHODIST, BOARD)[each["number"]]
        fraction = [each["count"], ""] if "count" in each else [each["numerator"], each["denominator"]]
        value = each["count"] if "count" in each else each["percent"]
        threshold = "" if each["threshold"] is None else str(each["threshold"])
        assert line[2:4] == [str(one) for one in fraction]
        assert (line[4], line[6]) == (str(value).replace(".", ","), threshold)
        assert line[7].strip('"') == each["title"]


def test_schools_are_offered_only_to_whom_they_are_open(loaded: Alone) -> None:
    tutor_of_a_school = actor("tutor", municipality_id=MUNICIPALITY, person_id=one("teacher"))
    for who in (METHODIST, PRINCIPAL, *NAMELESS, tutor_of_a_school):
        reply = loaded.client(who).get("/schools?as_of=2025-12-31")
        assert ("Школы рядом" in page(loaded, who, BOARD)) == (reply.status_code == 200), who


def test_the_head_says_of_whom_and_by_which_rule(loaded: Alone) -> None:
    text = page(loaded, METHODIST, BOARD)
    assert "Период 1 января – 31 декабря 2025, итоговые данные" in text
    assert "7 педагогов , вместе с руководителями 8 ; 4 школы ; 2 молодых педагога" in text
    assert "до 35 лет; правило, версия 1" in text


def test_a_threshold_is_met_or_says_what_is_needed(loaded: Alone) -> None:
    assert "выполнен" in rows(loaded, METHODIST, BOARD)[5][5]
    in_may = rows(loaded, METHODIST, "/?as_of=2025-01-31")
    assert in_may[4][5] == "ход к порогу нужен ещё 1 человек"
    assert page(loaded, METHODIST, "/?as_of=2000-01-01").count("н/д: считать не из кого") == 9


def test_a_date_that_is_none_is_said_on_the_page(loaded: Alone) -> None:
    text = page(loaded, METHODIST, "/?as_of=30.02.2025", 422)
    assert "«30.02.2025» — такой даты нет." in text
    assert "Десять показателей" in text
    assert "Такого списка нет." in page(loaded, METHODIST, "/indicators/5?list=all", 422)
    assert "их десять" in page(loaded, METHODIST, "/indicators/11", 404)


def test_a_date_not_come_yet_says_so(loaded: Alone) -> None:
    assert "Дата ещё не наступила" in page(loaded, METHODIST, "/?as_of=2099-12-31")


@pytest.mark.parametrize(
    ("number", "list_name", "said"),
    [
        (1, "in", "Школа A"),
        (2, "out", "срок документа истёк 31.12.2024"),
        (5, "in", "маршрут действует"),
        (6, "out", "пара на дату без приказа"),
        (7, "out", "неявка 05.10.2025"),
        (8, "in", "Зуева"),
        (9, "in", "методическое объединение"),
        (4, "apart", "на дату не работает в муниципалитете по основному месту"),
        (3, "unknown", "Неясных случаев нет"),
    ],
)
def test_every_list_gives_names_and_reasons(loaded: Alone, number: int, list_name: str, said: str) -> None:
    address = f"/indicators/{number}?as_of=2025-12-31&list={list_name}"
    assert said in page(loaded, METHODIST, address)


def test_names_are_searched_filtered_and_taken_away(loaded: Alone) -> None:
    out = FIFTH.replace("list=in", "list=out")
    everyone = {line[0] for line in rows(loaded, METHODIST, out)[1:]}
    assert {line[0] for line in rows(loaded, METHODIST, f"{out}&q=рыбин")[1:]} == {"Рыбин"}
    at_school = {line[0] for line in rows(loaded, METHODIST, f"{out}&school={one('A')}")[1:]}
    assert at_school
    assert at_school < everyone
    other_lists = loaded.client(METHODIST).get(f"{out}&school={one('A')}").text
    assert f"list=in&amp;school={one('A')}" in other_lists


def test_each_school_has_its_share(loaded: Alone) -> None:
    reply = loaded.client(METHODIST).get(f"{FIFTH}&schools-export=csv")
    lines = [line.split(";") for line in reply.data.decode("utf-8-sig").splitlines()[1:]]
    assert (sum(int(line[1]) for line in lines), sum(int(line[2]) for line in lines)) == (2, 7)


def test_a_principal_sees_names_of_the_own_school_only(loaded: Alone) -> None:
    text = page(loaded, PRINCIPAL, FIFTH)
    assert "Дёмина" in text
    assert "Кравец" not in text
    assert "Только ваша школа" in text
    assert "2 из 7" in text
    assert {line[0] for line in rows(loaded, PRINCIPAL, FIFTH)[1:]} == {"Дёмина"}


@pytest.mark.parametrize("who", NAMELESS, ids=lambda who: who.grants[0].role)
def test_others_get_the_figure_without_names(loaded: Alone, who: Actor) -> None:
    text = page(loaded, who, FIFTH)
    assert "2 из 7" in text
    assert "Имена за этой цифрой видят" in text
    assert "Кравец" not in text
    assert rows(loaded, who, FIFTH) == [["ФИО", "Школа", "Почему здесь"]]
    assert "кто не учтён" not in page(loaded, who, BOARD)


def test_an_analyst_chooses_a_municipality(loaded: Alone) -> None:
    text = page(loaded, ANALYST, "/municipalities")
    assert "Усть-Коксинский район" in text
    reply = loaded.client(ANALYST).get(f"{BOARD}&municipality=ust-koksa")
    assert "/monitoring/indicators/5?municipality=ust-koksa&amp;as_of=2025-12-31" in reply.text
    assert "Другой муниципалитет" in reply.text
    assert page(loaded, ANALYST, f"{BOARD}&municipality=nowhere", 404)


def test_who_may_not(loaded: Alone) -> None:
    stranger = actor("methodist", municipality_id=one("other"))
    page(loaded, stranger, f"{BOARD}&municipality=ust-koksa", 403)
    page(loaded, stranger, f"{FIFTH}&municipality=ust-koksa", 403)
    teacher = actor(municipality_id=MUNICIPALITY, person_id=one("Лапин"))
    for address in (BOARD, FIFTH, "/municipalities"):
        page(loaded, teacher, address, 403)
        assert loaded.app.test_client().get(address).headers["Location"].startswith("/registry/sign-in")


def test_facts_are_read_once_for_a_page(loaded: Alone) -> None:
    asked: list[str] = []
    engine = loaded.app.extensions["mms_database"].engine

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        asked.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    page(loaded, METHODIST, FIFTH)
    event.remove(engine, "before_cursor_execute", note)
    assert len([one for one in asked if "FROM pair_fact" in one]) == 1
