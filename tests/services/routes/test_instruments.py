"""Instruments in words and of institutes: a file of questions, editions, a catalogue of topics."""

import io
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from services.routes.schemas.instrument_files import ITEMS, items_template
from shared.importing import read, read_rows
from shared.importing.kinds.diagnostics import RESULTS
from tests.services.routes.acting import diagnosed, instrument
from tests.services.routes.making import TODAY, Door, Routes
from tests.services.routes.visiting import Visitor, visitor, words
from tests.shared.importing.making import book, parsed

HEADINGS = "Блок;Код;Вопрос;Область;Тема;Балл;Эксперты"
ROWS = (
    "Работа с детьми;1.1;Приёмы;методическая;M4;1;",
    "Работа с детьми;1.2;Разбор ситуации;психолого-педагогическая;P6;2;да",
    "Документы;2.1;Журнал;Нормативная область;L2;1;",
)
FORM = {"name": "АКИПКРО-2026", "publisher": "АКИПКРО", "edition": "1", "kind": "test", "method": "share"}


@pytest.fixture
def desk(routes: Routes) -> Visitor:
    """The methodist at a browser."""
    return visitor(routes, "methodist")


def sent(desk: Visitor, *lines: str, status: int = 303, **fields: str) -> str:
    """Send the form of a new instrument with a file of these lines."""
    file = (io.BytesIO("\n".join((HEADINGS, *lines)).encode()), "вопросы.csv")
    reply = desk.client.post("/instruments/new", data=FORM | fields | {"file": file})
    text = reply.get_data(as_text=True)
    assert reply.status_code == status, text[-800:]
    return str(reply.headers.get("Location", "")) or text


def test_the_three_ready_ones_are_read_in_words(tutor: Door, routes: Routes) -> None:
    page = visitor(routes, "tutor", person="tutor", place="A")
    shown = words(page.see("/routes/instruments"))
    for title in ("Тест из четырёх блоков", "Самооценка затруднений", "Посещение урока"):
        assert title in shown
    test = words(page.see(f"/routes/instruments/{instrument(tutor, 'TEST4')}"))
    assert "от 80 % — сильная сторона, от 60 % — средние затруднения" in test
    assert "4.6 Безопасность, данные детей нормативная область · до 2 баллов · оценивают два эксперта" in test
    own = words(page.see(f"/routes/instruments/{instrument(tutor, 'SELF23')}"))
    assert "если отвечено не меньше 60 %: до 0,8 — затруднений почти нет, до 1,6 — средние" in own
    visit = words(page.see(f"/routes/instruments/{instrument(tutor, 'VISIT12')}"))
    assert "если в ней не меньше 3 критериев, а всего не меньше 9 критериев" in visit


def test_an_institutes_instrument_comes_from_a_file(desk: Visitor, tutor: Door) -> None:
    led = sent(desk, *ROWS)
    shown = words(desk.see(led))
    assert "АКИПКРО-2026" in shown
    assert "Работа с детьми: методическая область" in shown
    [made] = [one for one in tutor.get("instruments") if one["name"] == "АКИПКРО-2026"]
    assert made["publisher"] == "АКИПКРО"
    assert [(one["title"], len(one["items"])) for one in made["blocks"]] == [
        ("Работа с детьми", 2),
        ("Документы", 1),
    ]
    assert made["blocks"][0]["items"][1] == {
        "code": "1.2",
        "title": "Разбор ситуации",
        "area": "psychological_pedagogical",
        "topic": "P6",
        "max": 2,
        "experts": True,
    }
    diagnosed(tutor, name="АКИПКРО-2026", answers={"1.1": 0, "1.2": [2, 2], "2.1": 1})


def test_wrong_rows_are_named(desk: Visitor, tutor: Door) -> None:
    wrong = sent(desk, ROWS[0], "Блок;1.2;;неведомая;M4;0;", status=422)
    assert "Строка 3, «Область»" in wrong
    assert "Строка 3, «Балл»: наибольший балл — от 1 до 1000." in wrong
    twice = sent(desk, ROWS[0], ROWS[0], "Блок;3;;методическая;L2;1;", status=422)
    assert "Код «1.1» встречается дважды." in twice
    assert "«3»: в этой области нет темы «L2»." in twice
    marks = sent(desk, *ROWS, status=422, method="difficulty")
    assert "«1.1»: здесь оценка от 0 до 3." in marks
    assert "Границы шкалы стоят не по порядку." in sent(desk, *ROWS, status=422, low="90", high="50")
    assert len(tutor.get("instruments")) == 3


