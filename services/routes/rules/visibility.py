"""Who sees what of diagnostics: the table of the domain as one pure function (152-ФЗ; ust-koksa п.13)."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Sight:
    """What of a person's diagnostics is seen.

    `detail`: scores, severity, evidence, texts; `topics`: none, released, route or all;
    `exists`: that a diagnostic exists; `named`: with which instrument and when.
    """

    detail: bool = False
    topics: str = "none"
    exists: bool = False
    named: bool = False


NOTHING = Sight()
ALL = Sight(detail=True, topics="all", exists=True, named=True)
SIGHTS: dict[str, Sight] = {
    "teacher": ALL,
    "tutor": ALL,
    "mentor": Sight(topics="released", exists=True),
    "principal": Sight(exists=True, named=True),
    "signing_principal": Sight(topics="route"),
    "methodist": Sight(topics="released", exists=True),
    "approver": NOTHING,
    "analyst": NOTHING,
}
TOPICS = ("none", "released", "route", "all")


def sight(relations: Iterable[str]) -> Sight:
    """Add up what each relation of the viewer to the person shows."""
    seen = [SIGHTS[relation] for relation in relations]
    return Sight(
        detail=any(one.detail for one in seen),
        topics=max((one.topics for one in seen), key=TOPICS.index, default="none"),
        exists=any(one.exists for one in seen),
        named=any(one.named for one in seen),
    )
