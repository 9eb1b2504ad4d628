"""Symmetry and size: who knows one service knows all; a file that outgrows its room becomes a package."""

import ast
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from shared.settings import SERVICES

ROOT = Path(__file__).resolve().parents[2]
MODULES = (
    "app",
    "api",
    "pages",
    "consumers",
    "clock",
    "schemas",
    "actions",
    "queries",
    "rules",
    "models",
    "errors",
)
LONGEST_FILE = 300
LONGEST_FUNCTION = 40
FORBIDDEN_NAMES = {"utils", "helpers", "common", "base", "manager"}


def sources() -> Iterator[Path]:
    """Our Python files, migrations aside: those are written by Alembic."""
    for folder in ("services", "shared", "tests", "deploy"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            if "versions" not in path.parts:
                yield path


@pytest.mark.parametrize("service", SERVICES)
@pytest.mark.parametrize("module", MODULES)
def test_every_service_has_every_module(service: str, module: str) -> None:
    place = ROOT / "services" / service
    assert (place / f"{module}.py").exists() or (place / module / "__init__.py").exists()


@pytest.mark.parametrize("service", SERVICES)
def test_every_service_has_its_templates_and_migrations(service: str) -> None:
    assert (ROOT / "services" / service / "templates" / service).is_dir()
    assert list((ROOT / "services" / service / "migrations" / "versions").glob("*.py"))


def test_no_file_outgrows_its_room() -> None:
    long = {str(path): len(path.read_text().splitlines()) for path in sources()}
    assert {name: lines for name, lines in long.items() if lines > LONGEST_FILE} == {}


def test_no_function_is_a_chapter() -> None:
    found = {}
    for path in sources():
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef) and node.end_lineno:
                lines = node.end_lineno - node.lineno + 1
                if lines > LONGEST_FUNCTION:
                    found[f"{path}:{node.name}"] = lines
    assert found == {}


def test_no_room_without_a_meaning() -> None:
    assert [path for path in sources() if path.stem in FORBIDDEN_NAMES] == []


def test_every_module_opens_with_a_sentence() -> None:
    silent = [
        path
        for path in sources()
        if path.read_text().strip() and not ast.get_docstring(ast.parse(path.read_text()))
    ]
    assert silent == []


def test_whatever_a_package_offers_is_there() -> None:
    """Ruff passes over `__all__` of packages; a merge may leave a name there that is gone."""
    missing: dict[str, set[str]] = {}
    for path in sources():
        if path.name == "__init__.py" and path.is_relative_to(ROOT / "services"):
            package = import_module(".".join(path.parent.relative_to(ROOT).parts))
            gone = {name for name in getattr(package, "__all__", ()) if not hasattr(package, name)}
            missing |= {str(path): gone} if gone else {}
    assert missing == {}
