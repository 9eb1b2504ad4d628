"""A small municipality for journeys: one school, a principal, a tutor, a mentor, a young teacher."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import httpx

TODAY = datetime.now(ZoneInfo("Asia/Barnaul")).date()  # the journeys happen on the municipality's own day
PEOPLE = """\
СНИЛС;Фамилия;Имя;Отчество;Дата рождения;Начало педагогического стажа;Организация;Должность;\
Категория работника;Занятость;Работает с
100-200-300 30;Власова;Ирина;Петровна;05.05.1970;01.09.1992;A;директор;руководитель;основная;01.09.2010
100-201-417 46;Зуева;Анна;Сергеевна;14.02.1975;01.09.1998;A;учитель;педагог;основная;01.09.2010
100-208-119 67;Панова;Елена;Львовна;14.02.1975;01.09.1998;A;учитель;педагог;основная;01.09.2010
100-202-534 54;Кравец;Олег;Игоревич;{birth};{began};A;учитель;педагог;основная;{began}
100-204-768 78;Дёмина;Мария;Юрьевна;{birth};{began};A;учитель;педагог;основная;{began}
100-210-353 48;Сотников;Юрий;Юрьевич;{birth};;A;учитель;педагог;основная;{began}
"""
ORGANIZATIONS = "Код;Наименование;Тип;Действует с\nA;МБОУ «СОШ № 1»;школа;01.01.2000\n"
PAIRS = """\
СНИЛС наставника;ФИО наставника;СНИЛС наставляемого;ФИО наставляемого;Номер приказа;Дата приказа;Начало
100-208-119 67;Панова Елена Львовна;100-202-534 54;Кравец Олег Игоревич;15-н;{start};{start}
"""


@dataclass
class Village:
    """Who lives there, and how to act as each: `as_person("Кравец")`, `as_role("principal", "Власова")`."""

    client: Callable[..., httpx.Client]
    settle: Callable[[], None]
    municipality_id: str = ""
    organization_id: str = ""
    people: dict[str, dict[str, Any]] = field(default_factory=dict)

    def found(self, operator: httpx.Client) -> None:
        """Create the municipality, its people and one ordered pair."""
        made = operator.post("/registry/api/v1/municipalities", json={"profile": "ust-koksa"})
        self.municipality_id = made.json()["id"]
        began = TODAY - timedelta(days=400)
        words = {"birth": f"{date(TODAY.year - 25, 1, 15):%d.%m.%Y}", "began": f"{began:%d.%m.%Y}"}
        start = {"start": f"{TODAY - timedelta(days=60):%d.%m.%Y}"}
        for kind, text in (
            ("organizations", ORGANIZATIONS),
            ("people", PEOPLE.format(**words)),
            ("pairs", PAIRS.format(**start)),
        ):
            self.settle()
            self._upload(operator, kind, text)
        self._meet(operator)
        self.settle()

    def _upload(self, operator: httpx.Client, kind: str, text: str) -> None:
        files = {"file": (f"{kind}.csv", text.encode())}
        form = {"kind": kind, "municipality": "ust-koksa"}
        reply = operator.post("/registry/api/v1/imports", data=form, files=files)
        assert reply.status_code == 200, reply.text
        assert reply.json()["rejected"] == []

    def _meet(self, operator: httpx.Client) -> None:
        """Learn the ids; everyone agrees to diagnostics but Сотников."""
        [school] = operator.get("/registry/api/v1/organizations").json()
        self.organization_id = school["id"]
        for one in operator.get("/registry/api/v1/people").json():
            self.people[one["last_name"]] = one
            if one["last_name"] != "Сотников":
                consent = {"purpose": "diagnostics", "operator": "ММС", "given_on": "2025-01-10"}
                methodist = self.as_role("methodist")
                reply = methodist.post(f"/registry/api/v1/people/{one['id']}/consents", json=consent)
                assert reply.status_code == 201, reply.text

    def as_person(self, last_name: str) -> httpx.Client:
        """Sign in as somebody without account roles."""
        return self.client(person_id=self.people[last_name]["id"], municipality_id=self.municipality_id)

    def as_role(self, role: str, last_name: str | None = None) -> httpx.Client:
        """Sign in with a role; at the school if somebody is named."""
        who: dict[str, Any] = {"municipality_id": self.municipality_id}
        if last_name:
            who |= {"person_id": self.people[last_name]["id"], "organization_id": self.organization_id}
        return self.client(role, **who)
