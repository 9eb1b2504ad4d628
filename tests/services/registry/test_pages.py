"""Pages of the register without a screen: who sees what, what is refused, what a list asks the database."""

import re
from typing import Any

import httpx
import pytest

from tests.browsing import Browsing
from tests.services.registry.conftest import Json, Register
from tests.services.registry.test_api import person
from tests.services.registry.test_history import begin

PEOPLE = "/registry/people"
ORGANIZATIONS = "/registry/organizations"


class Pages:
    """The register's pages as anyone, and a few people in it."""

    def __init__(self, register: Register) -> None:
        self.register = register
        self.methodist = self.browse("methodist")
        self.here = person(register, "Ёлкина", birth_date="2000-05-01", experience_from="2025-09-01")
        self.there = person(register, "Еремина", "B")
        self.left = person(register, "Жукова", None)

    def browse(self, *roles: str, **who: Any) -> Browsing:
        """A browser of someone of this municipality."""
        who = {"municipality_id": self.register.municipality["id"], **who}
        return Browsing(self.register.system, self.register.system.token(*roles, **who))

    def principal(self) -> Browsing:
        """A browser of the principal of school A, who works there too."""
        return self.browse("principal", organization_id=self.register.schools["A"], person_id=self.here["id"])

    def listed(self, query: str = "") -> list[str]:
        """The last names that the list gives, in its order."""
        text = self.methodist.get(f"{PEOPLE}?export=csv&{query}").content.decode("utf-8-sig")
        return [line.split(" ")[0] for line in text.splitlines()[1:]]


@pytest.fixture
def pages(register: Register) -> Pages:
    """Three people: at A, at B, nowhere."""
    return Pages(register)


def card(one: Json) -> str:
    return f"{PEOPLE}/{one['id']}"


def test_a_list_links_no_school_that_its_reader_may_not_open(pages: Pages) -> None:
    register = pages.register
    begin(register, pages.there["id"], "A", since="2025-09-01", occupation="external_part_time")
    shown = pages.principal().get(PEOPLE).text
    assert "Еремина" in shown
    assert f'href="{ORGANIZATIONS}/{register.schools["A"]}"' in shown
    assert f'href="{ORGANIZATIONS}/{register.schools["B"]}"' not in shown
    assert f'href="{ORGANIZATIONS}/{register.schools["B"]}"' in pages.methodist.get(PEOPLE).text


def test_the_list_is_searched_filtered_and_ordered_by_the_database(pages: Pages) -> None:
    assert pages.listed() == ["Елкина".replace("Е", "Ё"), "Еремина", "Жукова"]
    assert pages.listed("sort=-name") == ["Жукова", "Еремина", "Ёлкина"]
    assert pages.listed("q=елк") == ["Ёлкина"]
    assert pages.listed("q=петровна анна сош №2") == ["Еремина"]
    assert pages.listed("q=%25") == []
    assert pages.listed("state=left") == ["Жукова"]
    assert pages.listed(f"school={pages.register.schools['B']}") == ["Еремина"]
    assert pages.listed("young=young") == ["Ёлкина"]
    assert pages.listed("young=unknown") == ["Еремина"]
    assert pages.listed("category=managerial") == []
    assert pages.listed("sort=organization") == ["Ёлкина", "Еремина", "Жукова"]
    assert pages.listed("school=neverland&sort=nothing") == ["Ёлкина", "Еремина", "Жукова"]


def test_the_list_is_paged_by_the_database(pages: Pages) -> None:
    rows = "".join(f"Новая;Имя{number};A\n" for number in range(60))
    pages.register.upload("people", f"Фамилия;Имя;Организация\n{rows}")
    first = pages.methodist.get(f"{PEOPLE}?q=новая").text
    assert "1–25 из 60" in first
    assert "51–60 из 60" in pages.methodist.get(f"{PEOPLE}?q=новая&page=3").text
    assert len(pages.listed("q=новая")) == 60


def test_a_principal_reads_their_school_and_changes_nobody(pages: Pages) -> None:
    principal = pages.principal()
    text = principal.get(PEOPLE).text
    assert "Ёлкина" in text
    assert "Еремина" not in text
    assert "Новый человек" not in text
    assert principal.get(card(pages.here)).status_code == 200
    assert principal.get(card(pages.there)).status_code == 404
    for path in ("edit", "leaving", "employments/new", "absences/new"):
        assert principal.get(f"{card(pages.here)}/{path}").status_code == 403
        assert principal.post(f"{card(pages.here)}/{path}").status_code == 403
    schools = pages.register.schools
    assert principal.get(f"{ORGANIZATIONS}/{schools['A']}").status_code == 200
    assert principal.get(f"{ORGANIZATIONS}/{schools['B']}").status_code == 404
    for path in ("edit", "flags/new", "closing", "merger", "curator"):
        assert principal.get(f"{ORGANIZATIONS}/{schools['A']}/{path}").status_code == 403
    assert principal.get(f"{ORGANIZATIONS}/{schools['A']}/facts/new").status_code == 200
    assert principal.get(f"{ORGANIZATIONS}/{schools['B']}/facts/new").status_code == 404
    assert principal.get(f"{ORGANIZATIONS}/{schools['A']}/staffing-needs/new").status_code == 200


