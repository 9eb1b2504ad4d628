"""A file without an optional column leaves what is stored alone; a tutor known later is the same tutor."""

from collections.abc import Callable

import pytest

from tests.journeys.village import Village

WHO = "СНИЛС;ФИО"
ONE = "100-202-534 54;Кравец Олег Игоревич"
PAIR = "100-208-119 67;Панова Елена Львовна;100-204-768 78;Дёмина Мария Юрьевна"
MET = "100-208-119 67;Панова Елена Львовна;100-202-534 54;Кравец Олег Игоревич"
SIDES = "СНИЛС наставника;ФИО наставника;СНИЛС наставляемого;ФИО наставляемого"
FILES = {
    "certificates": (
        (
            f"{WHO};Программа;Вид;Часы;Дата выдачи;Номер\n"
            f"{ONE};П;профессиональная переподготовка;250;10.03.2025;У-1\n"
        ),
        f"{WHO};Программа;Дата выдачи;Номер\n{ONE};П;10.03.2025;У-1\n",
    ),
    "routes": (
        (
            f"{WHO};Цель;Статус;Дата утверждения;Дата закрытия;Окончание\n"
            f"{ONE};Ц;завершён;01.02.2025;01.03.2025;01.04.2025\n"
        ),
        f"{WHO};Цель;Статус;Дата утверждения\n{ONE};Ц;завершён;01.02.2025\n",
    ),
    "pairs": (
        (
            f"{SIDES};Форма;Вид;Номер приказа;Дата приказа;Начало;Окончание\n"
            f"{PAIR};руководитель – педагог;групповая;7-н;01.09.2025;01.09.2025;30.06.2026\n"
        ),
        f"{SIDES};Номер приказа;Начало\n{PAIR};7-н;01.09.2025\n",
    ),
    "sessions": (
        f"{SIDES};Дата;Минуты;Формат;Темы\n{MET};05.10.2025;40;посещение урока;журнал, отчётность, чаты\n",
        f"{SIDES};Дата\n{MET};05.10.2025\n",
    ),
    "events": (
        f"Мероприятие;Дата;Вид;{WHO};Участие\nШМП;05.10.2025;поддержка молодых педагогов;{ONE};не явился\n",
        f"Мероприятие;Дата;Вид;{WHO}\nШМП;05.10.2025;поддержка молодых педагогов;{ONE}\n",
    ),
    "bodies": (
        "Объединение;Вид;Уровень\nШМО;методическое объединение;школьный\n",
        "Объединение;Вид\nШМО;методическое объединение\n",
    ),
    "facts": (
        (
            "Организация;Факт;Документ;Дата;Действует с;Действует по;Статус\n"
            "A;план развития кадрового потенциала;№ 1;10.01.2025;01.02.2025;31.12.2027;утверждён\n"
        ),
        (
            "Организация;Факт;Документ;Дата;Статус\n"
            "A;план развития кадрового потенциала;№ 1;10.01.2025;утверждён\n"
        ),
    ),
}


@pytest.fixture
def upload(village: Village) -> Callable[[str, str], tuple[int, int, int]]:
    """Send a file to the village; gives what was created, updated, left alone."""
    operator = village.client(operator=True)

    def send(kind: str, text: str) -> tuple[int, int, int]:
        form = {"kind": kind, "municipality": "ust-koksa"}
        reply = operator.post("/registry/api/v1/imports", data=form, files={"file": ("f.csv", text.encode())})
        report = reply.json()
        assert report["rejected"] == [], report
        village.settle()
        return report["created"], report["updated"], report["unchanged"]

    return send


@pytest.mark.parametrize("kind", sorted(FILES))
def test_an_absent_column_changes_nothing(
    upload: Callable[[str, str], tuple[int, int, int]], kind: str
) -> None:
    whole, partial = FILES[kind]
    assert upload(kind, whole) == (1, 0, 0)
    assert upload(kind, partial) == (0, 0, 1)
    assert upload(kind, whole) == (0, 0, 1)


def test_a_tutor_who_enters_the_register_later_makes_no_second_route(
    upload: Callable[[str, str], tuple[int, int, int]],
) -> None:
    routes = f"{WHO};Тьютор;Цель;Статус;Дата утверждения\n{ONE};Новая Нина Ивановна;Ц;утверждён;01.02.2025\n"
    people = "Фамилия;Имя;Отчество;Дата рождения;Организация\nНовая;Нина;Ивановна;01.02.1980;A\n"
    assert upload("routes", routes) == (1, 0, 0)
    assert upload("people", people) == (1, 0, 0)
    assert upload("routes", routes) == (0, 0, 1)
