"""The protocol of a review: quorum, cases of names, votes, signed once, a person erased."""

from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from docx import Document

from services.monitoring.rules import Meeting, has_quorum, lacking
from tests.services.given import Alone
from tests.services.monitoring.making import one
from tests.services.monitoring.telling import people
from tests.services.monitoring.test_pages import page
from tests.services.monitoring.test_period_pages import press
from tests.services.monitoring.test_periods import METHODIST, PRINCIPALS, call, erased, freeze, opened
from tests.services.monitoring.test_reviews import DECISIONS, decided, loaded, reviewed

__all__ = ["loaded"]
WRITTEN: dict[str, Any] = {
    "chair": "Орлов Пётр Петрович",
    "secretary": "Седова А. А.",
    "members": 12,
    "present": 9,
    "attending": "Орлов П. П.\nСедова А. А.",
    "speaker": "Зуева",
    "said": "Рыбин: школам нужна помощь тьютора.",
    "votes_for": 8,
    "votes_against": 0,
    "abstained": 1,
}


def begun(service: Alone) -> str:
    period = opened(service)
    freeze(service, period)
    review = reviewed(service, period, agenda="Показатели за год")
    decided(service, review["id"])
    return f"/api/v1/reviews/{review['id']}/protocol"


def words(service: Alone, address: str) -> str:
    made = Document(BytesIO(service.client(METHODIST).get(f"{address}/docx").data))
    cells = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in made.paragraphs), *cells])


@pytest.mark.parametrize(("members", "present", "enough"), [(12, 6, False), (12, 7, True), (5, 3, True)])
def test_a_quorum_is_more_than_half(members: int, present: int, enough: bool) -> None:
    assert has_quorum(members, present) is enough


def test_what_is_lacking_is_said_and_nothing_is_signed_without_it(loaded: Alone) -> None:
    address = begun(loaded)
    fresh = call(loaded, METHODIST, address)
    assert fresh["version"] == 0
    assert fresh["lacking"][:2] == ["Не указан председатель.", "Не указан секретарь."]
    for wrong, said in (
        ({"present": 6}, "Нет кворума: пришли 6 из 12"),
        ({"present": 20}, "Пришли 20, а в составе 12"),
        ({"votes_for": 9, "abstained": 1}, "Голосов 10, а пришли 9"),
        ({"votes_for": 4, "votes_against": 5, "abstained": 0}, "Решение не принято"),
        ({"abstained": None}, "Не записано, как голосовали"),
    ):
        body = WRITTEN | wrong | {"is_signed": True}
        answer = loaded.client(METHODIST).put(address, json=body)
        assert answer.status_code == 409
        assert said in answer.get_json()["detail"]
    assert call(loaded, METHODIST, address)["version"] == 0


def test_a_signed_protocol_stands_with_names_in_their_cases(loaded: Alone) -> None:
    address = begun(loaded)
    client = loaded.client(METHODIST)
    named: dict[str, Any] = {
        "last_name": "Зуева",
        "first_name": "Анна",
        "middle_name": "Павловна",
        "version": 2,
    }
    zueva = next(each for each in people() if each.id == one("Зуева"))
    loaded.hear([replace(zueva, **named)])
    decision = {"review_id": address.split("/")[-2], "text": "Назначить тьюторов.", "due_on": "2026-02-02"}
    call(loaded, METHODIST, DECISIONS, 201, json=decision | {"owner_name": "зуева  анна павловна"})
    body = WRITTEN | {"speaker": "Зуева Анна Павловна"}
    assert client.put(address, json=body).get_json()["lacking"] == []
    assert client.put(address, json=body | {"is_signed": True}).get_json()["signed_on"]
    text = words(loaded, address)
    assert "ПРОТОКОЛ" in text.upper()
    for said in (
        "9 из 12, кворум есть",
        "Повестка:\nПоказатели за год",
        "Зуеву Анну Павловну: Показатели за год",
        "Зуевой Анне Павловне: назначить тьюторов. Срок: до 2 февраля 2026 г.",
        "Показатели за год",
        "Рыбин: школам нужна помощь тьютора.",
        "утвердить маршруты. Срок: до 1 марта 2026 г.",
        "Голосовали: за — 8, против — 0, воздержались — 1.",
    ):
        assert said in text
    assert client.get(f"{address}/pdf").data.startswith(b"%PDF")
    assert client.put(address, json=WRITTEN | {"said": "иначе"}).status_code == 409
    late = {
        "review_id": address.split("/")[-2],
        "text": "Позже",
        "owner_name": "Зуева",
        "due_on": "2026-05-01",
    }
    call(loaded, METHODIST, "/api/v1/decisions", 409, json=late)
    assert words(loaded, address) == text


def test_an_abbreviation_keeps_its_capital(loaded: Alone) -> None:
    address = begun(loaded)
    decided(loaded, address.split("/")[-2], text="ИОМ утвердить", owner_name="Тьюторы")
    assert "Тьюторы: ИОМ утвердить. Срок: до 1 марта 2026 г." in words(loaded, address)


def test_a_principal_reads_it_and_does_not_write_it(loaded: Alone) -> None:
    address = begun(loaded)
    assert loaded.client(PRINCIPALS["A"]).put(address, json=WRITTEN).status_code == 403
    place = address.removeprefix("/api/v1")
    assert "Чего не хватает до подписи" not in page(loaded, PRINCIPALS["A"], place)
    assert (
        press(loaded, METHODIST, place, form="", version="0", chair="Орлов П. П.", members="12", present="6")
        == 303
    )
    text = page(loaded, METHODIST, place)
    assert "Нет кворума: пришли 6 из 12, нужно больше половины." in text
    assert call(loaded, METHODIST, address)["chair"] == "Орлов П. П."


def test_whoever_is_erased_leaves_the_protocol(loaded: Alone) -> None:
    address = begun(loaded)
    loaded.client(METHODIST).put(address, json=WRITTEN | {"chair": "Зуева", "is_signed": True})
    assert "Зуев" in words(loaded, address)
    loaded.hear([erased("Зуева")])
    text = words(loaded, address)
    assert "Зуев" not in text
    assert "удалено" in text


def test_lacking_asks_for_an_agenda_and_a_decision() -> None:
    meeting = Meeting(chair="А", secretary="Б", agenda="", members=3, present=3, votes=(3, 0, 0), decisions=0)
    assert lacking(meeting) == ["Не записано, что слушали.", "Нет ни одного решения."]