def test_consents_are_for_the_person_and_the_methodist_only(pages: Pages) -> None:
    other = person(pages.register, "Соседова")
    consent = {"purpose": "diagnostics", "given_on": "2025-09-01"}
    for one in (pages.here, other):
        place = f"/registry/api/v1/people/{one['id']}/consents"
        assert pages.register.methodist.post(place, json=consent).status_code == 201
    seen = pages.methodist.get(card(other)).text
    assert "дано 1 сентября 2025" in seen
    assert pages.methodist.get(f"{card(other)}/consents").status_code == 200
    assert f'href="{card(other)}/consents"' in seen
    principal = pages.principal()
    assert "дано 1 сентября 2025" in principal.get(card(pages.here)).text  # their own card
    assert "Согласия" not in principal.get(card(other)).text
    tutor = pages.browse("tutor", organization_id=pages.register.schools["A"])
    assert "Согласия" not in tutor.get(card(other)).text


def test_everyone_reads_their_own_card_and_no_other(pages: Pages) -> None:
    own = pages.browse(person_id=pages.there["id"])
    text = own.get(card(pages.there)).text
    assert "Еремина" in text
    assert "Править карточку" not in text
    assert own.get(card(pages.here)).status_code == 404
    assert own.get(ORGANIZATIONS).status_code == 403
    assert own.get(f"{card(pages.there)}/edit").status_code == 403
    stranger = Browsing(pages.register.system)
    assert stranger.get(PEOPLE).headers["Location"].startswith("/registry/sign-in")


def test_another_municipality_sees_nothing(pages: Pages) -> None:
    operator = pages.register.operator
    other = operator.post("/registry/api/v1/municipalities", json={"profile": "zeya"}).json()
    methodist = pages.browse("methodist", municipality_id=other["id"])
    assert "Людей пока нет" in methodist.get(PEOPLE).text
    assert methodist.get(card(pages.here)).status_code == 404
    school = f"{ORGANIZATIONS}/{pages.register.schools['A']}"
    assert methodist.get(school).status_code == 404
    assert methodist.post(f"{school}/closing", {"last_day": "2025-01-01"}).status_code == 404


def test_a_form_without_its_token_is_refused(pages: Pages) -> None:
    reply = pages.methodist.client.post(f"{card(pages.here)}/leaving", data={"last_day": "2025-12-01"})
    assert reply.status_code == 400
    assert pages.listed("state=left") == ["Жукова"]


def edit(pages: Pages, **values: str) -> httpx.Response:
    given = {"last_name": "Ёлкина", "first_name": "Анна", "middle_name": "Петровна", "version": "2"}
    return pages.methodist.post(f"{card(pages.here)}/edit", given | values)


def test_who_is_late_loses_nothing_and_sees_both_values(pages: Pages) -> None:
    assert edit(pages, email="first@school.example").status_code == 303
    late = edit(pages, last_name="Ёлкина-Соснова", email="second@school.example")
    assert late.status_code == 412
    assert 'value="Ёлкина-Соснова"' in late.text
    assert "Сейчас записано: <b>first@school.example</b>" in late.text
    assert "Сейчас записано: <b>Ёлкина</b>" in late.text
    assert late.text.count("Сейчас записано") == 2
    assert 'name="version" value="3"' in late.text
    assert edit(pages, last_name="Соснова", email="s@school.example", version="3").status_code == 303
    kept = pages.register.methodist.get(f"/registry/api/v1/people/{pages.here['id']}").json()
    assert (kept["last_name"], kept["email"], kept["version"]) == ("Соснова", "s@school.example", 4)


def test_what_is_typed_wrong_stays_in_the_form(pages: Pages) -> None:
    wrong = edit(pages, last_name="", email="не почта")
    assert wrong.status_code == 422
    assert "Это поле нужно заполнить." in wrong.text
    assert 'value="не почта"' in wrong.text
    taken = pages.methodist.post(
        f"{card(pages.here)}/employments/new",
        {
            "organization_id": pages.register.schools["B"],
            "staff_category": "pedagogical",
            "occupation": "main",
            "rate": "0,5",
            "since": "2025-09-01",
        },
    )
    assert taken.status_code == 422
    assert "Основная работа в это время уже есть." in taken.text


