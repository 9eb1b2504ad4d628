"""Scoring by the instrument's own scale; percentages are compared unrounded (ust-koksa 9, 13).

Scales: `share` (share of the maximum), `difficulty` (mean of difficulty), `visit` (lesson visit).
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from services.routes.errors import BadResult
from services.routes.rules.wording import AREAS
from shared.topics import topic_title

Score = Fraction | None
Item = Mapping[str, Any]
Block = Mapping[str, Any]

DEFAULT_SCALE: dict[str, Any] = {"method": "share", "achievement": "80", "medium": "60"}
DEFICIT_LEVELS = frozenset({"medium", "high"})
EVIDENCE = {"test": "diagnostic", "self_assessment": "self_report", "lesson_visit": "lesson_visit"}
EXPERTS_DIFFER = 2


@dataclass(frozen=True, kw_only=True)
class Finding:
    """What a result says of an area (topic "") or a topic; `value` is a percent or a mean, as text.

    `hint`: a topic measured by one task counts only when another instrument confirms it.
    `provisional`: a high deficit of one lesson visit becomes final at the second.
    """

    area: str
    topic: str
    level: str
    value: str
    hint: bool = False
    provisional: bool = False

    def plain(self) -> dict[str, Any]:
        """The finding as it is stored."""
        return asdict(self)


def score_result(
    blocks: Sequence[Block], scale: Mapping[str, Any], answers: Mapping[str, Any]
) -> list[Finding]:
    """Score item answers by the method of the instrument's scale; raises BadResult."""
    scores = _read(blocks, answers)
    if all(score is None for score in scores.values()):
        raise BadResult(fields={"answers": ["Нет ни одного ответа."]})
    return METHODS[scale["method"]](blocks, scale, scores)


def score_areas(
    blocks: Sequence[Block], scale: Mapping[str, Any], rows: Sequence[Mapping[str, Any]]
) -> list[Finding]:
    """Level percents given by an institute, per area or per topic; raises BadResult."""
    if scale["method"] != "share":
        raise BadResult(fields={"areas": ["Для этого инструмента вносят ответы, а не проценты."]})
    _check_measured(blocks, rows)
    return [
        Finding(
            area=row["area"],
            topic=row.get("topic") or "",
            level=share_level(scale, Fraction(row["percent"])),
            value=str(row["percent"]),
        )
        for row in rows
    ]


def measured_areas(blocks: Sequence[Block]) -> tuple[str, ...]:
    """The areas an instrument measures: those of its questions, every one where it has none of its own."""
    return tuple(dict.fromkeys(item["area"] for block in blocks for item in block["items"])) or tuple(AREAS)


def not_measured(area: str, blocks: Sequence[Block]) -> str:
    """Say that an instrument tells nothing of an area, and of which it does."""
    measured = ", ".join(AREAS[one] for one in measured_areas(blocks))
    return f"{AREAS[area].capitalize()} область этим инструментом не измеряется. Он измеряет: {measured}."


def _check_measured(blocks: Sequence[Block], rows: Sequence[Mapping[str, Any]]) -> None:
    topics = {(item["area"], item["topic"]) for block in blocks for item in block["items"]}
    wrong = [not_measured(one, blocks) for one in _areas_of(rows) if one not in measured_areas(blocks)]
    wrong = wrong or [
        f"Тема «{topic_title(row['topic'])}» этим инструментом не измеряется."
        for row in rows
        if blocks and row.get("topic") and (row["area"], row["topic"]) not in topics
    ]
    if wrong:
        raise BadResult(fields={"areas": wrong})


