"""A route on paper: its parts, what keeps it from paper, and what each reader finds on it."""

from pathlib import Path
from typing import Any

import pytest

from services.routes.rules.printing import RouteFacts, Stamp, paper
from shared.documents import as_pdf, as_pictures
from tests.services.routes.acting import confirmed, drafted
from tests.services.routes.attaching import report, sent, texts
from tests.services.routes.making import Door, Routes, ahead
from tests.services.routes.visiting import Visitor, visitor, words
from tests.shared.documents.pictures import difference
from tests.shared.uploads.making import pdf

PICTURE = Path(__file__).parent / "route.png"
STEP = {"kind": "course", "title": "Курс", "organization": "ИПК и ПП РО РА", "hours": 36, "due_on": ahead(30)}
TITLES = [
    f"{number}. {words}"
    for number, words in enumerate(
        ("Паспорт", "Диагностика", "Цель", "План", "Повторная диагностика", "Рефлексия педагога"), start=1
    )
]


def route_of(tutor: Door, teacher: Door, **step: Any) -> dict[str, Any]:
    """A route that awaits the principal."""
    deficit = confirmed(tutor)
    made = drafted(tutor, deficit, steps=[STEP | {"deficit_ids": [deficit]} | step])
    tutor.post(f"routes/{made['id']}/submission")
    agreed: dict[str, Any] = teacher.post(f"routes/{made['id']}/agreement")
    return agreed


@pytest.fixture
def route(tutor: Door, teacher: Door) -> dict[str, Any]:
    """One with everything that its paper needs."""
    return route_of(tutor, teacher, expected_result="Удостоверение")


def printed(door: Door, route: dict[str, Any], name: str = "docx", status: int = 200) -> bytes:
    reply = door.client.get(f"/api/v1/routes/{route['id']}/print.{name}")
    assert reply.status_code == status, reply.get_data(as_text=True)
    return bytes(reply.data)


def test_the_paper_has_its_parts_in_their_order(
    routes: Routes, tutor: Door, teacher: Door, principal: Door, route: dict[str, Any]
) -> None:
    assert tutor.get(f"routes/{route['id']}/print")["blockers"] == []
    assert printed(tutor, route, "pdf").startswith(b"%PDF-")
    before = texts(printed(tutor, route))
    principal.post(f"routes/{route['id']}/approval")
    report(teacher, route["steps"][0]["id"], evidence="Прошла", files=[sent(pdf(), "Удостоверение.pdf")])
    said = texts(printed(teacher, route))
    lines = said.split("\n")
    assert [lines.index(title) for title in TITLES] == sorted(lines.index(title) for title in TITLES)
    assert lines[0] == "УТВЕРЖДАЮ"
    assert "______________ 20___ г." in before
    assert "______________ 20___ г." not in said
    assert "principal А." in lines[2]
    for found in (
        "Курс",
        "ИПК и ПП РО РА, 36 ч",
        "Удостоверение",
        "Прошла; Удостоверение.pdf",
        "ждёт приёмки",
    ):
        assert found in said
    assert "высокий" in said
    assert "Ещё не проводилась." in said


def test_what_is_missing_is_listed_with_who_mends_it(tutor: Door) -> None:
    deficit = confirmed(tutor)
    route = drafted(tutor, deficit, steps=[STEP | {"deficit_ids": [deficit]}])
    [blocker] = tutor.get(f"routes/{route['id']}/print")["blockers"]
    assert blocker == {"text": "Шаг «Курс»: не указан предъявляемый результат.", "who": "тьютор"}
    assert "Шаг «Курс»" in printed(tutor, route, status=409).decode()
    tutor.post(f"routes/{route['id']}/cancellation", {"reason": "Заново"})


def test_the_tutor_names_what_is_missing_on_the_page_of_printing(
    routes: Routes, tutor: Door, principal: Door, route: dict[str, Any]
) -> None:
    principal.post(f"routes/{route['id']}/approval")
    tutor.patch(f"steps/{route['steps'][0]['id']}", {"expected_result": ""})
    page, address = visitor(routes, "tutor", person="tutor", place="A"), f"/routes/routes/{route['id']}/print"
    assert "Что мешает напечатать" in page.see(address)
    page.change(address, {"result-1": "Удостоверение"})
    assert "Открыть PDF" in page.see(address)
    assert tutor.get(f"routes/{route['id']}")["plan_version"] == 3
    assert "3, изменён" in texts(printed(tutor, route))


