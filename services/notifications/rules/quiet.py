"""When people are left alone: quiet hours, weekends and official days off, in their own local time."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from shared.working_days import is_working_day

DAY = timedelta(days=1)
LONGEST_REST = 30  # days off in a row: more than any calendar of ours has


@dataclass(frozen=True, kw_only=True)
class Hours:
    """A reader's rhythm; equal quiet hours mean none. `works_weekends`: they may be written to on any day.

    `digest_every`: week (on `digest_weekday`), day (every day they may be written to) or never.
    """

    digest_every: str = "week"
    digest_weekday: int = 0
    digest_hour: int = 9
    quiet_from: int = 20
    quiet_until: int = 8
    works_weekends: bool = False

    def is_quiet_hour(self, hour: int) -> bool:
        """Whether the hour is a quiet one; the quiet may go over midnight."""
        if self.quiet_from <= self.quiet_until:
            return self.quiet_from <= hour < self.quiet_until
        return hour >= self.quiet_from or hour < self.quiet_until

    def is_day_off(self, day: date) -> bool:
        """Whether nobody is written to on this day."""
        return not self.works_weekends and not is_working_day(day)


def first_moment(now: datetime, *, hours: Hours, zone: ZoneInfo) -> datetime:
    """When a reader may be written to from now on: now itself, or the end of the quiet."""
    local = now.astimezone(zone)
    day, moment = local.date(), local
    for _ in range(LONGEST_REST):
        if not hours.is_day_off(day):
            if not hours.is_quiet_hour(moment.hour):
                return moment.astimezone(now.tzinfo)
            end = datetime.combine(day, time(hours.quiet_until), zone)
            if end > moment:
                return end.astimezone(now.tzinfo)
        day += DAY
        moment = datetime.combine(day, time(0), zone)
    return now
