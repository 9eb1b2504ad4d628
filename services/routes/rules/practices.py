"""What a practice of the bank must have, how it is marked, who may publish it (ust-koksa 7.6, 13, 15)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from services.routes.errors import IncompletePractice

CRITERIA = {
    "clear": "Понятно, как применить",
    "works": "Даёт результат ученикам",
    "portable": "Подойдёт другой школе",
    "light": "Посильна по времени",
}
LEAST, MOST = 1, 5
SHOWN_FROM = 2  # [P]: one mark would say what that one expert thinks
TEXT = ("title", "area", "topics", "audience", "subject", "summary", "parts", "hours", "links")
WRITABLE = frozenset({"draft", "returned"})
MARKABLE = frozenset({"submitted", "published"})
STATES = {
    "draft": ("unknown", "черновик"),
    "submitted": ("in_progress", "на рассмотрении"),
    "returned": ("stalled", "возвращена"),
    "published": ("covered", "опубликована"),
    "archived": ("unknown", "в архиве"),
}
SCHEMES = ("http", "https")


@dataclass(frozen=True, kw_only=True)
class Standing:
    """What the experts think together; the average is null while there are too few marks to say it."""

    count: int
    recommend: int
    average: float | None


def standing(marks: Iterable[tuple[Mapping[str, int], bool]]) -> Standing:
    """Average the experts, each counted once by the mean of their own criteria."""
    given = list(marks)
    means = [sum(one.values()) / len(one) for one, _ in given]
    return Standing(
        count=len(given),
        recommend=sum(recommends for _, recommends in given),
        average=int(sum(means) / len(means) * 10 + 0.5) / 10 if len(means) >= SHOWN_FROM else None,
    )


def may(
    state: str, *, revised: bool, wrote: bool, keeps: bool, is_expert: bool, tutors: bool
) -> frozenset[str]:
    """What a reader may do with a practice now."""
    found = set()
    if (wrote or keeps) and (state in WRITABLE or state == "published" or (keeps and state == "submitted")):
        found.add("edit")
    if wrote or keeps:
        found |= {"submission"} if state in WRITABLE else set()
        found |= {"archiving"} if state in WRITABLE or state == "published" else set()
        found |= {"naming"} if state != "archived" else set()
    if wrote and state == "submitted":
        found.add("withdrawal")
    if keeps and (state == "submitted" or (state == "published" and revised)):
        found |= {"publication", "return"}
    if keeps and state == "archived":
        found.add("restoration")
    if is_expert and not wrote and state in MARKABLE:
        found.add("marks")
    if tutors and state == "published":
        found.add("taking")
    return frozenset(found)


def check_complete(*, summary: str, parts: Sequence[str]) -> None:
    """Raise unless a colleague could do it: what it is and how to use it."""
    missing = [
        words for words, given in (("краткое описание", summary), ("как применить", parts)) if not given
    ]
    if missing:
        raise IncompletePractice(f"Добавьте в практику: {', '.join(missing)}.")


def check_publisher(*, is_author: bool, recommend: int) -> None:
    """Raise when somebody publishes their own practice that no expert recommends."""
    if is_author and not recommend:
        raise IncompletePractice(
            "Свою практику публикуют по рекомендации эксперта: попросите оценить её "
            "или передайте другому методисту."
        )


def is_safe_link(text: str) -> bool:
    """Whether an address may be shown as a link: http or https, a host, nothing hidden in it."""
    if any(one.isspace() or not one.isprintable() for one in text):
        return False
    try:
        found = urlsplit(text)
        has_host = bool(found.hostname)
    except ValueError:
        return False
    return found.scheme.lower() in SCHEMES and has_host and "@" not in found.netloc and "\\" not in text
