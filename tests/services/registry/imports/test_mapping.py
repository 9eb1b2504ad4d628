"""Columns mapped by a person: by the door, remembered for files with the same headings, forgotten on word."""

import json

from tests.services.registry.conftest import Json, Register

FILE = "Шифр;Полное имя учреждения;Код\nC;Третья школа;77\n"
MAPPING = {"Шифр": "Код", "Полное имя учреждения": "Наименование", "Код": ""}


def mapped(register: Register, text: str, mapping: Json | None, **options: str) -> Json:
    if mapping is not None:
        options["mapping"] = json.dumps(mapping)
    return register.upload("organizations", text, **options)


def test_a_mapping_is_taken_and_remembered(register: Register) -> None:
    assert register.send("organizations", FILE.encode()).status_code == 422
    assert mapped(register, FILE, MAPPING)["created"] == 1
    again = mapped(register, "Код;шифр;ПОЛНОЕ ИМЯ УЧРЕЖДЕНИЯ\n1;D;Четвёртая школа\n", None)
    assert again["created"] == 1
    assert "как в прошлый раз: «Шифр» — «Код»" in again["warnings"][0]["message"]
    assert "«Код» — не нужен" in again["warnings"][0]["message"]


def test_other_headings_do_not_inherit_it(register: Register) -> None:
    mapped(register, FILE, MAPPING)
    reply = register.send("organizations", "Шифр;Полное имя учреждения\nE;Пятая\n".encode())
    assert reply.status_code == 422
    assert reply.json()["type"] == "urn:mms:problem:missing-columns"


def test_a_preview_remembers_nothing(register: Register) -> None:
    mapped(register, FILE, MAPPING, dry_run="true")
    assert register.send("organizations", FILE.encode()).status_code == 422


def test_an_empty_mapping_forgets(register: Register) -> None:
    text = "Код;Наименование;Вид школы\nC;Третья;школа\n"
    mapped(register, text, {"Вид школы": "Тип"})
    assert register.upload("organizations", text)["warnings"][0]["message"].startswith("Столбцы сопоставлены")
    mapped(register, text, {})
    assert "неизвестен" in register.upload("organizations", text)["warnings"][0]["message"]


def test_the_refusal_names_what_could_be_mapped(register: Register) -> None:
    problem = register.send("organizations", "Шифр;Название\nC;Третья\n".encode()).json()
    assert problem["errors"] == [
        {"field": "Шифр", "messages": ["Не распознан; можно указать, какой это столбец."]},
        {"field": "Название", "messages": ["Похоже на «Наименование»."]},
    ]


def test_a_wrong_mapping_is_refused(register: Register) -> None:
    for mapping, status in (('{"Шифр": "Нет такого"}', 422), ("[1]", 422), ("{", 422)):
        reply = register.send("organizations", FILE.encode(), mapping=mapping)
        assert (reply.status_code, reply.headers["Content-Type"].split(";")[0]) == (
            status,
            "application/problem+json",
        )
