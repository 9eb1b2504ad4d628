"""Every letter that must leave in the year: when, to whom, by which channel, and what it leads to."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from tests.services.notifications.making import MUNICIPALITY
from tests.services.notifications.year.days import DAY, DOWN, HOURS, NOON, RUNNING, at, first
from tests.services.notifications.year.planning import Message, Year
from tests.services.notifications.year.readers import DEAF, HABIT_OF, WITH_VK, Habit, recipients

TICKS = [at(day, hour) for day in RUNNING for hour in HOURS]
SILENT = date(2026, 10, 5), date(2026, 10, 30)  # the days on which one mailbox takes nothing
PAIR, ROUTE, QUESTION = "/mentorship/pairs/{}", "/routes/routes/{}", "/routes/consultations/{}"
ACT, MEET = "/mentorship/pairs/{}/met", "/mentorship/sessions/{}"
# what a rule is about, where its letter leads, and whether it waits for the digest if nobody chose otherwise
SAID: dict[str, tuple[str, str, bool]] = {
    "session_confirmation": ("session", MEET, False),
    "session_disputed": ("session", MEET, True),
    "pair_consent": ("pair", PAIR, False),
    "pair_consents_missing": ("pair", PAIR, False),
    "pair_order_missing": ("pair", PAIR, False),
    "pair_closing": ("pair", PAIR, True),
    "stall_meeting": ("pair", ACT, False),
    "stall_meeting_again": ("pair", ACT, False),
    "stall_answer": ("pair", ACT, False),
    "stall_answer_again": ("pair", ACT, False),
    "stall_papers": ("pair", PAIR, False),
    "stall_curator": ("pair", PAIR, False),
    "task_dismissed": ("pair", PAIR, False),
    "task_transfer": ("pair", PAIR, False),
    "task_closed_school": ("pair", PAIR, False),
    "task_leader": ("pair", PAIR, False),
    "young_unmentored": ("pair", "/mentorship/coverage", False),
    "support_invitation": ("support", "/mentorship/invitations/{}", False),
    "support_called_off": ("support", "/mentorship/invitations/{}", False),
    "route_agreement": ("route", ROUTE, False),
    "route_agreed": ("route", ROUTE, False),
    "route_approval": ("route", ROUTE, False),
    "route_returned": ("route", ROUTE, False),
    "route_step_submitted": ("route", ROUTE, False),
    "route_completed": ("route", ROUTE, True),
    "own_route_approved": ("route", ROUTE, True),
    "route_approved": ("route", ROUTE, True),
    "step_due": ("route", ROUTE, False),
    "diagnostic_assigned": ("diagnostic", "/routes/diagnostics/{}", False),
    "diagnostic_scored": ("diagnostic", "/routes/diagnostics/{}", True),
    "training_due": ("certificate", "/routes/mine", True),
    "period_confirmation": ("period", "/monitoring/periods/{}", False),
    "period_opened": ("period", "/monitoring/periods/{}", True),
    "snapshot_frozen": ("period", "/monitoring/snapshots/{}", True),
    "correction_made": ("period", "/monitoring/snapshots/{}", True),
    "decision_due": ("period", "/monitoring/decisions/{}", False),
    "plan_item_due": ("plan", "/monitoring/plans/items/{}", False),
    "practice_submitted": ("practice", "/routes/practices/{}", False),
    "practice_marks": ("practice", "/routes/practices/{}/marks", False),
    "practice_returned": ("practice", "/routes/practices/{}", False),
    "practice_published": ("practice", "/routes/practices/{}", True),
    "group_invitation": ("group", "/routes/mine/groups/{}", False),
    "group_meeting": ("group", "/routes/mine/groups/{}", False),
    "consultation_requested": ("consultation", QUESTION, False),
    "consultation_proposed": ("consultation", QUESTION, False),
    "consultation_routed": ("consultation", QUESTION, False),
    "consultation_unclear": ("consultation", QUESTION, False),
    "consultation_answered": ("consultation", QUESTION, False),
    "announcement": ("announcement", "/notifications/announcements/{}", True),
    "escalation": ("escalation", "/notifications/", False),
    "deliveries_dead": ("delivery", "/notifications/deliveries?state=dead", True),
}


@dataclass(frozen=True, kw_only=True)
class Sent:
    """A letter that left."""

    to: str
    channel: str
    when: datetime
    is_digest: bool
    links: tuple[str, ...]


@dataclass
class Mailbox:
    """What waits to be written to somebody by a channel."""

    name: str
    channel: str
    habit: Habit
    at_once: list[tuple[datetime, Message]] = field(default_factory=list)
    later: list[tuple[datetime, Message]] = field(default_factory=list)

    def take(self, message: Message, moment: datetime) -> None:
        """Learn of a message, to be written at once or in the digest, as was chosen."""
        kind, _, is_usually_later = SAID[message.rule]
        usual = "usual" if self.channel == "email" else "never"
        choice = self.habit.chosen.get((kind, self.channel), usual)
        if choice == "usual":
            choice = "digest" if is_usually_later else "at_once"
        if choice == "at_once":
            self.at_once.append((moment, message))
        elif choice == "digest" and self.habit.every != "never":
            self.later.append((moment, message))

    def digest(self, moment: datetime) -> Iterator[Sent]:
        """Write what was to be said before the newest hour of the digest."""
        if not self.later or not self.habit.may_come(moment):
            return
        due = digest_hour(self.habit, moment)
        told = [message for known, message in self.later if known <= due]
        self.later = [one for one in self.later if one[0] > due]
        yield from self._letter(told, moment, is_digest=True)

    def letter(self, moment: datetime) -> Iterator[Sent]:
        """Write what is to be said at once when the quiet allows it; what comes just then follows."""
        if self.at_once and self.habit.may_come(moment):
            waited = [one for one in self.at_once if one[0] < moment]
            told = waited or self.at_once
            self.at_once = [one for one in self.at_once if one not in told]
            yield from self._letter([message for _, message in told], moment, is_digest=False)

    def _letter(self, told: list[Message], moment: datetime, *, is_digest: bool) -> Iterator[Sent]:
        links = [SAID[one.rule][1].format(one.about) for one in told if moment < at(one.until)]
        if links:
            to, way = self.name, self.channel
            yield Sent(to=to, channel=way, when=moment, is_digest=is_digest, links=tuple(sorted(links)))


def digest_hour(habit: Habit, moment: datetime) -> datetime:
    """The newest hour of the digest: of a day off the next working day's."""
    if habit.every == "day":
        days = (moment.date() - DAY * number for number in range(30))
        hours = (at(day, habit.hour) for day in days)
        return next(one for one in hours if one <= moment and not habit.rests(one))
    monday = moment.date() - timedelta(days=moment.weekday())
    for week in range(5):
        due = at(monday - DAY * 7 * week + DAY * habit.weekday, habit.hour)
        while habit.rests(due):
            due = at(due.date() + DAY, habit.hour)
        if due <= moment:
            return due
    raise AssertionError(moment)


