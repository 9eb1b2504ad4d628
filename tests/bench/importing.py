"""Importing a big file of people with `mms import`, each command a whole process, on an empty home."""

import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click

from tests.bench.big_files import write_organizations, write_people
from tests.bench.peak import Ran, run_measured

ROWS = 100_000
HERE = ("--municipality", "ust-koksa")


@dataclass(frozen=True, kw_only=True)
class Imported:
    """A file that was imported: its report and what that took."""

    report: dict[str, Any]
    ran: Ran


class Home:
    """An empty home with a municipality and its schools."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = {**os.environ, "MMS_HOME": str(folder / "home")}
        self._mms("init", "--profile", "ust-koksa")
        self.take("organizations", write_organizations(folder / "organizations.csv"))

    def take(self, kind: str, path: Path) -> Imported:
        """Import a file."""
        ran = self._mms("import", kind, str(path), *HERE, "--json")
        return Imported(report=json.loads(ran.output), ran=ran)

    def _mms(self, *words: str) -> Ran:
        ran = run_measured("-m", "services.cli", *words, environment=self.environment)
        if ran.status:
            raise SystemExit(ran.errors)
        return ran


def main(rows: int) -> None:
    """Print a table: each kind of file, first and again."""
    click.echo("| file | rows | created | unchanged | peak, MB | CPU, s | time, s |")
    click.echo("|---|---|---|---|---|---|---|")
    for suffix in ("csv", "xlsx"):
        with TemporaryDirectory(prefix="mms-bench-") as name:
            home = Home(Path(name))
            path = write_people(Path(name) / f"people.{suffix}", rows)
            for time in ("first", "again"):
                click.echo(line(f"{suffix}, {time}", home.take("people", path)))


def line(name: str, one: Imported) -> str:
    """A line of the table."""
    counts = [one.report[count] for count in ("rows", "created", "unchanged")]
    took = [f"{one.ran.megabytes:.0f}", f"{one.ran.cpu_seconds:.0f}", f"{one.ran.seconds:.0f}"]
    return "| " + " | ".join([name, *map(str, counts), *took]) + " |"


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROWS)
