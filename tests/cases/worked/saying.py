"""The facts of a worked case as the events that the owning services would tell."""

from collections.abc import Callable, Iterable
from uuid import UUID

from shared.contracts import Event
from shared.contracts.mentorship import AttendanceChanged, PairChanged, SupportEventChanged
from shared.contracts.registry import BodyChanged, MembershipChanged, OrganizationFactChanged
from shared.contracts.routes import CertificateChanged, RouteChanged
from tests.cases.worked import Fact
from tests.cases.worked.register import Storyteller

OUTSIDE = "внешний"
KINDS = {
    "план": "workforce_plan",
    "модель": "mentoring_model",
    "обучение": "management_training",
    "методическое": "methodical_association",
    "сетевое": "network_community",
    "методсовет": "methodical_council",
    "экспертный совет": "expert_council",
    "творческая группа": "creative_group",
    "выгорание": "burnout_prevention",
    "конкурс": "contest",
}
STATES = {
    "черновик": "draft",
    "заявка": "applied",
    "идёт": "in_progress",
    "утверждён": "approved",
    "действует": "in_force",
    "завершено": "completed",
    "записана": "registered",
    "приглашена": "invited",
    "отказалась": "declined",
    "не пришла": "no_show",
}


def tell(story: Storyteller, facts: Iterable[Fact]) -> list[Event]:
    """Give the newest event of everything these facts are about."""
    told: dict[UUID, Event] = {}
    for fact in facts:
        event = VERBS[fact.verb](story, fact)
        told[event.id] = event
    first = story.municipality()
    return [first, *(one for one in told.values() if one.id != first.id)]


def _party(story: Storyteller, name: str) -> UUID | None:
    return None if name.startswith(OUTSIDE) else story.one(name)


def pair(story: Storyteller, fact: Fact) -> Event:
    """«пара Анна → Борис: приказ 01.09.2025, с 01.09.2025, по 31.05.2026, закончена 10.03.2026»."""
    mentor, mentee = fact.subject.split(" → ")
    outside = mentee.partition(" из ")[2]
    return PairChanged(
        **story.common(f"пара {fact.subject}"),
        mentor_id=_party(story, mentor),
        mentor_organization_id=None,
        mentee_id=_party(story, mentee),
        mentee_organization_id=story.one(f"организация {outside}") if outside else None,
        form="teacher_teacher",
        kind="reverse" if "обратная" in fact.words else "traditional",
        state="closing" if "закрывается" in fact.words else "active",
        states=(),
        order_number=None,
        order_date=fact.days.get("приказ"),
        starts_on=fact.days["с"],
        planned_until=fact.days.get("по"),
        ended_on=fact.days.get("закончена"),
    )


def route(story: Storyteller, fact: Fact) -> Event:
    """«маршрут Анна: утверждён 01.10.2025, по 31.05.2026, закрыт 01.02.2026»."""
    return RouteChanged(
        **story.common(f"маршрут {fact.subject}"),
        teacher_id=story.one(fact.subject.partition(" № ")[0]),
        tutor_id=None,
        organization_id=None,
        state="approved" if "утверждён" in fact.days else "draft",
        awaits=None,
        approved_on=fact.days.get("утверждён"),
        closed_on=fact.days.get("закрыт"),
        cancelled_on=fact.days.get("отменён"),
        starts_on=None,
        planned_until=fact.days.get("по"),
        steps=(),
    )


def certificate(story: Storyteller, fact: Fact) -> Event:
    """«удостоверение Анна: 10.03.2025»; a second one is «Анна № 2»."""
    return CertificateChanged(
        **story.common(f"удостоверение {fact.subject}"),
        person_id=story.one(fact.subject.partition(" № ")[0]),
        kind="retraining" if "переподготовка" in fact.words else "professional_development",
        hours=72,
        issued_on=fact.days[""],
    )


def event(story: Storyteller, fact: Fact) -> Event:
    """«мероприятие Школа молодого: 05.10.2025»."""
    return SupportEventChanged(
        **story.common(f"мероприятие {fact.subject}"),
        title=fact.subject,
        kind=next((KINDS[one] for one in fact.words if one in KINDS), "young_support"),
        event_date=fact.days[""],
        hours=2,
        state="cancelled" if "отменено" in fact.words else "held",
    )


def attendance(story: Storyteller, fact: Fact) -> Event:
    """«участие Анна: Школа молодого, не пришла»."""
    name, *words = fact.words
    return AttendanceChanged(
        **story.common(f"участие {fact.subject} {name}"),
        support_event_id=story.one(f"мероприятие {name}"),
        person_id=story.one(fact.subject),
        state=next((STATES[one] for one in words), "attended"),
    )


def organization_fact(story: Storyteller, fact: Fact) -> Event:
    """«сведения А: план, утверждён, от 10.01.2025, с 01.02.2025, по 31.12.2027»."""
    kind, state = fact.words[:2]
    dated = fact.days["от"]
    return OrganizationFactChanged(
        **story.common(f"сведения {fact.subject} {kind}"),
        organization_id=story.one(f"организация {fact.subject.partition(' № ')[0]}"),
        kind=KINDS[kind],
        state=STATES[state],
        dated_on=dated,
        valid_since=fact.days.get("с", dated),
        valid_until=fact.days.get("по"),
        removed="убраны" in fact.words,
    )


def body(story: Storyteller, fact: Fact) -> Event:
    """«объединение РМО: методическое, школьное, с 01.09.2020, по 31.08.2025»."""
    return BodyChanged(
        **story.common(f"объединение {fact.subject}"),
        name=fact.subject,
        kind=KINDS[fact.words[0]],
        level="school" if "школьное" in fact.words else "municipal",
        active_since=fact.days.get("с"),
        active_until=fact.days.get("по"),
    )


def member(story: Storyteller, fact: Fact) -> Event:
    """«член Анна: РМО, с 01.09.2024, по 01.04.2025»."""
    name, *words = fact.words
    return MembershipChanged(
        **story.common(f"член {fact.subject} {name}"),
        body_id=story.one(f"объединение {name}"),
        person_id=story.one(fact.subject),
        role="участник",
        since=fact.days.get("с"),
        until=fact.days.get("по"),
        removed="убрана" in words,
    )


VERBS: dict[str, Callable[[Storyteller, Fact], Event]] = {
    "порог": Storyteller.threshold,
    "организация": Storyteller.organization,
    "работает": Storyteller.works,
    "молода": Storyteller.young,
    "слита": Storyteller.merged,
    "отпуск": Storyteller.absent,
    "удалены": Storyteller.erased,
    "пара": pair,
    "маршрут": route,
    "удостоверение": certificate,
    "мероприятие": event,
    "участие": attendance,
    "сведения": organization_fact,
    "объединение": body,
    "член": member,
}
