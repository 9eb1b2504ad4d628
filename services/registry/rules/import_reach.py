"""How far somebody may bring files: a tutor brings results, of their own people only."""

from dataclasses import replace

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


def brings_all(actor: Actor) -> bool:
    """Whether files of every kind may be brought."""
    return actor.may("import.apply")
