"""The README says what is true: every setting and every command of `mms` is in it."""

import re
from collections.abc import Iterator
from pathlib import Path

import click

from services.cli import mms

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text()


def commands(group: click.Group, prefix: str = "mms") -> Iterator[str]:
    """Name every command, subcommands too."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if isinstance(command, click.Group):
            yield from commands(command, f"{prefix} {name}")
        else:
            yield f"{prefix} {name}"


def test_every_setting_is_explained() -> None:
    code = "".join(path.read_text() for path in (ROOT / "shared").rglob("*.py"))
    named = set(re.findall(r'"(MMS_[A-Z_]+)"', code)) - {"MMS_PROCESS"}
    assert {name for name in named if f"`{name}`" not in README} == set()


def test_every_command_is_explained() -> None:
    assert {name for name in commands(mms) if f"{name}" not in README} == set()


def test_every_target_of_make_is_explained() -> None:
    targets = re.findall(r"^([a-z-]+):.*##", (ROOT / "Makefile").read_text(), flags=re.MULTILINE)
    assert {target for target in targets if f"make {target}" not in README} == set()
