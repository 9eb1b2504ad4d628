"""What a document knows of its people and its school before a word of it is written."""

from dataclasses import dataclass
from datetime import date

from shared.documents import Cases
from shared.russian import capital, long_date


@dataclass(frozen=True, kw_only=True)
class Named:
    """A person in a document: name and position in six cases, the school, what they teach."""

    key: str
    name: Cases
    position: Cases
    position_key: str
    short: str
    gender: str | None
    organization: str = ""
    subjects: str = ""

    def by_gender(self, male: str, female: str) -> str:
        """«согласен», «согласна», or both when nobody knows."""
        if self.gender is None:
            return f"{male} ({female})"
        return male if self.gender == "male" else female

    def full(self, case: str) -> str:
        """Name and position in one case: «Панову Елену Львовну, учителя математики»."""
        parts = (getattr(self.name, case), getattr(self.position, case))
        return ", ".join(part for part in parts if part)

    def short_in(self, case: str) -> str:
        """Surname in a case with initials: «Пановой Е. Л.»; a line to fill in where nobody is named yet."""
        surname, *initials = self.short.split()
        return " ".join([*(getattr(self.name, case).split()[:1] or [surname]), *initials])

    @property
    def signature(self) -> str:
        """Initials before the surname: «Е. Л. Панова»."""
        surname, *initials = self.short.split()
        return " ".join([*initials, surname])


@dataclass(frozen=True, kw_only=True)
class Couple:
    """The two of a pair and what is agreed between them."""

    mentor: Named
    mentee: Named
    form: str
    kind: str
    goal: str
    starts_on: date
    until: date | None
    mentor_consent_on: date | None
    mentee_consent_on: date | None
    order_number: str
    order_date: date | None
    ended_on: date | None
    ended_by: str | None
    ended_reason: str
    notice_on: date | None

    @property
    def term(self) -> str:
        """«с 1 сентября 2026 г. по 31 мая 2027 г.»."""
        start = f"с {day(self.starts_on)}"
        return f"{start} по {day(self.until)}" if self.until else f"{start} без ограничения срока"


@dataclass(frozen=True, kw_only=True)
class Office:
    """The school that issues: its name, place, regulation, who signs and by what authority."""

    name: str
    genitive: str
    place: str
    regulation: str
    signer: Named
    acting: bool
    authority: str

    def post(self, case: str = "nominative") -> str:
        """The signer's position: «Директор», «И.о. директора»."""
        if self.acting:
            return f"И.о. {self.signer.position.genitive}"
        return capital(getattr(self.signer.position, case))


def day(value: date) -> str:
    """1 сентября 2026 г."""
    return f"{long_date(value)} г."


def ended(text: str) -> str:
    """A sentence with one full stop at its end: «… 2027 г.» has it already."""
    return text if text.endswith(".") else f"{text}."


def lower(text: str) -> str:
    """A form within a sentence: the first letter small unless it is an abbreviation."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
