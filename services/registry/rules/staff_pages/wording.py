"""How a compared row reads on a page: what would change, and the stated experience as the hint it is."""

from services.registry.rules.staff_pages.hinting import MONTHS_IN_YEAR
from services.registry.rules.staff_pages.known import Compared, JobChange
from shared.importing.vocabulary import OCCUPATION
from shared.russian import plural

EXPERIENCES = (("pedagogical", "педагогический"), ("subject", "по предмету"), ("total", "общий"))


def change_words(one: Compared) -> list[str]:
    """Say what applying a row would do, a line for each job."""
    return [_change(change) for change in one.changes]


def experience_words(one: Compared) -> str:
    """Say the experience a page states: it is shown and never written."""
    stated = ((words, getattr(one.row.experience, name)) for name, words in EXPERIENCES)
    return ", ".join(f"{words} {_length(months)}" for words, months in stated if months is not None)


def _change(change: JobChange) -> str:
    if change.replaces is not None:
        return f"«{change.replaces.position or 'без должности'}» сменится на «{change.job.position}»"
    return f"добавится работа «{change.job.position}», {OCCUPATION.word_of(change.occupation)}"


def _length(months: int) -> str:
    years, rest = divmod(months, MONTHS_IN_YEAR)
    said = [plural(years, "год", "года", "лет")] if years else []
    said += [plural(rest, "месяц", "месяца", "месяцев")] if rest or not years else []
    return " ".join(said)
