"""A municipality of a worked case: its organizations and people as registry tells them."""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from uuid import NAMESPACE_OID, UUID, uuid5

from shared.contracts import Event
from shared.contracts.registry import (
    Absence,
    Employment,
    MunicipalityConfigured,
    OrganizationChanged,
    PersonChanged,
    PersonErased,
    ReportingDate,
    StallRule,
    Threshold,
    YoungInterval,
    YoungRule,
)
from tests.cases.worked import Fact

CATEGORIES = {"руководитель": "managerial", "руководитель и учитель": "both"}
OCCUPATIONS = {
    "внешний совместитель": "external_part_time",
    "внутренний совместитель": "internal_part_time",
}
REPORTING = (
    ReportingDate(month=5, day=31, title="Промежуточный", final=False),
    ReportingDate(month=12, day=31, title="Итоговый", final=True),
)


@dataclass
class Storyteller:
    """Keeps what a municipality was told of, so that a line about the same thing is its newer version."""

    code: str
    versions: dict[UUID, int] = field(default_factory=dict)
    people: dict[str, PersonChanged] = field(default_factory=dict)
    configured: MunicipalityConfigured | None = None

    def one(self, name: str) -> UUID:
        """Give the id of something by its name."""
        return uuid5(NAMESPACE_OID, f"{self.code}: {name}")

    def common(self, key: str) -> dict[str, Any]:
        """Give what every event has: the next version of the thing."""
        id_ = self.one(key)
        self.versions[id_] = self.versions.get(id_, 0) + 1
        return {"id": id_, "municipality_id": self.one(""), "version": self.versions[id_]}

    def municipality(self, **more: Any) -> MunicipalityConfigured:
        """Tell the municipality, with what changes in its settings."""
        if self.configured is None:
            self.configured = MunicipalityConfigured(
                id=self.one(""),
                municipality_id=self.one(""),
                version=0,
                code=self.code,
                name=self.code,
                timezone="Asia/Barnaul",
                profile="ust-koksa",
                go_live_on=None,
                young_rules=(YoungRule(version="1", since=date(2000, 1, 1), title="до 35 лет"),),
                thresholds=(),
                stall=StallRule(first_session_days=10, silence_days=30, confirmation_days=7),
                mentee_consent_required=True,
                names={},
                reporting=REPORTING,
            )
        self.configured = replace(self.configured, **self.common(""), **more)
        return self.configured

    def threshold(self, fact: Fact) -> Event:
        """«порог 4: 10»."""
        before = (self.configured or self.municipality()).thresholds
        new = Threshold(indicator=int(fact.subject), percent=float(fact.words[0]))
        return self.municipality(thresholds=(*before, new))

    def organization(self, fact: Fact) -> Event:
        """«организация А: с 01.09.2020, по 31.08.2025»."""
        return OrganizationChanged(
            **self.common(f"организация {fact.subject}"),
            code=fact.subject,
            name=fact.subject,
            aliases=(),
            kind="school",
            active_since=fact.days.get("с"),
            active_until=fact.days.get("по"),
            flags=(),
            curator_id=None,
            removed="убрана" in fact.words,
        )

    def _person(self, name: str, **more: Any) -> PersonChanged:
        usual: dict[str, Any] = {
            "first_name": "",
            "middle_name": "",
            "email": None,
            "experience_from": None,
            "young": (),
            "young_unknown": False,
            "employments": (),
            "absences": (),
        }
        known = self.people.get(name)
        common = self.common(name)
        self.people[name] = (
            replace(known, **common, **more)
            if known
            else PersonChanged(**usual | {"last_name": name} | common | more)
        )
        return self.people[name]

    def works(self, fact: Fact) -> Event:
        """«работает Анна: А, руководитель, с 01.09.2020, по 31.08.2025»."""
        place, *words = fact.words
        employment = Employment(
            id=self.one(f"работа {fact.subject} {place} {words}"),
            organization_id=self.one(f"организация {place}"),
            position="учитель",
            subjects=(),
            staff_category=next((CATEGORIES[one] for one in words if one in CATEGORIES), "pedagogical"),
            occupation=next((OCCUPATIONS[one] for one in words if one in OCCUPATIONS), "main"),
            rate=0.5 if "полставки" in words else 1.0,
            since=fact.days.get("с"),
            until=fact.days.get("по"),
        )
        known = self.people[fact.subject].employments if fact.subject in self.people else ()
        kept = tuple(one for one in known if one.id != employment.id)
        return self._person(fact.subject, employments=(*kept, employment))

    def young(self, fact: Fact) -> Event:
        """«молода Анна: правило 2, с 01.01.2025, по 31.12.2025», «молода Анна: неизвестно»."""
        known = self.people[fact.subject]
        if "неизвестно" in fact.words:
            return self._person(fact.subject, young=(), young_unknown=True)
        version = fact.words[0].removeprefix("правило ") if fact.words else "1"
        new = YoungInterval(rule_version=version, since=fact.days.get("с"), until=fact.days.get("по"))
        return self._person(fact.subject, young=(*known.young, new), young_unknown=False)

    def merged(self, fact: Fact) -> Event:
        """«слита Аня: Анна»; «слита Аня: ни с кем» takes it back."""
        into = fact.words[0]
        return self._person(fact.subject, merged_into=None if into == "ни с кем" else self.one(into))

    def absent(self, fact: Fact) -> Event:
        """«отпуск Анна: с 01.02.2025, по 01.02.2027»."""
        absence = Absence(
            id=self.one(f"отпуск {fact.subject}"),
            kind="parental",
            since=fact.days["с"],
            until=fact.days.get("по"),
        )
        return self._person(fact.subject, absences=(absence,))

    def erased(self, fact: Fact) -> Event:
        """«удалены Анна: 01.06.2025»: the figures keep when and where she worked."""
        known = self.people[fact.subject]
        return PersonErased(
            **self.common(fact.subject),
            erased_on=fact.days[""],
            young=known.young,
            young_unknown=known.young_unknown,
            employments=tuple(replace(one, position="", subjects=()) for one in known.employments),
            merged_into=known.merged_into,
        )
