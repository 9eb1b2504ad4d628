"""Applying rows of a compared page: new people come in, changed jobs close and open, nobody is dismissed."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from services.registry.actions import publishing
from services.registry.imports.journal import Journal
from services.registry.models import Employment, Municipality, Organization, Person
from services.registry.rules.staff_pages import Compared, JobChange, KnownJob, why_not
from shared.db import new_id
from shared.importing import Outcome, RowMessage
from shared.importing.staff_page import StaffRow
from shared.outbox import emit_all

DAY = timedelta(days=1)
NOT_APPLIED = "не применено: {reason}"
NO_SUCH_ROW = "такой строки на странице нет"


def apply_rows(
    session: Session,
    *,
    organization: Organization,
    rows: Iterable[Compared],
    chosen: Collection[int] | None,
    today: date,
    journal: Journal,
) -> Outcome:
    """Apply the chosen rows, all sure ones when none were chosen; the same page again changes nothing."""
    work = _Work(session, organization, today)
    with session.no_autoflush:  # the journal compares with what the database holds
        for one in rows:
            if chosen is None or one.row.number in chosen:
                work.apply(one, chosen=chosen is not None)
    work.save(journal)
    return work.outcome


def unknown_rows(rows: Collection[Compared], chosen: Collection[int] | None) -> list[RowMessage]:
    """Name the chosen numbers that the page does not have."""
    known = {one.row.number for one in rows}
    return [RowMessage(number, "", NO_SUCH_ROW) for number in sorted(set(chosen or ()) - known)]


class _Work:
    """What one application has done; each person is told about once."""

    def __init__(self, session: Session, organization: Organization, today: date) -> None:
        self.session = session
        self.organization = organization
        self.today = today
        self.outcome = Outcome()
        self.created: dict[UUID, Person] = {}
        self.changed: dict[UUID, Person] = {}

    def apply(self, one: Compared, *, chosen: bool) -> None:
        """Apply one row, or say why not."""
        if one.match == "same":
            self.outcome.unchanged += 1
            return
        if reason := why_not(one, chosen=chosen):
            self.outcome.warnings.append(RowMessage(one.row.number, "", NOT_APPLIED.format(reason=reason)))
            return
        if one.person is None:
            person = self._create(one.row)
            self.outcome.created += 1
        else:
            person = self.session.get_one(Person, one.person.id)
            self.outcome.updated += 1
        for change in one.changes:
            self._change(person, change, one.row)

    def _create(self, row: StaffRow) -> Person:
        name = row.name
        person = Person(
            id=new_id(),
            municipality_id=self.organization.municipality_id,
            last_name=name.last,
            first_name=name.first,
            middle_name=name.middle,
            name_key=name.key,
            version=1,
        )
        self.session.add(person)
        self.created[person.id] = person
        return person

    def _change(self, person: Person, change: JobChange, row: StaffRow) -> None:
        """Open a job today and close the one it replaces yesterday."""
        if change.replaces is not None and not self._close(change.replaces, change):
            return
        pedagogical = change.job.kind != "managerial"
        person.employments.append(
            Employment(
                id=new_id(),
                person_id=person.id,
                municipality_id=self.organization.municipality_id,
                organization_id=self.organization.id,
                position=change.job.position,
                subjects=list(row.subjects) if pedagogical else [],
                staff_category="pedagogical" if pedagogical else "managerial",
                occupation=change.occupation,
                since=self.today,
            )
        )
        self._touch(person)

    def _close(self, job: KnownJob, change: JobChange) -> bool:
        """Close a job; one that has not lasted a day is corrected instead, and nothing is to be opened."""
        employment = self.session.get_one(Employment, job.id)
        self._touch(self.session.get_one(Person, employment.person_id))
        if employment.since and employment.since >= self.today:
            employment.position = change.job.position
            return False
        employment.until = self.today - DAY
        return True

    def _touch(self, person: Person) -> None:
        if person.id not in self.created:
            self.changed[person.id] = person

    def save(self, journal: Journal) -> None:
        """Note and write all, and tell about each person once."""
        for person in self.changed.values():
            person.version += 1
        journal.note(created=self.created.values(), changed=self.changed.values())
        self.session.flush()
        municipality = self.session.get_one(Municipality, self.organization.municipality_id)
        rules = publishing.young_rules(municipality)
        touched = [*self.created.values(), *self.changed.values()]
        emit_all(self.session, [publishing.person_changed(person, rules) for person in touched])
