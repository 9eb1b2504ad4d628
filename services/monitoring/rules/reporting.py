"""The days of a year that figures are asked for, by the municipality's own calendar (ust-koksa п.20)."""

from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

Calendar = Sequence[Mapping[str, Any]]
# of a municipality told before its calendar travelled with it
KOKSA: Calendar = (
    {"month": 5, "day": 31, "title": "Промежуточные данные", "final": False},
    {"month": 12, "day": 31, "title": "Итоговые данные", "final": True},
)


@dataclass(frozen=True, kw_only=True)
class ReportingDay:
    """A day figures are collected for; a day that is not final shows the way to the threshold."""

    on: date
    title: str
    is_final: bool


def reporting_days(calendar: Calendar, *, year: int) -> list[ReportingDay]:
    """The days of a year, in order; 29 February is the 28th where there is none."""
    days = [
        ReportingDay(
            on=date(year, one["month"], min(one["day"], monthrange(year, one["month"])[1])),
            title=one["title"],
            is_final=one["final"],
        )
        for one in calendar or KOKSA
    ]
    return sorted(days, key=lambda one: one.on)


def is_interim(calendar: Calendar, as_of: date) -> bool:
    """Whether the next collection of the year is not the final one: then figures are on their way."""
    coming = (one for one in reporting_days(calendar, year=as_of.year) if one.on >= as_of)
    found = next(coming, None)
    return found is not None and not found.is_final


def next_final(calendar: Calendar, after: date) -> date:
    """The day that figures are judged at next; a calendar without final days gives its next day."""
    days = [one for year in (after.year, after.year + 1) for one in reporting_days(calendar, year=year)]
    coming = [one for one in days if one.on > after]
    return next((one.on for one in coming if one.is_final), coming[0].on)


def reporting_day(calendar: Calendar, as_of: date) -> ReportingDay | None:
    """The collection of exactly this day, if there is one."""
    return next((one for one in reporting_days(calendar, year=as_of.year) if one.on == as_of), None)


def near_snapshots(calendar: Calendar, today: date) -> list[date]:
    """The dates people ask about: the last two and the coming one."""
    years = range(today.year - 2, today.year + 2)
    days = [one.on for year in years for one in reporting_days(calendar, year=year)]
    coming = next(number for number, day in enumerate(days) if day >= today)
    return days[coming - 2 : coming + 1]
