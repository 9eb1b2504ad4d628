"""When a reader's digest is due: every week or every day, at the local hour they chose, or never."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from services.notifications.rules.quiet import DAY, LONGEST_REST, Hours

# beside the kinds of messages: the digest itself, which may be left as a whole
DIGEST = "digest"
EVERY: dict[str, str] = {"week": "раз в неделю", "day": "каждый рабочий день", "never": "не присылать"}
SPANS = {"week": "неделю", "day": "день"}


def last_digest(now: datetime, *, hours: Hours, zone: ZoneInfo) -> tuple[str, datetime] | None:
    """The newest digest that is due by now: what it is of, and the moment it was due at; null for never.

    A weekly one moves from a day off to the next working day, even past Sunday.
    """
    if hours.digest_every == "never":
        return None
    today = now.astimezone(zone).date()
    if hours.digest_every == "day":
        return _last_daily(now, today, hours=hours, zone=zone)
    monday = today - timedelta(days=today.weekday())
    for weeks in range(LONGEST_REST):
        begin = monday - timedelta(weeks=weeks)
        moment = _at(_working(begin + timedelta(days=hours.digest_weekday), hours), hours, zone)
        if moment <= now:
            year, week, _ = begin.isocalendar()
            return f"{year}-W{week:02}", moment.astimezone(now.tzinfo)
    message = "no digest is due in half a year"
    raise AssertionError(message)


def _last_daily(now: datetime, today: date, *, hours: Hours, zone: ZoneInfo) -> tuple[str, datetime] | None:
    for days in range(LONGEST_REST):
        day = today - timedelta(days=days)
        moment = _at(day, hours, zone)
        if moment <= now and not hours.is_day_off(day):
            return day.isoformat(), moment.astimezone(now.tzinfo)
    return None


def _working(day: date, hours: Hours) -> date:
    while hours.is_day_off(day):
        day += DAY
    return day


def _at(day: date, hours: Hours, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(hours.digest_hour), zone)
