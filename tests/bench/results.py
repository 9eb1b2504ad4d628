"""Files of results for the people of `big_files`, and the consents without which none is taken."""

import csv
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import click
from sqlalchemy import insert, select
from sqlalchemy.orm import Session
from xlsxwriter import Workbook  # type: ignore[import-untyped] # it has no stubs

from services.delivering import open_databases
from services.routes.models import Consent
from shared import roster
from shared.db import new_id
from shared.settings import load
from tests.bench.big_files import people, write_people
from tests.bench.importing import Home, line

HEADINGS = (
    *("СНИЛС", "ФИО", "Инструмент", "Дата"),
    *("Предметный блок", "Методический блок", "Психолого-педагогический блок"),
    "Коммуникативный и нормативный блок: нормативная область",
)
DAYS = 300
ROWS = 20_000
MOST = 8


def write_results(path: Path, rows: int, *, of: int | None = None) -> Path:
    """Write results of the first of so many people: points, a percent, a share, an absence; XLSX or CSV."""
    if path.suffix == ".xlsx":
        with Workbook(path, {"constant_memory": True, "default_date_format": "dd.mm.yyyy"}) as book:
            sheet = book.add_worksheet("Результаты")
            for number, row in enumerate((HEADINGS, *results(rows, of=of or rows))):
                sheet.write_row(number, 0, row)
        return path
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, delimiter=";")
        table.writerow(HEADINGS)
        table.writerows(results(rows, of=of or rows))
    return path


def results(rows: int, *, of: int) -> Iterator[list[str | float | date]]:
    """Give the rows of results: most are good, some are not."""
    chance, today = Random(rows), datetime.now(UTC).date()
    for person in islice(people(of), rows):
        yield [
            person[0],
            " ".join(str(part) for part in person[1:4]),
            "TEST4",
            today - timedelta(days=chance.randrange(DAYS)),
            min(MOST, chance.randint(5, 12)),
            f"{100 - chance.randrange(250) / 10}%".replace(".", ","),
            round(1 - chance.random() / 4, 3),
            chance.choice(("н/я", 3, 4, 5)),
        ]


def give_consents(home: Home) -> int:
    """Let routes know of everyone's consent to diagnostics, as registry would tell it person by person."""
    database = open_databases(load(home.environment))["routes"]
    with database.write() as session:
        rows = _consents(session)
        session.execute(insert(Consent), rows)
    database.close()
    return len(rows)


def _consents(session: Session) -> list[dict[str, object]]:
    query = select(roster.Person.id, roster.Person.municipality_id)
    given_on = date(2020, 9, 1)
    return [
        {"id": new_id(), "municipality_id": here, "person_id": one, "given_on": given_on}
        for one, here in session.execute(query)
    ]


def main(rows: int) -> None:
    """Print a table: the results of so many people, first and again."""
    click.echo("| file | rows | created | unchanged | peak, MB | CPU, s | time, s |")
    click.echo("|---|---|---|---|---|---|---|")
    with TemporaryDirectory(prefix="mms-bench-") as name:
        home = Home(Path(name))
        home.take("people", write_people(Path(name) / "people.csv", rows))
        give_consents(home)
        path = write_results(Path(name) / "results.xlsx", rows)
        for time in ("first", "again"):
            click.echo(line(f"results, {time}", home.take("diagnostics", path)))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROWS)
