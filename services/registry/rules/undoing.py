"""When an import may be undone, and how a refusal names what depends on it."""

from collections.abc import Sequence
from datetime import timedelta

REMOVABLE = timedelta(days=3)
NAMED = 5
CHANGED_LATER = "изменено после загрузки"


def refusal(reasons: Sequence[tuple[str, str]]) -> str:
    """Say which records stand in the way and why; each is a name and a reason."""
    named = "; ".join(f"«{name}» — {reason}" for name, reason in reasons[:NAMED])
    rest = f"; и ещё {len(reasons) - NAMED}" if len(reasons) > NAMED else ""
    return f"Загрузку нельзя отменить, от неё зависит другое: {named}{rest}."
