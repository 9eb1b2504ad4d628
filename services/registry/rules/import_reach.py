"""How far somebody may bring files: a tutor brings results, of their own people only."""

from dataclasses import replace
from typing import TypedDict
from uuid import UUID

from shared.permissions import Actor, Scope

RESULTS = "diagnostics"


def import_scope(actor: Actor, *, kind: str) -> Scope:
    """Where somebody may import a file of a kind; raises Forbidden.

    Whose rows of results are a tutor's own routes decides, which knows whom they accompany.
    """
    if kind != RESULTS:
        return actor.scope("import.apply")
    scope = actor.scope("import.results")
    return replace(scope, level="municipality") if scope.level == "organization" else scope


class PastReach(TypedDict):
    """Whose imports somebody may look at: all within a scope, or the files of results of one account."""

    scope: Scope
    by: UUID | None


def past_reach(actor: Actor) -> PastReach:
    """Which of the imports tried somebody finds: whoever brings results only, their own; raises Forbidden."""
    if brings_all(actor):
        return {"scope": actor.scope("import.apply"), "by": None}
    return {"scope": import_scope(actor, kind=RESULTS), "by": actor.account_id}


def brings_all(actor: Actor) -> bool:
    """Whether files of every kind may be brought."""
    return actor.may("import.apply")
