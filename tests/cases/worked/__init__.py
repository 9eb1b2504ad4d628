"""Worked cases a methodist can read: facts in lines of Russian, and the answer counted by hand beside them.

A case begins with «Случай», its facts stand one a line, «На ДАТА» asks. Facts after an answer came later.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

FOLDER = Path(__file__).parent
ANSWER = re.compile(
    r"№ (?P<number>\d+) = (?P<numerator>\d+)(?: из (?P<denominator>\d+))?"
    r"(?: \((?P<shown>[^)]+)\))?(?:, (?P<verdict>.+))?"
)
LISTS = {"да": "in", "нет": "out", "не определены": "unknown", "отдельно": "apart"}
FACT = re.compile(r"(?P<verb>\w+) (?P<subject>[^:]+)(?:: (?P<rest>.+))?")
DAY = re.compile(r"(?:(?P<word>.+) )?(?P<day>\d\d\.\d\d\.\d{4})")


@dataclass(frozen=True, kw_only=True)
class Fact:
    """A line: what happened to whom; `days` by the word before each («с», «по», «приказ»), and the rest."""

    verb: str
    subject: str
    words: tuple[str, ...]
    days: dict[str, date]


@dataclass(frozen=True, kw_only=True)
class Answer:
    """One indicator as it must be; names and reasons are compared where the case lists them."""

    number: int
    numerator: int
    denominator: int | None
    shown: str | None
    verdict: str | None
    lists: dict[str, dict[str, str | None]] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Question:
    """What was known by then, and what must be said of a date."""

    facts: list[Fact] = field(default_factory=list)
    as_of: date
    answers: list[Answer] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class Case:
    """A case: its title and its questions, each after facts of its own."""

    title: str
    questions: list[Question] = field(default_factory=list)


def cases() -> list[Case]:
    """Read every case there is."""
    return [one for path in sorted(FOLDER.glob("*.txt")) for one in _cases(path.read_text())]


def _cases(text: str) -> Iterator[Case]:
    for part in re.split(r"^Случай ", text, flags=re.MULTILINE)[1:]:
        title, *lines = [line for line in part.splitlines() if line.strip() and not line.startswith("#")]
        yield _case(title, [line.strip() for line in lines])


def _case(title: str, lines: list[str]) -> Case:
    case, facts = Case(title=title), list[Fact]()
    for line in lines:
        if line.startswith("На "):
            case.questions.append(Question(facts=facts, as_of=day(line.removeprefix("На "))))
            facts = []
        elif found := ANSWER.fullmatch(line):
            case.questions[-1].answers.append(_answer(found))
        elif (name := line.partition(":")[0]) in LISTS:
            _list(case.questions[-1].answers[-1], LISTS[name], line.partition(": ")[2])
        else:
            facts += _facts(line)
    return case


def _answer(found: re.Match[str]) -> Answer:
    denominator = found["denominator"]
    return Answer(
        number=int(found["number"]),
        numerator=int(found["numerator"]),
        denominator=int(denominator) if denominator else None,
        shown=found["shown"],
        verdict=found["verdict"],
    )


def _list(answer: Answer, name: str, text: str) -> None:
    """«Анна — документ выдан 10.03.2025 | Борис»: names, each with a reason or without."""
    entries = answer.lists.setdefault(name, {})
    for one in text.split(" | "):
        person, _, reason = one.partition(" — ")
        entries[person] = reason or None


def _facts(line: str) -> list[Fact]:
    """«работает Анна, Борис: А» says the same of each."""
    found = FACT.fullmatch(line)
    if found is None:
        raise ValueError(line)
    words, days = list[str](), dict[str, date]()
    for part in (found["rest"] or "").split(", "):
        if dated := DAY.fullmatch(part):
            days[dated["word"] or ""] = day(dated["day"])
        elif part:
            words.append(part)
    return [
        Fact(verb=found["verb"], subject=subject, words=tuple(words), days=days)
        for subject in found["subject"].split(", ")
    ]


def day(text: str) -> date:
    """Read 31.12.2025."""
    number, month, year = text.split(".")
    return date(int(year), int(month), int(number))
