"""Choosing people for a pair: the tables of candidates, and what the address says was chosen."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask import request

from services.mentorship import queries
from services.mentorship.pages.acting import PAIRS, acting
from services.mentorship.queries import Candidate
from shared.errors import Invalid
from shared.web import unit
from shared.web.tables import Column, Filter, Table

PEOPLE: tuple[Column[Candidate], ...] = (
    Column(key="name", title="Педагог", value=lambda row: row.name),
    Column(key="school", title="Школа", value=lambda row: row.organization),
    Column(key="subject", title="Предмет", value=lambda row: row.subjects),
)
MENTEES = (
    *PEOPLE,
    Column[Candidate](key="state", title="Наставник", value=lambda row: row.standing_words),
    Column[Candidate](key="choose", title="Выбор", value=lambda _row: "", sortable=False),
)
MENTORS = (
    *PEOPLE,
    Column[Candidate](key="year", title="Год работы", value=lambda row: row.experience, numeric=True),
    Column[Candidate](key="reasons", title="Что важно", value=lambda row: row.reasons, sortable=False),
    Column[Candidate](key="choose", title="Выбор", value=lambda _row: "", sortable=False),
)


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """What was chosen so far; `outsiders`: mentees who are not in the register, named on the last page."""

    mentees: Sequence[Candidate]
    outsiders: bool

    @property
    def address(self) -> str:
        """The address that says it."""
        ids = ",".join(str(one.person_id) for one in self.mentees)
        return f"{PAIRS}/new?" + "&".join(
            [*([f"mentee={ids}"] if ids else []), *(["outsiders=1"] if self.outsiders else [])]
        )

    @property
    def first(self) -> Candidate | None:
        """The mentee by whom mentors are matched."""
        return self.mentees[0] if self.mentees else None

    @property
    def names(self) -> str:
        """Who was chosen, in words."""
        said = [one.name for one in self.mentees]
        return ", ".join([*said, *(["не из реестра"] if self.outsiders else [])])

    @property
    def is_group(self) -> bool:
        """Whether several mentees get one mentor."""
        return len(self.mentees) + self.outsiders > 1

    def __bool__(self) -> bool:
        return bool(self.mentees) or self.outsiders


def chosen(staff: Sequence[Candidate]) -> Chosen:
    """The mentees of the address: all of them within reach."""
    marked = [*request.args.get("mentee", "").split(","), *request.args.getlist("more")]
    teachers = [one for one in staff if one.teaches]
    ids = dict.fromkeys(_id(one) for one in marked if one)
    return Chosen(
        mentees=tuple(queries.candidate(teachers, one) for one in ids), outsiders="outsiders" in request.args
    )


def mentor_chosen(mentors: Sequence[Candidate]) -> Candidate | None:
    """The mentor of the address; None is one who is not in the register."""
    written = request.args.get("mentor")
    return queries.candidate(mentors, _id(written)) if written else None


def is_mentor_asked() -> bool:
    """Whether the address does not say yet who the mentor is."""
    return not request.args.get("mentor") and "external" not in request.args


def mentors_for(mentee: Candidate | None, *, staff: Sequence[Candidate]) -> list[Candidate]:
    """Who may accompany the mentee, the likeliest first."""
    return queries.mentor_candidates(unit().session, staff=staff, mentee=mentee, **acting())


def candidates(rows: list[Candidate], columns: tuple[Column[Candidate], ...]) -> Table[Candidate]:
    """People to choose from."""
    schools = sorted({(str(row.organization_id), row.organization) for row in rows}, key=lambda one: one[1])
    by_school = Filter[Candidate](
        key="school", title="Школа", options=schools, value=lambda row: str(row.organization_id)
    )
    return Table(
        name="pedagogi",
        columns=columns,
        rows=rows,
        filters=(by_school,) if len(schools) > 1 else (),
        exportable=False,
        empty="Здесь пока нет педагогов",
        empty_text="Загрузите список педагогов: его присылает школа.",
    )


def _id(written: Any) -> UUID:
    try:
        return UUID(str(written))
    except ValueError as error:
        raise Invalid("Адрес страницы неверен: выберите людей заново.") from error
