"""A naive calendar of work to compare with: official days off, and the Saturdays of the decrees by hand."""

from datetime import date

import holidays

OFFICIAL = holidays.country_holidays("RU", years=range(2022, 2029))
# постановления Правительства РФ о переносе выходных дней: суббота рабочая, выходной перенесён с неё
SATURDAYS = frozenset(
    {
        date(2024, 4, 27),
        date(2024, 11, 2),
        date(2024, 12, 28),
        date(2025, 11, 1),
        date(2027, 2, 20),
    }
)
SATURDAY = 5


def is_worked(day: date) -> bool:
    """Whether people work on a day."""
    return day in SATURDAYS or (day.weekday() < SATURDAY and day not in OFFICIAL)
