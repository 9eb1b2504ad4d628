"""What suggestions are made of, and what a suggestion is."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from services.routes.rules.resolving import Tally

TRAINING = frozenset({"course", "webinar", "internship"})


@dataclass(frozen=True, kw_only=True)
class Tried:
    """What people tried on a deficit in closed routes: a practice, or steps of a kind under one title.

    `title` is empty where each of them called it in their own way; not `same_topic`: on any of the area.
    """

    practice_id: UUID | None = None
    kind: str
    title: str
    counted: Tally
    same_topic: bool = True


@dataclass(frozen=True, kw_only=True)
class Published:
    """A published practice; `place` is its author's school, `average` the experts' mark."""

    id: UUID
    area: str
    topics: Sequence[str]
    title: str
    place: str
    average: float | None

    def is_about(self, area: str, topic: str) -> bool:
        """Whether it was written for this deficit; one of a whole area is met by any practice of it."""
        return self.area == area and (not topic or topic in self.topics)


@dataclass(frozen=True, kw_only=True)
class Known:
    """What suggestions are made of: what was tried, published practices, colleagues who offered help."""

    tried: Sequence[Tried] = ()
    practices: Sequence[Published] = ()
    colleagues: Sequence[str] = ()
    has_mentor: bool = False


@dataclass(frozen=True, kw_only=True)
class Suggestion:
    """A step to take with one tap, and why.

    `source`: practice, programme, step, untried, colleague, standard.
    `helped` of `of` people closed the deficit; both are zero where nobody has tried.
    """

    kind: str
    title: str
    reason: str
    proven: bool
    source: str
    practice_id: UUID | None = None
    helped: int = 0
    of: int = 0


@dataclass(frozen=True, kw_only=True)
class Taken:
    """What the route has for the deficit already."""

    steps: Collection[tuple[str, str]] = ()
    practices: Collection[UUID] = ()

    def has(self, one: Suggestion, *, about: str) -> bool:
        """Whether a suggestion would be the second of its kind, however it names what it is about."""
        tail = folded(f": {about}")
        present = {(kind, folded(title).removesuffix(tail)) for kind, title in self.steps}
        offered = (one.kind, folded(one.title).removesuffix(tail))
        return offered in present or one.practice_id in self.practices


@dataclass(frozen=True, kw_only=True)
class Suggested:
    """Steps for one deficit; `note` says plainly when nothing of it is known from colleagues."""

    note: str
    steps: Sequence[Suggestion]


def folded(title: str) -> str:
    """A title as titles are compared."""
    return " ".join(title.casefold().replace("ё", "е").split())


def known_as(kind: str, *, title: str, programme: str) -> str:
    """What a step is compared by: training by its programme, the rest by what was to be done."""
    is_link = programme.casefold().startswith(("http://", "https://"))
    return programme if kind in TRAINING and programme and not is_link else title