def test_a_new_edition_stands_beside_the_old_and_results_keep_theirs(desk: Visitor, tutor: Door) -> None:
    old = sent(desk, *ROWS, low="40", high="70")
    result = diagnosed(tutor, name="АКИПКРО-2026", answers={"2.1": 0})
    assert 'value="АКИПКРО-2026"' in desk.see(f"/routes/instruments/new?of={old.rsplit('/', 1)[-1]}")
    assert "Эта версия инструмента уже есть." in sent(desk, *ROWS, status=422)
    new = sent(desk, *ROWS, edition="2")
    assert "Издание 1" in words(desk.see(new))
    seen = tutor.get(f"diagnostics/{result['id']}")
    assert f"/routes/instruments/{seen['instrument_id']}" == old
    editions = {
        one["edition"]: one["scale"] for one in tutor.get("instruments") if one["name"] == FORM["name"]
    }
    assert (editions["1"]["medium"], editions["2"]["medium"]) == ("40", "60")
    assert "издание 2" in words(desk.see("/routes/diagnostics/new?school=A"))


def test_scales_by_the_api(methodist: Door, tutor: Door) -> None:
    item = {"code": "A", "area": "digital", "topic": "D2", "max": 3}
    scale = {"method": "difficulty", "minimal": 0.5, "medium": 2}
    body: dict[str, Any] = {"name": "Цифра", "kind": "self_assessment", "scale": scale}
    body |= {"blocks": [{"code": "1", "title": "", "items": [item]}]}
    made = methodist.post("instruments", body, 201)
    assert made["scale"] == {
        "method": "difficulty",
        "answered": "0.6",
        "minimal": "0.5",
        "medium": "2",
        "topics": {"2": "medium", "3": "high"},
    }
    methodist.post("instruments", body | {"name": "Ц", "scale": scale | {"minimal": 2.5}}, 422)
    found = diagnosed(tutor, name="Цифра", answers={"A": 2})["findings"]
    assert [(one["topic"], one["level"]) for one in found] == [("", "medium"), ("D2", "medium")]


def headings_of(content: bytes) -> list[str]:
    """The headings of a template."""
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0)
    return [str(cell) for cell in sheet.to_python()[0]]


def test_templates_read_back(desk: Visitor, tutor: Door) -> None:
    assert desk.client.get("/instruments/template").status_code == 200
    filled = book(headings_of(items_template()), ["Блок", "1", "Вопрос", "цифровая", "D2", 2, ""])
    [row] = read_rows(read(filled, "i.xlsx"), ITEMS, today=TODAY).rows
    assert (row["area"], row["max"]) == ("digital", 2)
    reply = desk.client.get(f"/instruments/{instrument(tutor, 'TEST4')}/template")
    titles = headings_of(reply.data)
    assert titles[:5] == ["СНИЛС", "ФИО", "Инструмент", "Дата", "Предметный блок"]
    assert titles[-1] == "Коммуникативный и нормативный блок: нормативная область"
    results = book(titles, ["", "Ли Анна", "TEST4 (1)", "10.10.2025", 6, 7, 8, 3, "н/я"])
    [result] = parsed("diagnostics", results, "r.xlsx").rows
    assert list(RESULTS.of(result).values()) == ["6", "7", "8", "3", "н/я"]


def test_the_methodist_edits_the_catalogue_of_topics(
    routes: Routes, desk: Visitor, methodist: Door, tutor: Door
) -> None:
    assert desk.send("/routes/topics/new", {"code": "D4", "area": "digital", "title": "робототехника"})
    again = desk.send("/routes/topics/new", {"code": "D4", "area": "legal", "title": "иное"}, status=422)
    assert "Тема с кодом «D4» уже есть." in again
    [made] = [one for one in tutor.get("topics?limit=100") if one["code"] == "D4"]
    assert desk.send(f"/routes/topics/{made['id']}", {"title": "роботы", "retired": "true"})
    assert "роботы" in words(desk.see("/routes/topics?q=роботы"))
    asked = visitor(routes, person="teacher").see("/routes/mine/deficits")
    assert "роботы" not in asked
    back = methodist.client.put(f"/api/v1/topics/{made['id']}", json={"title": "роботы"})
    assert (back.status_code, back.get_json()["retired"]) == (200, False)
    assert "роботы" in visitor(routes, person="teacher").see("/routes/mine/deficits")
    tutor.post("topics", {"code": "X1", "area": "digital", "title": "x"}, 403)
    visitor(routes, "tutor", person="tutor", place="A").see("/routes/topics/new", 403)
    stranger = visitor(routes, "methodist", home="elsewhere")
    stranger.see(f"/routes/topics/{made['id']}", 404)


def test_a_ready_instrument_says_what_its_scale_says(desk: Visitor, tutor: Door) -> None:
    pages = {
        one["name"]: words(desk.see(f"/routes/instruments/{one['id']}")) for one in tutor.get("instruments")
    }
    assert "Наибольший балл — 8" in pages["TEST4"]
    assert "до 2 баллов · оценивают два эксперта, третий — если разошлись на 2" in pages["TEST4"]
    assert "23 вопроса" in pages["SELF23"]
    assert "12 критериев" in pages["VISIT12"]
    for name in ("SELF23", "VISIT12"):
        assert "Наибольший балл" not in pages[name]
        assert "до 3 баллов" not in pages[name]
    assert "Процент — сумма баллов от наибольшей возможной по применимым критериям" in pages["VISIT12"]
