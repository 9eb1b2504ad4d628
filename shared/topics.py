"""The ready catalogue of competency areas and topics: one list for whoever names a topic by its code."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

AREAS: Mapping[str, str] = {
    "methodical": "Методические",
    "subject": "Предметные",
    "psychological_pedagogical": "Психолого-педагогические",
    "communicative": "Коммуникативные",
    "legal": "Нормативные",
    "digital": "Цифровые",
}


@dataclass(frozen=True, kw_only=True)
class Topic:
    """A topic: what teachers find difficult and talk about with mentors."""

    code: str
    area: str
    title: str


TOPICS: tuple[Topic, ...] = tuple(
    Topic(**row) for row in json.loads((files("shared") / "topics.json").read_text(encoding="utf-8"))
)
_TITLES = {topic.code: topic.title for topic in TOPICS}


def topic_title(topic: str) -> str:
    """Say a topic in words: by its code, else as it was written."""
    return _TITLES.get(topic, topic)
