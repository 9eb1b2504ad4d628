"""Practices proposed, written and withdrawn by their authors (ust-koksa 7.6, 13; zeya 4.1)."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.routes.actions.announcing import announce
from services.routes.actions.states import check, enter, remember
from services.routes.models import Practice, PracticeEdition, StateChange, Topic
from services.routes.queries import access
from services.routes.queries import practices as reading
from services.routes.queries.councils import experts
from services.routes.rules import practices as rules
from services.routes.rules.suggestions import folded
from shared import roster
from shared.errors import Conflict, Forbidden, Invalid
from shared.permissions import Actor


def propose_practice(
    session: Session,
    *,
    actor: Actor,
    today: date,
    named: bool = False,
    author_id: UUID | None = None,
    author_text: str = "",
    organization_id: UUID | None = None,
    **text: Any,
) -> Practice:
    """Begin a practice: a teacher one of their own, a methodist anybody's."""
    whose = _whose(session, actor=actor, today=today, author_id=author_id, author_text=author_text)
    municipality_id = actor.municipality_id
    if municipality_id is None:
        raise Forbidden
    if whose["author_id"] is None:
        whose["organization_id"] = _school(session, municipality_id, organization_id)
    _check_topics(session, municipality_id=municipality_id, area=text["area"], topics=text["topics"])
    practice = Practice(municipality_id=municipality_id, state="draft", asked=[], **whose, **_text(text))
    practice.proposed_by = actor.person_id
    session.add(practice)
    session.flush()
    remember(session, practice, on=today, by=actor.person_id)
    if named:
        _name(session, practice, actor=actor, today=today, named=True)
    announce(session, practice)
    return practice


def _whose(
    session: Session, *, actor: Actor, today: date, author_id: UUID | None, author_text: str
) -> dict[str, Any]:
    """Only a methodist writes down what somebody else does."""
    is_methodist = "methodist" in actor.roles()
    if author_text and is_methodist and author_id is None:
        return {"author_id": None, "author_text": author_text}
    author_id = author_id or actor.person_id
    if author_text or author_id is None:
        raise Invalid(fields={"author_text": ["Укажите одного автора: человека или имя текстом."]})
    if not is_methodist and author_id not in access.identities(session, actor=actor):
        raise Forbidden("Практику коллеги вносит методист.")
    access.require_person(session, actor=actor, person_id=author_id)
    place = roster.main_organization_on(session, person_id=author_id, as_of=today)
    return {"author_id": author_id, "author_text": "", "organization_id": place}


def _school(session: Session, municipality_id: UUID, organization_id: UUID | None) -> UUID | None:
    found = session.get(roster.Organization, organization_id) if organization_id else None
    if organization_id and (found is None or found.municipality_id != municipality_id):
        raise Invalid(fields={"organization_id": ["Такой организации нет."]})
    return organization_id


def _check_topics(session: Session, *, municipality_id: UUID, area: str, topics: Iterable[str]) -> None:
    query = select(Topic.code).where(Topic.municipality_id == municipality_id, Topic.area == area)
    if set(topics) - set(session.scalars(query)):
        raise Invalid(fields={"topics": ["Выберите темы выбранной области."]})


def _text(values: Mapping[str, Any]) -> dict[str, Any]:
    given = {name: values[name] for name in rules.TEXT if name in values}
    return given | ({"folded": folded(given["title"])} if "title" in given else {})


def edit_practice(
    session: Session, *, actor: Actor, today: date, practice: Practice, changes: Mapping[str, Any]
) -> Practice:
    """Change the text: of a draft at once, of a published practice as an edition a methodist lets out."""
    require_author(session, actor=actor, practice=practice)
    present = {name: getattr(practice, name) for name in rules.TEXT} | (practice.revision or {})
    text = present | dict(changes)
    about = {"area": text["area"], "topics": text["topics"]}
    _check_topics(session, municipality_id=practice.municipality_id, **about)
    is_methodist = "methodist" in actor.roles()
    if practice.state == reading.PUBLISHED:
        rules.check_complete(summary=text["summary"], parts=text["parts"])
        practice.revision = text
        if is_methodist:
            let_out(session, practice, actor=actor, today=today)
    elif practice.state in rules.WRITABLE or (is_methodist and practice.state == "submitted"):
        _write(practice, text)
    else:
        raise Conflict("Практика на рассмотрении или в архиве: чтобы изменить её, сначала верните её себе.")
    announce(session, practice)
    return practice


