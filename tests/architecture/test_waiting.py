"""Browser tests wait for what they expect: a click returns before the new page is whole."""

import ast
from pathlib import Path

import pytest

BROWSER = Path(__file__).resolve().parents[1] / "browser"
AT_ONCE = {"is_visible", "is_hidden", "is_checked", "is_enabled", "is_disabled", "inner_text", "input_value"}


@pytest.mark.parametrize("path", sorted(BROWSER.glob("*.py")), ids=lambda path: path.stem)
def test_nothing_is_asserted_of_a_page_that_may_be_still_coming(path: Path) -> None:
    asserts = [node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Assert)]
    hasty = [
        (one.lineno, call.func.attr)
        for one in asserts
        for call in ast.walk(one.test)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and _looks_at_once(call)
    ]
    assert hasty == []


def _looks_at_once(call: ast.Call) -> bool:
    """Whether a call reads a locator as it stands; `count()` without an argument is a locator's."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else ""
    return name in AT_ONCE or (name == "count" and not call.args)
