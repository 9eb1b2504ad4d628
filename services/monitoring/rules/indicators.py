"""The ten indicators as one table (ust-koksa п.19): who is counted, of whom, and why somebody is not."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from services.monitoring.rules import bodies, organizations, people
from services.monitoring.rules.facts import Facts
from services.monitoring.rules.shares import meets, percent

Subject = Literal["organization", "person", "body"]
People = Callable[[Facts], frozenset[UUID]]


@dataclass(frozen=True, kw_only=True)
class Indicator:
    """One line of the table. `counted` may reach beyond `of`; what lies beyond is listed apart.

    `why_not` gives particular reasons, `otherwise` the one for everybody else.
    """

    number: int
    title: str
    subject: Subject
    counted: People
    of: People
    why_not: Callable[[Facts], dict[UUID, str]]
    otherwise: str


@dataclass(frozen=True, kw_only=True)
class Figure:
    """What an indicator says at a date; `denominator` is null for the plain count of № 9."""

    number: int
    title: str
    numerator: int
    denominator: int | None
    percent: float | None
    threshold: float | None
    met: bool | None


@dataclass(frozen=True, kw_only=True)
class Names:
    """Who stands behind a figure: counted, not counted and why, not determined, and beyond it."""

    counted: frozenset[UUID]
    out: Mapping[UUID, str]
    unknown: Mapping[UUID, str]
    apart: Mapping[UUID, str]


def _organizations(facts: Facts) -> frozenset[UUID]:
    return facts.organizations


def _teachers(facts: Facts) -> frozenset[UUID]:
    return frozenset(facts.teachers)


def _everyone(facts: Facts) -> frozenset[UUID]:
    return frozenset(facts.teachers) | frozenset(facts.managers)


def _young(facts: Facts) -> frozenset[UUID]:
    return facts.young_teachers


INDICATORS: tuple[Indicator, ...] = (
    Indicator(
        number=1,
        title="Доля образовательных организаций, принявших участие в программах повышения квалификации "
        "и профессиональной переподготовки управленческих команд",
        subject="organization",
        counted=organizations.training_management,
        of=_organizations,
        why_not=organizations.why_not_training,
        otherwise="нет сведений об обучении управленческой команды",
    ),
    Indicator(
        number=2,
        title="Доля образовательных организаций, имеющих перспективный план развития кадрового "
        "потенциала образовательной организации",
        subject="organization",
        counted=organizations.planning_workforce,
        of=_organizations,
        why_not=organizations.why_not_planning,
        otherwise="нет плана развития кадрового потенциала",
    ),
    Indicator(
        number=3,
        title="Доля образовательных организаций, реализующих целевую модель наставничества педагогов",
        subject="organization",
        counted=organizations.mentoring,
        of=_organizations,
        why_not=organizations.why_not_mentoring,
        otherwise="целевая модель наставничества не объявлена",
    ),
    Indicator(
        number=4,
        title="Доля педагогов и руководителей образовательных организаций, прошедших повышение "
        "квалификации и профессиональную переподготовку в отчётный период",
        subject="person",
        counted=people.trained,
        of=_everyone,
        why_not=people.why_not_trained,
        otherwise="нет удостоверения, выданного в периоде",
    ),
    Indicator(
        number=5,
        title="Доля педагогов, для которых были разработаны индивидуальные образовательные маршруты",
        subject="person",
        counted=people.on_route,
        of=_teachers,
        why_not=people.why_not_on_route,
        otherwise="маршрута нет",
    ),
    Indicator(
        number=6,
        title="Доля педагогов, участвующих в программах наставничества, от общего числа педагогов",
        subject="person",
        counted=people.in_mentoring,
        of=_teachers,
        why_not=people.why_not_in_mentoring,
        otherwise="не состоит ни в одной паре",
    ),
    Indicator(
        number=7,
        title="Доля молодых педагогов, охваченных мероприятиями в рамках проектов по поддержке молодых "
        "педагогов, от общего числа молодых педагогов",
        subject="person",
        counted=people.supported,
        of=_young,
        why_not=people.why_not_supported,
        otherwise="не участвовал в мероприятиях поддержки молодых педагогов",
    ),
    Indicator(
        number=8,
        title="Доля педагогов, включённых в сетевые сообщества, от общего количества педагогов",
        subject="person",
        counted=bodies.in_communities,
        of=_teachers,
        why_not=bodies.why_not_in_communities,
        otherwise="не состоит в сетевом сообществе",
    ),
    Indicator(
        number=9,
        title="Количество методических объединений и профессиональных сообществ педагогов",
        subject="body",
        counted=bodies.counted_bodies,
        of=bodies.known_bodies,
        why_not=bodies.why_bodies_not_counted,
        otherwise="не учитывается",
    ),
    Indicator(
        number=10,
        title="Доля педагогов, вошедших в экспертный и методический совет, от общего числа "
        "педагогических работников",
        subject="person",
        counted=bodies.in_councils,
        of=_teachers,
        why_not=bodies.why_not_in_councils,
        otherwise="не состоит в экспертном или методическом совете",
    ),
)


def figure(indicator: Indicator, facts: Facts, *, threshold: float | None) -> Figure:
    """Compute one indicator; the numerator never leaves its denominator."""
    of = indicator.of(facts)
    numerator = len(indicator.counted(facts) & of)
    denominator = None if indicator.subject == "body" else len(of)
    return Figure(
        number=indicator.number,
        title=indicator.title,
        numerator=numerator,
        denominator=denominator,
        percent=None if denominator is None else percent(numerator, denominator),
        threshold=threshold,
        met=None if denominator is None else meets(numerator, denominator, threshold=threshold),
    )


def names(indicator: Indicator, facts: Facts) -> Names:
    """List who stands behind a figure; of № 7 also those whose youth is not determined."""
    counted, of = indicator.counted(facts), indicator.of(facts)
    reasons = indicator.why_not(facts)
    unknown = facts.young_unknown & frozenset(facts.teachers) if indicator.of is _young else frozenset()
    return Names(
        counted=counted & of,
        out={one: reasons.get(one, indicator.otherwise) for one in of - counted},
        unknown=dict.fromkeys(unknown - of, "не определён: нет даты рождения или начала стажа"),
        apart={one: _why_apart(indicator, facts, one) for one in counted - of - unknown},
    )


def _why_apart(indicator: Indicator, facts: Facts, subject: UUID) -> str:
    if indicator.subject == "organization":
        return "организация на дату не действует"
    if subject in facts.teachers:
        return "на дату не молодой педагог"
    if subject in facts.managers:
        return "на дату руководитель, не ведёт педагогической работы"
    return "на дату не работает в муниципалитете по основному месту"