def test_a_route_without_a_diagnosis_is_not_printed(tutor: Door) -> None:
    body = {"deficit_ids": [], "request": "Хочу учиться", "steps": [STEP | {"expected_result": "Урок"}]}
    made = drafted(tutor, "", **body)
    [blocker] = tutor.get(f"routes/{made['id']}/print")["blockers"]
    assert "не опирается на диагностику" in blocker["text"]


READERS: dict[str, tuple[dict[str, Any], int]] = {
    "principal": ({"roles": ("principal",), "person": "principal", "place": "A"}, 200),
    "methodist": ({"roles": ("methodist",)}, 403),
    "approver": ({"roles": ("approver",)}, 403),
    "mentor": ({"person": "mentor"}, 404),
    "analyst": ({"roles": ("analyst",)}, 403),
    "stranger": ({"person": "stranger"}, 404),
    "other_tutor": ({"roles": ("tutor",), "person": "other_tutor", "place": "B"}, 404),
}


def test_only_its_readers_print_it_and_a_signer_finds_topics_only(
    routes: Routes, tutor: Door, principal: Door, route: dict[str, Any]
) -> None:
    for name, (who, status) in READERS.items():
        somebody: Visitor = visitor(
            routes, *who.get("roles", ()), **{k: v for k, v in who.items() if k != "roles"}
        )
        for door in ("/routes/", "/api/v1/routes/"):
            for tail in ("print", "print.pdf", "print.docx"):
                reply = somebody.client.get(f"{door}{route['id']}/{tail}")
                assert reply.status_code == status, (name, door, tail)
    said = texts(printed(principal, route))
    assert "Методическая область" in said
    for secret in ("высокий", "верно", "55"):
        assert secret not in said
        assert secret not in words(
            visitor(routes, "principal", person="principal", place="A").see(
                f"/routes/routes/{route['id']}/print"
            )
        )
    principal.post(f"routes/{route['id']}/approval")
    printed(principal, route, status=403)


FACTS = RouteFacts(
    heading="педагога Петровой Анны Ивановны",
    school="МБОУ «Тюнгурская СОШ»",
    stamp=Stamp(position="Директор", name="Иванов И. И.", on="1 сентября 2026 г."),
    approved=True,
    passport=(("Педагог", "Петрова Анна Ивановна"), ("Срок", "01.09.2026 – 31.12.2026"), ("Наставник", "")),
    deficits=(("Цели урока", "высокий", "по тесту, верно 38 %, цель 80 %, 01.09.2026"),),
    severity_shown=True,
    goal="Научиться ставить цель урока",
    request="",
    plan=(
        (
            "1",
            "Цели урока",
            "Курс. Формирующее оценивание",
            "Курс",
            "ИПК и ПП РО РА, 36 ч",
            "01.10.2026",
            "Удостоверение",
            "Удостоверение.pdf",
            "принят",
        ),
        (
            "2",
            "Цели урока",
            "Внедрить изученное: курс",
            "Внедрение",
            "",
            "01.11.2026",
            "Разработка урока",
            "",
            "",
        ),
    ),
    changes=(
        (
            "Цели урока",
            "высокий: верно 38 %, цель 80 %",
            "верно 84 %, цель 80 %",
            "закрыт по повторной диагностике",
        ),
    ),
    rediagnosis="Тест по четырём областям, 20.12.2026.",
    conclusion="",
    teacher="Петрова А. И.",
    tutor="Сидорова В. П.",
)


def test_the_page_looks_as_it_was_read_by_people() -> None:
    """The kept picture was looked at: the first page of the route."""
    page = as_pictures(paper(FACTS))[0]
    assert difference(page, PICTURE.read_bytes()) < 0.001
    assert as_pdf(paper(FACTS)) == as_pdf(paper(FACTS))
