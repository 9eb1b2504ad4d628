"""When a meeting could decide, and what its protocol lacks to be signed."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Meeting:
    """A meeting in numbers and names; null and empty where nobody wrote it yet."""

    chair: str
    secretary: str
    agenda: str
    members: int | None
    present: int | None
    votes: tuple[int | None, int | None, int | None]
    decisions: int


def has_quorum(members: int, present: int) -> bool:
    """More than half of the members came."""
    return 2 * present > members


def lacking(meeting: Meeting) -> list[str]:
    """What keeps a protocol from being signed, each in words; without a quorum nothing was decided."""
    return [*_unwritten(meeting), *_miscounted(meeting)]


def _unwritten(meeting: Meeting) -> Iterator[str]:
    if not meeting.chair:
        yield "Не указан председатель."
    if not meeting.secretary:
        yield "Не указан секретарь."
    if not meeting.agenda:
        yield "Не записано, что слушали."
    if not meeting.decisions:
        yield "Нет ни одного решения."


def _miscounted(meeting: Meeting) -> Iterator[str]:
    if meeting.members is None or meeting.present is None:
        yield "Не указано, сколько человек в составе и сколько пришли."
        return
    if meeting.present > meeting.members:
        yield f"Пришли {meeting.present}, а в составе {meeting.members}: гостей не считают."
    if not has_quorum(meeting.members, meeting.present):
        yield f"Нет кворума: пришли {meeting.present} из {meeting.members}, нужно больше половины."
    given = [one for one in meeting.votes if one is not None]
    if len(given) < len(meeting.votes):
        yield "Не записано, как голосовали."
    elif sum(given) > meeting.present:
        yield f"Голосов {sum(given)}, а пришли {meeting.present}."
    elif meeting.votes[0] is not None and 2 * meeting.votes[0] <= meeting.present:
        yield "Решение не принято: за него не больше половины пришедших."