def expected_letters(year: Year) -> list[Sent]:
    """Live through the year once more with a pencil."""
    whom = recipients()
    boxes = {name: [Mailbox(name, "email", habit)] for name, habit in HABIT_OF.items()}
    for name in WITH_VK:
        boxes[name].append(Mailbox(name, "vk", HABIT_OF[name]))
    known: dict[datetime, list[Message]] = {}
    for message in year.messages:
        if message.recipient in whom:
            known.setdefault(_learned(message.day), []).append(message)
    sent: list[Sent] = []
    for moment in TICKS:
        for each in (box for mine in boxes.values() for box in mine):
            sent += each.digest(moment)
        for message in known.get(moment, ()):
            for box in (box for name in whom[message.recipient] for box in boxes[name]):
                box.take(message, moment)
        for each in (box for mine in boxes.values() for box in mine):
            sent += each.letter(moment)
    return sent


def _learned(day: date) -> datetime:
    """When the service that writes letters sees what came on a day: at once, or when it is up again."""
    while day in DOWN:
        day += DAY
        if day not in DOWN:
            return at(day, HOURS[0])
    return at(day, NOON)


def is_refused(to: str, when: datetime) -> bool:
    """Whether the mailbox takes nothing."""
    return to == DEAF and SILENT[0] <= when.date() <= SILENT[1]


def expect_warnings(year: Year, sent: list[Sent]) -> None:
    """The morning after a letter was given up the administrators hear of it."""
    for day in sorted({one.when.date() for one in sent if is_refused(one.to, one.when)}):
        if first(day + DAY, day + DAY, day + 2 * DAY):
            year.expect("deliveries_dead", MUNICIPALITY, "role:admin:", day=day + DAY)
