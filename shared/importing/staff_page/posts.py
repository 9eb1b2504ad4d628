"""Posts as pages write them: several jobs in one cell, categories and part-time marks inside, hyphenation."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from shared.importing.cells import one_line
from shared.importing.staff_page import post_words as words

JobKind = Literal["pedagogical", "managerial", "other", "unknown"]
PartTime = Literal["internal", "external"]


def _starting(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?:(?:{'|'.join(words.ADJECTIVES)})\s+)*(?:{'|'.join(phrases)})(?!\w)")


KINDS: tuple[tuple[JobKind, re.Pattern[str]], ...] = (
    ("other", _starting(words.OTHER)),
    ("pedagogical", _starting(words.PEDAGOGICAL)),
    ("unknown", _starting(words.UNKNOWN)),
    ("managerial", _starting(words.MANAGERIAL)),
)
SEPARATOR = re.compile(r"\s*[;,/+\n]\s*|\s+(?:и|а также)\s+", re.IGNORECASE)
GRADE = r"(?:высш\w{0,9}|перв\w{0,9}|втор\w{0,9}|[12]|i{1,2})(?:\s?-?\s?(?:ая|ой|ую|я|й))?"
QUALIFICATION = r"(?:кв\w{0,16}\.?\s*)?"
CATEGORY = re.compile(
    rf"[\s,;(–—-]*(?<!\w)(?:{GRADE}\s*{QUALIFICATION}(?:категор\w{{0,16}}|кат\.?(?!\w)|к/к|кк(?!\w))"
    rf"|{QUALIFICATION}категор\w{{0,16}}\s*[:–—-]?\s*{GRADE}(?!\w)"
    rf"|без {QUALIFICATION}категории"
    r"|б/к(?!\w)|соответств\w{0,16} занимаемой должности|сзд(?!\w)"
    r"|молодой специалист)"
    r"[\s)]*",
    re.IGNORECASE,
)
PART_TIME = re.compile(
    r"[\s,;(–—-]*(?<!\w)(?P<which>внешн\w{0,16}|внутренн\w{0,16})?\s*(?:по\s+)?"
    r"(?:совместитель(?:ница|ств\w{0,16})?|совмещени\w{0,16})(?!\w)[\s)]*",
    re.IGNORECASE,
)
RATE = re.compile(r"[\s,;(]*(?<!\w)\d(?:[.,]\d{1,2})?\s*(?:ставк\w{0,16}|ст\.)[\s)]*", re.IGNORECASE)
LEAVE = re.compile(
    r"[\s,;(]*(?<!\w)(?:в\s+)?(?:декрет\w{0,16}(?:\s+отпуск\w{0,16})?"
    r"|отпуск\w{0,16} по уходу за реб[её]нком|д/о(?!\w))"
    r"[\s)]*",
    re.IGNORECASE,
)
LONGEST = 500  # what follows is no post, and looking through it would take its square in time
LONGEST_RUN = 3
RUN = re.compile(r"[\s,;()–—-]{4,}")
HYPHENATION = re.compile(r"(\w{1,40})-\s?(\w{1,40})")


@dataclass(frozen=True, kw_only=True)
class Job:
    """One job of a post; `part_time` is None for a main one."""

    position: str
    kind: JobKind
    part_time: PartTime | None = None


def kind_of(position: str) -> JobKind:
    """Tell what a position means for the register; one that no list knows is for a person to decide."""
    form = _form(position)
    return next((kind for kind, pattern in KINDS if pattern.match(form)), "unknown")


def begins_with_post(text: str) -> bool:
    """Whether a text begins with a known post."""
    form = _form(text)
    return any(pattern.match(form) for _, pattern in KINDS)


def jobs_of(post: str) -> tuple[Job, ...]:
    """Split a post into jobs: «директор, учитель» are two, «кафедры управления и права» is one."""
    found: dict[str, Job] = {}
    lines = "\n".join(one_line(line) for line in post[:LONGEST].split("\n"))
    for part in _parts(_joined(RUN.sub(_short, lines))):
        job = _job(part)
        if job.position:
            found.setdefault(_form(job.position), job)
    return tuple(found.values())


def _short(run: re.Match[str]) -> str:
    """Shorten a run of marks that divides nothing more than its beginning does."""
    return run[0][:LONGEST_RUN] + ("\n" if "\n" in run[0][LONGEST_RUN:] else "")


def only_managerial(post: str) -> bool:
    """Whether a post is that of a head and of nothing else."""
    jobs = jobs_of(post)
    return bool(jobs) and all(job.kind == "managerial" for job in jobs)


def _form(text: str) -> str:
    return text.lower().replace("ё", "е").lstrip(" .,;:-–—(")


def _joined(post: str) -> str:
    """Undo hyphenation: «Препода-ватель» is one word, «учитель-логопед» stays two."""

    def join(found: re.Match[str]) -> str:
        whole = found[1] + found[2]
        return whole if whole.lower() in words.HYPHENATED else found[0]

    return HYPHENATION.sub(join, post)


def _parts(post: str) -> list[str]:
    """Cut where another known post begins, outside of brackets."""
    cuts = [
        (found.start(), found.end())
        for found in SEPARATOR.finditer(post)
        if post.count("(", 0, found.start()) <= post.count(")", 0, found.start())
        and begins_with_post(post[found.end() :])
    ]
    starts = [0, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(post)]
    return [post[start:end] for start, end in zip(starts, ends, strict=True)]


def _job(part: str) -> Job:
    part_time: PartTime | None = None
    if mark := PART_TIME.search(part):
        part_time = "internal" if (mark["which"] or "").lower().startswith("внутр") else "external"
    for noise in (CATEGORY, PART_TIME, RATE, LEAVE):
        part = noise.sub(" ", part)
    position = one_line(part.replace("()", " ")).strip(" ,;:.–—-")
    return Job(position=position, kind=kind_of(position), part_time=part_time)
