"""Who sees what of diagnostics: the table of the domain as one pure function (152-ФЗ; ust-koksa п.13)."""

from collections.abc import Collection, Iterable
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


@dataclass(frozen=True, kw_only=True)
class RouteSight:
    """What of one route is seen besides its states and dates.

    `signs`: the viewer is asked to sign it; `topics`: as of a person's diagnostics; `words`: what people
    wrote in it (goal, request, titles of steps), which may name any of its topics.
    """

    detail: bool = False
    signs: bool = False
    topics: str = "none"
    words: bool = False

    def names(self, *, released: bool) -> bool:
        """Whether a deficit of the route is named; a released one also to a deputy who signs."""
        return self.topics in OF_ROUTE or (self.signs and self.topics == "released" and released)


OF_ROUTE = frozenset({"route", "all"})


def sight(relations: Iterable[str]) -> Sight:
    """Add up what each relation of the viewer to the person shows."""
    seen = [SIGHTS[relation] for relation in relations]
    return Sight(
        detail=any(one.detail for one in seen),
        topics=max((one.topics for one in seen), key=TOPICS.index, default="none"),
        exists=any(one.exists for one in seen),
        named=any(one.named for one in seen),
    )


def route_sight(
    relations: Collection[str], *, asked: str, party: bool, released: Collection[bool]
) -> RouteSight:
    """What the viewer sees of a route: the one rule of pages, API, exports and papers.

    `asked`: as whom they are asked to sign it, if they are; a party of the route signs nothing. The words
    of a route are for whoever may know each of its topics; `released` says of each whether it was opened.
    """
    signs = bool(asked) and not party
    as_principal = {"signing_principal"} if signs and asked == "principal" else set()
    shown = sight({*relations, *as_principal})
    knows = shown.topics in OF_ROUTE or (signs and shown.topics == "released" and all(released))
    return RouteSight(detail=shown.detail, signs=signs, topics=shown.topics, words=knows)