def require_author(session: Session, *, actor: Actor, practice: Practice) -> None:
    """Raise Forbidden unless the actor wrote or proposed the practice, or keeps the bank."""
    if "methodist" not in actor.roles() and not reading.is_own(session, actor=actor, practice=practice):
        raise Forbidden


def _write(practice: Practice, text: Mapping[str, Any]) -> None:
    for name, value in _text(text).items():
        setattr(practice, name, value)


def let_out(session: Session, practice: Practice, *, actor: Actor, today: date) -> None:
    """Put the revised text in place of the published one, which is kept under its number."""
    former = {name: getattr(practice, name) for name in rules.TEXT}
    session.add(
        PracticeEdition(
            practice_id=practice.id,
            edition=practice.edition,
            replaced_on=today,
            replaced_by=actor.person_id,
            text=former,
        )
    )
    _write(practice, practice.revision or {})
    practice.edition += 1
    practice.revision, practice.comment = None, ""


def submit_practice(session: Session, *, actor: Actor, today: date, practice: Practice) -> Practice:
    """Send to the methodist; every expert but the authors is asked to mark it."""
    require_author(session, actor=actor, practice=practice)
    if practice.state == "submitted":
        return practice
    check(practice, "submitted")
    rules.check_complete(summary=practice.summary, parts=practice.parts)
    enter(session, practice, "submitted", on=today, by=actor.person_id)
    found = experts(session, municipality_id=practice.municipality_id, as_of=today)
    asked = found - {practice.author_id, practice.proposed_by}
    practice.asked = sorted(str(one) for one in asked)
    practice.submitted_on, practice.comment = today, ""
    announce(session, practice)
    return practice


def withdraw_practice(session: Session, *, actor: Actor, today: date, practice: Practice) -> Practice:
    """Take back what was sent, to write on."""
    require_author(session, actor=actor, practice=practice)
    if practice.state == "draft":
        return practice
    enter(session, practice, "draft", on=today, by=actor.person_id)
    practice.asked = []
    announce(session, practice)
    return practice


def archive_practice(
    session: Session, *, actor: Actor, today: date, practice: Practice, reason: str = ""
) -> Practice:
    """Take out of the bank; routes that have it keep it."""
    require_author(session, actor=actor, practice=practice)
    if practice.state == "archived" and not reason:
        return practice
    enter(session, practice, "archived", on=today, by=actor.person_id, comment=reason)
    practice.asked, practice.revision = [], None
    announce(session, practice)
    return practice


def name_author(session: Session, *, actor: Actor, today: date, practice: Practice, named: bool) -> Practice:
    """The author lets everybody read who they are, or no more; a methodist enters it from paper."""
    require_author(session, actor=actor, practice=practice)
    if named != (practice.named_on is not None):
        _name(session, practice, actor=actor, today=today, named=named)
        announce(session, practice)
    return practice


def _name(session: Session, practice: Practice, *, actor: Actor, today: date, named: bool) -> None:
    """A consent of its own, kept with its days (152-ФЗ ст. 10.1)."""
    is_proposer = practice.author_id in access.identities(session, actor=actor)
    if not is_proposer and "methodist" not in actor.roles():
        raise Forbidden("Назвать автора можно только с его согласия: его даёт сам автор.")
    practice.named_on = today if named else None
    session.add(
        StateChange(
            municipality_id=practice.municipality_id,
            kind="practice_name",
            subject_id=practice.id,
            state="named" if named else "unnamed",
            since=today,
            by_person=actor.person_id,
        )
    )
