"""The shape of a rule: what state of what tells whom, and how it reads."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal
from uuid import UUID

from services.notifications.rules.channels import CHANNELS
from services.notifications.rules.recipients import Recipient
from services.notifications.rules.timing import Moment, Timing
from shared.contracts.event import Event


def never(_event: Any) -> bool:
    """No state asks for it: the clock or an action does."""
    return False


@dataclass(frozen=True, kw_only=True)
class Tap:
    """What one tap on a page does, in words: before it, after it, and instead of it."""

    words: str
    told: str
    otherwise: str


@dataclass(frozen=True, kw_only=True)
class Rule:
    """While `when` holds, the `audience` has an open item about the aggregate.

    `title` and the parts of `text` name `people`, `dates`, `numbers` and `titles` of the event; a part
    whose name is not known is left out. `link` and `post` take the aggregate's id; `look` is said on the
    link. Where a person must look first there is no `tap`, even if a program may `post`. `since` is the
    day from which it waits, if the event tells. A rule that `informs` asks nothing: it tells once, and,
    if it has a `news_day`, only while that day is fresh. With a `period` a round is told once however
    often it arises anew: its item comes back. `follows` names the rule it asks after, `about` gives the
    id that links take where it is not the aggregate's.

    `purpose` says what it is for. One that `can_rest` may be turned off: nobody else waits for what it asks.
    `channels` are those by which it may go beside the inbox: a reader chooses among them.
    `unanswered` is how a curator reads a request that nobody answers for `patience` working days; without
    it the request is passed on to nobody; `passed_to` is the methodist where no school is to know.

    With a `timing` it belongs to the clock: `moments` are the dates an event makes known, `finished` the
    objects whose date needs no reminder any more, as it is done. A request with a `deadline` is a ladder:
    asked when it arises and anew on the days of its timing before that day, passed on only when all of them
    have come. Where `each_answers`, somebody asked no more while others still are has answered; else the
    request went over to them. `is_over` says that it matters no more. News ends with the state it told of.
    """

    name: str
    title: str
    text: tuple[str, ...]
    link: str
    event: type[Event] | None = None
    when: Callable[[Any], bool] = never
    audience: Callable[[Any], list[Recipient]] = field(default=lambda _event: [])
    purpose: str = ""
    kind: str = ""
    can_rest: bool = False
    channels: tuple[str, ...] = tuple(CHANNELS)
    unanswered: str = ""
    patience: int = 5
    passed_to: Literal["curator", "methodist"] = "curator"
    timing: Timing | None = None
    moments: Callable[[Any], list[Moment]] = field(default=lambda _event: [])
    finished: Callable[[Any], set[UUID]] = field(default=lambda _event: set())
    each_answers: bool = False
    deadline: Callable[[Any], date] | None = None
    is_over: Callable[[Any], bool] = never
    look: str = "Посмотреть"
    people: Callable[[Any], dict[str, UUID | None]] = field(default=lambda _event: {})
    dates: Callable[[Any], dict[str, date | None]] = field(default=lambda _event: {})
    numbers: Callable[[Any], dict[str, int | None]] = field(default=lambda _event: {})
    titles: Callable[[Any], dict[str, str]] = field(default=lambda _event: {})
    since: Callable[[Any], date | None] = field(default=lambda _event: None)
    post: str | None = None
    tap: Tap | None = None
    informs: bool = False
    news_day: Callable[[Any], date | None] | None = None
    about: Callable[[Any], UUID | None] = field(default=lambda _event: None)
    period: Callable[[Any], str] | None = None
    follows: str | None = None
