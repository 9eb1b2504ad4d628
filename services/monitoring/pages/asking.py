"""What the address of a page asks: which municipality, which date, which list; and addresses that ask it."""

from dataclasses import dataclass
from datetime import date
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from flask import request
from marshmallow import ValidationError

from services.monitoring import queries
from services.monitoring.rules import ListName, near_snapshots, period_words
from services.monitoring.schemas import TOO_FAR, PageQuery
from shared import roster
from shared.errors import Invalid
from shared.permissions import Scope
from shared.web import unit

HOME = "/monitoring/"
PERIODS = f"{HOME}periods"
SNAPSHOTS = f"{HOME}snapshots"
REGION = f"{HOME}municipalities"


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A date of a municipality; `wrong` says why what was typed is no date."""

    municipality: roster.Municipality
    as_of: date
    today: date
    list_name: ListName
    wrong: str

    def reply(self, page: tuple[str, int]) -> tuple[str, int]:
        """Answer with a page; what was typed and not understood is refused on it."""
        return page[0], HTTPStatus.UNPROCESSABLE_ENTITY if self.wrong else page[1]

    @property
    def is_own(self) -> bool:
        """Whether the actor's own municipality is meant, so addresses need not say it."""
        return self.municipality.id == unit().actor.municipality_id

    @property
    def may_choose(self) -> bool:
        """Whether there are other municipalities to look at."""
        return unit().actor.scope("indicator.read").level in {"region", "all"}

    @property
    def exact(self) -> bool:
        """Whether small cells of the municipality are open to the actor."""
        return queries.sees_exact(unit().actor, self.municipality.id)

    @property
    def near_days(self) -> list[date]:
        """Other dates worth a tap."""
        return near_snapshots(self.municipality.reporting, self.today)

    @property
    def period(self) -> str:
        """The period in words."""
        return period_words(self.as_of, today=self.today, calendar=self.municipality.reporting)

    @property
    def board_link(self) -> str:
        """The address of the ten at this date."""
        return self._link(HOME, as_of=self.as_of)

    def link_to(self, path: str) -> str:
        """The address of another page of the same day and municipality."""
        return self._link(path, as_of=self.as_of)

    def link_at(self, day: date, number: int | None) -> str:
        """The address of the same page at another date: of one indicator, or of the ten."""
        if number is None:
            return self._link(HOME, as_of=day)
        return self._link(f"{HOME}indicators/{number}", as_of=day, list=self.list_name)

    def indicator_link(self, number: int, **more: object) -> str:
        """The address of what stands behind one of them."""
        return self._link(f"{HOME}indicators/{number}", as_of=self.as_of, **more)

    def _link(self, path: str, **arguments: object) -> str:
        own = {} if self.is_own else {"municipality": self.municipality.code}
        return f"{path}?{urlencode(own | {key: str(value) for key, value in arguments.items()})}"


def asked() -> Asked | None:
    """Read the address; null when a municipality must be chosen first."""
    given, wrong = _loaded()
    found = _municipality(given["municipality"])
    if found is None:
        return None
    today = unit().now.astimezone(ZoneInfo(found.timezone)).date()
    return Asked(
        municipality=found,
        as_of=given["as_of"] or today,
        today=today,
        list_name=given["list_name"],
        wrong=wrong,
    )


def _loaded() -> tuple[dict[str, Any], str]:
    """What the address says; a date that is none is said beside its field, anything else is refused."""
    sent = {key: value for key, value in request.args.items() if value}
    try:
        return PageQuery().load(sent), ""
    except ValidationError as error:
        messages = error.messages_dict
        if set(messages) != {"as_of"}:
            raise Invalid(" ".join(messages.pop("list", ["Адрес страницы неверен."]))) from error
    said = f"{why_wrong(sent.pop('as_of'))} Показано на сегодня."
    return PageQuery().load(sent), said


def why_wrong(typed: str) -> str:
    """Why what was typed is no date to ask about: none at all, or too far."""
    try:
        date.fromisoformat(typed)
    except ValueError:
        return f"«{typed}» — такой даты нет."
    return TOO_FAR


def _municipality(code: str) -> roster.Municipality | None:
    work = unit()
    scope = work.actor.scope("indicator.read")
    if code:
        return queries.municipality_within(work.session, scope=scope, code=code)
    return work.municipality if work.actor.municipality_id else None


def office() -> Scope:
    """How far the reader's office reaches in schools and periods."""
    return queries.office(unit().session, actor=unit().actor, permission="period.read")


def names_scope() -> Scope | None:
    """How far the actor sees names; null for whom they are not."""
    return queries.names_scope(unit().actor)
