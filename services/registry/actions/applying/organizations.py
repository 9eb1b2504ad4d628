"""Applying files of organizations and of facts about them (ust-koksa п.19, 20)."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registry.actions import publishing
from services.registry.actions.applying.rows import (
    Changes,
    Row,
    given,
    keep_fitting,
    shown_period,
    stated,
    update,
    warn,
)
from services.registry.imports.journal import Journal
from services.registry.models import Organization, OrganizationFact, OrganizationFlag
from services.registry.rules import within
from shared.db import new_id
from shared.importing.kinds import KINDS
from shared.importing.names import comparable, comparable_title
from shared.importing.report import Outcome
from shared.outbox import emit_all

DAY = timedelta(days=1)


def search_key(code: str, name: str, aliases: list[str]) -> str:
    """Give the text in which an organization is searched for."""
    return " | ".join(comparable_title(text) for text in (code, name, *aliases))


def apply_organizations(
    session: Session,
    *,
    municipality_id: UUID,
    rows: Sequence[Row],
    today: date,
    now: datetime,
    journal: Journal,
) -> Outcome:
    """Create and update organizations by code; a former name stays as an alias."""
    del now
    outcome = Outcome()
    here = select(Organization).where(Organization.municipality_id == municipality_id)
    known = {comparable(one.code): one for one in session.scalars(here)}
    created: list[Organization] = []
    changed: list[Organization] = []
    for row in keep_fitting(outcome, rows, Organization, KINDS["organizations"].headings):
        journal.passed()
        one = known.get(comparable(row["code"]))
        if one is None:
            one = known[comparable(row["code"])] = _new_organization(municipality_id, row, today)
            session.add(one)
            created.append(one)
        elif _update_organization(one, row, today):
            one.version += 1
            changed.append(one)
        else:
            outcome.unchanged += 1
    outcome.created, outcome.updated = len(created), len(changed)
    journal.note(created=created, changed=changed)
    session.flush()
    emit_all(session, [publishing.organization_changed(one) for one in (*created, *changed)])
    return outcome


def _new_organization(municipality_id: UUID, row: Row, today: date) -> Organization:
    one = Organization(
        id=new_id(),
        municipality_id=municipality_id,
        code=row["code"],
        name=row["name"],
        kind=row.get("kind") or "school",
        active_since=row.get("active_since"),
        active_until=row.get("active_until"),
        coordinates=row.get("coordinates") or "",
        aliases=[],
        search_key=search_key(row["code"], row["name"], []),
        version=1,
    )
    _flag(one, row, today)
    return one


def _update_organization(one: Organization, row: Row, today: date) -> bool:
    values = given(row, "kind", "coordinates") | stated(row, "active_since", "active_until")
    if comparable_title(row["name"]) != comparable_title(one.name):
        aliases = [*one.aliases, one.name]
        values |= {"name": row["name"], "aliases": [alias for alias in aliases if alias != row["name"]]}
        values["search_key"] = search_key(one.code, row["name"], values["aliases"])
    changed = update(one, values)
    return _flag(one, row, today) or changed


def _flag(one: Organization, row: Row, today: date) -> bool:
    """Raise or lower the dated mark of low results (zeya 1.3); tells whether it changed."""
    wanted = row.get("low_result")
    raised = [
        flag
        for flag in one.flags
        if flag.kind == "low_result" and (flag.until is None or flag.until >= today)
    ]
    if wanted is None or wanted == bool(raised):
        return False
    if wanted:
        one.flags.append(OrganizationFlag(id=new_id(), kind="low_result", since=today))
        return True
    for flag in raised:
        if flag.since and flag.since >= today:
            one.flags.remove(flag)
        else:
            flag.until = today - DAY
    return True


def apply_facts(
    session: Session,
    *,
    municipality_id: UUID,
    rows: Sequence[Row],
    today: date,
    now: datetime,
    journal: Journal,
) -> Outcome:
    """Create and update facts by organization, kind, document and date."""
    del today, now
    changes = Changes[OrganizationFact](Outcome(), journal)
    here = select(Organization).where(Organization.municipality_id == municipality_id)
    organizations = {one.id: one for one in session.scalars(here)}
    known = _known_facts(session, municipality_id)
    for row in keep_fitting(changes.outcome, rows, OrganizationFact, KINDS["facts"].headings):
        _warn_about_fact(changes.outcome, row, organizations[row["organization_id"]])
        document = row.get("document") or ""
        one = known.get((row["organization_id"], row["kind"], document, row["dated_on"]))
        if one is None:
            changes.create(_new_fact(municipality_id, row, document))
        else:
            changes.change(one, given(row, "state", "valid_since", "source") | stated(row, "valid_until"))
    return changes.save(session, publishing.organization_fact_changed)


def _known_facts(
    session: Session, municipality_id: UUID
) -> dict[tuple[UUID, str, str, date], OrganizationFact]:
    query = select(OrganizationFact).where(OrganizationFact.municipality_id == municipality_id)
    return {
        (one.organization_id, one.kind, one.document, one.dated_on): one for one in session.scalars(query)
    }


def _new_fact(municipality_id: UUID, row: Row, document: str) -> OrganizationFact:
    return OrganizationFact(
        id=new_id(),
        municipality_id=municipality_id,
        organization_id=row["organization_id"],
        kind=row["kind"],
        document=document,
        dated_on=row["dated_on"],
        valid_since=row.get("valid_since") or row["dated_on"],
        valid_until=row.get("valid_until"),
        state=row["state"],
        source=row.get("source") or "",
        version=1,
    )


def _warn_about_fact(outcome: Outcome, row: Row, organization: Organization) -> None:
    if not row.get("document"):
        warn(outcome, row, "Документ", "документ не указан")
    life = (organization.active_since, organization.active_until)
    if not within((row["dated_on"], row["dated_on"]), life):
        message = f"дата вне времени работы организации «{organization.name}» ({shown_period(life)})"
        warn(outcome, row, "Дата", message)
