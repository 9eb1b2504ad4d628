"""Training demand (соцзаказ): its periods, forms of study, and how urgent a person's training is."""

from datetime import date

STUDY_FORMS = {"in_person": "очная", "part_time": "очно-заочная", "distance": "дистанционная"}
ANY_TIME = "any"
PERIODS = {
    ANY_TIME: "в любое время",
    "first": "I квартал",
    "second": "II квартал",
    "third": "III квартал",
    "fourth": "IV квартал",
}
PRIORITIES = {"high": "высокий", "normal": "обычный"}
TERM_YEARS = 3  # right to professional development at least once in three years (273-ФЗ ст. 47 ч. 5 п. 2)
ORDERING_MONTH = 9  # from September on schools plan for the next year


def planned_year(today: date) -> int:
    """The calendar year that is being ordered for: institutes plan by it."""
    return today.year + 1 if today.month >= ORDERING_MONTH else today.year


def years(today: date) -> list[int]:
    """The years one may order for."""
    return [today.year, today.year + 1]


def is_recent(last_course_on: date | None, *, today: date) -> bool:
    """Whether the last course lies within three years: another one may wait, so the application warns."""
    if last_course_on is None:
        return False
    return (today.year - last_course_on.year, today.month, today.day) < (
        TERM_YEARS,
        last_course_on.month,
        last_course_on.day,
    )


def priority(last_course_on: date | None, *, today: date) -> str:
    """Whose three years are over, or who never was at a course, comes first."""
    return "normal" if is_recent(last_course_on, today=today) else "high"