def _areas_of(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    return list(dict.fromkeys(row["area"] for row in rows))


def check_answers(blocks: Sequence[Block], answers: Mapping[str, Any]) -> None:
    """Raise BadResult for an answer to no question, or one that its question does not have."""
    _read(blocks, answers)


def check_evidence(scale: Mapping[str, Any], answers: Mapping[str, Any], evidence: Mapping[str, str]) -> None:
    """Raise BadResult unless each low criterion of a lesson visit says what was seen."""
    low = set(scale.get("evidence_for", ()))
    wrong = {
        f"evidence.{code}": ["Опишите, что видели на уроке: без этого оценка 0 или 1 не принимается."]
        for code, score in answers.items()
        if score is not None and str(score) in low and not evidence.get(code, "").strip()
    }
    if wrong:
        raise BadResult(fields=wrong)


def expert_score(marks: Sequence[Decimal]) -> Fraction:
    """Two experts' marks averaged; when they differ by 2 the third decides."""
    two = marks[:2]
    if abs(two[0] - two[1]) < EXPERTS_DIFFER:
        return Fraction(sum(two)) / 2
    if len(marks) <= len(two):
        raise BadResult(fields={"answers": ["Оценки двух экспертов разошлись на 2: нужен третий."]})
    return Fraction(marks[2])


def _read(blocks: Sequence[Block], answers: Mapping[str, Any]) -> dict[str, Score]:
    items = {item["code"]: item for block in blocks for item in block["items"]}
    wrong = {f"answers.{code}": ["Нет такого вопроса."] for code in answers if code not in items}
    scores: dict[str, Score] = {}
    for code, item in items.items():
        score = _score(answers.get(code), item)
        if score is not None and not 0 <= score <= item["max"]:
            wrong[f"answers.{code}"] = [f"Балл от 0 до {item['max']}."]
        scores[code] = score
    if wrong:
        raise BadResult(fields=wrong)
    return scores


def _score(answer: Any, item: Item) -> Score:
    if answer is None:
        return None
    if isinstance(answer, Sequence) and item.get("experts"):
        return expert_score(answer)
    if not isinstance(answer, Decimal | int):
        raise BadResult(fields={f"answers.{item['code']}": ["Здесь нужен один балл."]})
    score = Fraction(answer)
    if score.denominator != 1 and not item.get("experts"):
        raise BadResult(fields={f"answers.{item['code']}": ["Балл должен быть целым."]})
    return score


def share_level(scale: Mapping[str, Any], percent: Fraction) -> str:
    """The level of an unrounded percent."""
    if percent >= Fraction(scale["achievement"]):
        return "achievement"
    return "medium" if percent >= Fraction(scale["medium"]) else "high"


def shown_number(value: Fraction) -> str:
    """A number as a finding keeps it."""
    return str(Decimal(value.numerator) / Decimal(value.denominator))


def _grouped(blocks: Sequence[Block], key: str) -> dict[tuple[str, str], list[Item]]:
    """Items by area (key "area") or by area and topic (key "topic"); the area belongs to the item."""
    groups: dict[tuple[str, str], list[Item]] = defaultdict(list)
    for item in (item for block in blocks for item in block["items"]):
        groups[item["area"], item["topic"] if key == "topic" else ""].append(item)
    return {group: items for group, items in groups.items() if key == "area" or group[1]}


def _share(blocks: Sequence[Block], scale: Mapping[str, Any], scores: Mapping[str, Score]) -> list[Finding]:
    """Unanswered is 0 in a block that was given; a block without any answer was not given."""
    given = [block for block in blocks if any(scores[item["code"]] is not None for item in block["items"])]
    findings = []
    for key in ("area", "topic"):
        for (area, topic), items in _grouped(given, key).items():
            earned = sum((scores[item["code"]] or Fraction(0) for item in items), Fraction(0))
            percent = 100 * earned / sum(item["max"] for item in items)
            findings.append(
                Finding(
                    area=area,
                    topic=topic,
                    level=share_level(scale, percent),
                    value=shown_number(percent),
                    hint=key == "topic" and len(items) == 1,
                )
            )
    return findings


def _difficulty(
    blocks: Sequence[Block], scale: Mapping[str, Any], scores: Mapping[str, Score]
) -> list[Finding]:
    """The mean of an area's answered items, if enough are answered; an item of 2 or 3 makes its topic."""
    findings = []
    for (area, _), items in _grouped(blocks, "area").items():
        answered = [score for item in items if (score := scores[item["code"]]) is not None]
        if not answered or Fraction(len(answered), len(items)) < Fraction(scale["answered"]):
            continue
        mean = sum(answered, Fraction(0)) / len(answered)
        level = "high"
        if mean <= Fraction(scale["medium"]):
            level = "minimal" if mean <= Fraction(scale["minimal"]) else "medium"
        findings.append(Finding(area=area, topic="", level=level, value=shown_number(mean)))
    return findings + _topics(blocks, scale, scores)


def _topics(
    blocks: Sequence[Block],
    scale: Mapping[str, Any],
    scores: Mapping[str, Score],
    *,
    provisional: bool = False,
) -> list[Finding]:
    """Topics that a single item makes, by the scale's table score → level."""
    findings = []
    for item in (item for block in blocks for item in block["items"]):
        score = scores[item["code"]]
        level = None if score is None else scale["topics"].get(shown_number(score))
        if level and score is not None:
            findings.append(
                Finding(
                    area=item["area"],
                    topic=item["topic"],
                    level=level,
                    value=shown_number(score),
                    provisional=provisional and level == "high",
                )
            )
    return findings


def _visit(blocks: Sequence[Block], scale: Mapping[str, Any], scores: Mapping[str, Score]) -> list[Finding]:
    """Areas from 3 criteria and only when 9 apply; a criterion of 0 or 1 makes its topic."""
    findings = []
    applicable = sum(score is not None for score in scores.values())
    for (area, _), items in _grouped(blocks, "area").items():
        met = [(score, item["max"]) for item in items if (score := scores[item["code"]]) is not None]
        if applicable < scale["criteria"] or len(met) < scale["area_criteria"]:
            continue
        percent = 100 * sum((score for score, _ in met), Fraction(0)) / sum(most for _, most in met)
        level = share_level(scale, percent)
        findings.append(
            Finding(
                area=area, topic="", level=level, value=shown_number(percent), provisional=level == "high"
            )
        )
    return findings + _topics(blocks, scale, scores, provisional=True)


def visit_percent(blocks: Sequence[Block], scale: Mapping[str, Any], answers: Mapping[str, Any]) -> Score:
    """The whole visit's percent, null when fewer than 9 criteria apply."""
    met = [score for score in _read(blocks, answers).values() if score is not None]
    if len(met) < scale["criteria"]:
        return None
    return 100 * sum(met, Fraction(0)) / (3 * len(met))


METHODS = {"share": _share, "difficulty": _difficulty, "visit": _visit}