def test_a_second_job_with_a_russian_comma_and_subjects_in_a_line(pages: Pages) -> None:
    reply = pages.methodist.post(
        f"{card(pages.here)}/employments/new",
        {
            "organization_id": pages.register.schools["B"],
            "staff_category": "pedagogical",
            "occupation": "external_part_time",
            "rate": "0,5",
            "subjects": "физика, астрономия",
            "since": "2025-09-01",
        },
    )
    assert reply.status_code == 303
    text = pages.methodist.get(card(pages.here)).text
    assert "ставка 0,5 · физика, астрономия" in text
    assert pages.listed(f"school={pages.register.schools['B']}") == ["Ёлкина", "Еремина"]


def test_names_of_a_bodys_members_are_for_those_who_may_read_their_cards(pages: Pages) -> None:
    api = pages.register.methodist
    body = {"name": "Физики", "kind": "network_community"}
    made = api.post("/registry/api/v1/bodies", json=body).json()
    for one in (pages.here, pages.there):
        api.post(f"/registry/api/v1/bodies/{made['id']}/memberships", json={"person_id": one["id"]})
    place = f"/registry/bodies/{made['id']}"
    assert "Еремина" in pages.methodist.get(place).text
    text = pages.principal().get(place).text
    assert "Ёлкина" in text
    assert "Еремина" not in text
    analyst = pages.browse("analyst").get(place)
    assert (analyst.status_code, "Ёлкина" in analyst.text) == (200, False)
    assert "Физики" in Browsing(pages.register.system).get("/registry/communities").text
    assert pages.principal().get(f"{place}/edit").status_code == 403


def test_a_school_on_pages_closes_by_form_and_says_who_is_left(pages: Pages) -> None:
    school = f"{ORGANIZATIONS}/{pages.register.schools['A']}"
    given = {"last_day": "2025-08-31", "version": "1"}
    assert pages.methodist.post(f"{school}/closing", given).status_code == 303
    assert "работа 1 человека в ней не закрыта" in pages.methodist.get(school).text
    late = pages.methodist.post(f"{school}/closing", given | {"last_day": "2024-08-31"})
    assert late.status_code == 412


def test_marks_needs_and_facts_by_form(pages: Pages) -> None:
    school = f"{ORGANIZATIONS}/{pages.register.schools['A']}"
    flag = {"kind": "biased_result", "since": "2025-01-01", "version": "1"}
    assert pages.methodist.post(f"{school}/flags/new", flag).status_code == 303
    need = {"subject": "физика", "rate": "1,5", "since": "2025-09-01"}
    assert pages.principal().post(f"{school}/staffing-needs/new", need).status_code == 303
    fact = {"kind": "workforce_plan", "state": "approved", "dated_on": "2025-02-03", "document": "№ 1"}
    assert pages.principal().post(f"{school}/facts/new", fact).status_code == 303
    text = pages.methodist.get(school).text
    for words in ("необъективные результаты", "ставок: 1,5", "№ 1 от 3 февраля 2025"):
        assert words in text
    wanted = pages.methodist.get("/registry/staffing-needs?export=csv").content.decode("utf-8-sig")
    assert "физика;МБОУ «СОШ № 1»;1,5" in wanted
    again = {"subject": "Физика", "rate": "0,5", "since": "2025-09-01"}
    assert pages.principal().post(f"{school}/staffing-needs/new", again).status_code == 303
    needs = "/registry/staffing-needs?export=csv&subject"
    assert pages.methodist.get(f"{needs}=физика").text.lower().count("физика") == 2
    assert "физика" not in pages.methodist.get(f"{needs}=физика&school={pages.register.schools['B']}").text
    page = pages.methodist.get("/registry/staffing-needs").text
    assert re.search('<b>2</b> <span class="tile-title">[фФ]изика</span>', page)


def test_marks_are_filtered_and_called_as_the_regulation_calls_them(pages: Pages) -> None:
    municipality = f"/registry/api/v1/municipalities/{pages.register.municipality['id']}"
    pages.register.operator.patch(municipality, json={"names": {"base_site": "Опорная площадка"}})
    school = f"{ORGANIZATIONS}/{pages.register.schools['A']}"
    assert "опорная площадка" in pages.methodist.get(f"{school}/flags/new").text
    flag = {"kind": "base_site", "since": "2025-01-01", "version": "1"}
    assert pages.methodist.post(f"{school}/flags/new", flag).status_code == 303
    assert "Отметка: опорная площадка" in pages.methodist.get(school).text
    listed = pages.methodist.get(f"{ORGANIZATIONS}?export=csv&flag=base_site").text
    assert ("СОШ № 1" in listed, "СОШ № 2" in listed, "опорная площадка" in listed) == (True, False, True)


def test_everything_opens_for_an_admin_without_a_municipality(pages: Pages) -> None:
    admin = Browsing(pages.register.system, pages.register.system.token("admin"))
    for path in (
        PEOPLE,
        ORGANIZATIONS,
        "/registry/bodies",
        "/registry/staffing-needs",
        "/registry/settings",
        f"{PEOPLE}/new",
    ):
        assert admin.get(path).status_code == 200, path
    assert admin.get(card(pages.here)).status_code == 200
