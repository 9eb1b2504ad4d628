"""An unknown beginning is ordered the same by both databases: SQLite puts nulls first, PostgreSQL last."""

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MAY_BE_UNKNOWN = {"since", "active_since", "until", "active_until"}
ALWAYS_KNOWN = {"PlanAnalysis", "Signer", "StaffingNeed"}


def test_dates_that_may_be_unknown_say_where_the_unknown_stand() -> None:
    silent = {
        f"{path.relative_to(ROOT)}:{one.lineno}"
        for folder in ("services", "shared")
        for path in (ROOT / folder).rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text()))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr == "order_by"
        for one in call.args
        if _is_silent(one)
    }
    assert silent == set()


def _is_silent(one: ast.expr) -> bool:
    """Whether an argument is such a date, in either direction, and no more is said."""
    if isinstance(one, ast.Call) and isinstance(one.func, ast.Attribute) and one.func.attr in {"asc", "desc"}:
        one = one.func.value
    if not isinstance(one, ast.Attribute) or one.attr not in MAY_BE_UNKNOWN:
        return False
    return not (isinstance(one.value, ast.Name) and one.value.id in ALWAYS_KNOWN)
