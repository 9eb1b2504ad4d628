"""Names at the beginning of a text, and what is not a name."""

import pytest

from shared.importing.staff_page.person_names import name_at_start


@pytest.mark.parametrize(
    ("text", "parts", "rest"),
    [
        ("Белова Анна Петровна: учитель", ("Белова", "Анна", "Петровна"), ": учитель"),
        ("Белова Анна Петровна , учитель", ("Белова", "Анна", "Петровна"), "учитель"),
        ("Белова Анна Петровна Учитель физики", ("Белова", "Анна", "Петровна"), "Учитель физики"),
        ("12. БЕЛОВА-ЗУЕВА АННА ПЕТРОВНА", ("Белова-Зуева", "Анна", "Петровна"), ""),
        ("Анна Петровна Белова", ("Белова", "Анна", "Петровна"), ""),
        ("Кара Мурза Иван Ильич", ("Кара Мурза", "Иван", "Ильич"), ""),
        ("Мамедов Вагиф Али оглы", ("Мамедов", "Вагиф", "Али оглы"), ""),
        ("Белова А. П. учитель", ("Белова", "А.", "П."), "учитель"),
        ("А.П. Белова", ("Белова", "А.", "П."), ""),
        ("Бело\u00adва Анна\u00a0Петровна", ("Белова", "Анна", "Петровна"), ""),
        ("Беловa Aнна Петровна", ("Белова", "Анна", "Петровна"), ""),
    ],
)
def test_names(text: str, parts: tuple[str, str, str], rest: str) -> None:
    found = name_at_start(text, strict=True)
    assert found is not None
    name, after = found
    assert ((name.last, name.first, name.middle), after) == (parts, rest)


@pytest.mark.parametrize("text", ["Ли Анна", "белова анна петровна"])
def test_a_place_for_names_asks_for_less(text: str) -> None:
    assert name_at_start(text) is not None
    assert name_at_start(text, strict=True) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ФИО",
        "X",
        "Вакансия",
        "Итого",
        "Учитель Физики",
        "Анна Петровна",
        "Педагогический состав",
        "Муниципальное Бюджетное Учреждение",
        "У организации нет филиалов",
        "Информация доступна по ссылке",
    ],
)
def test_what_is_no_name(text: str) -> None:
    assert name_at_start(text) is None
