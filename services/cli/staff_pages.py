"""What `mms import staff-page` takes and tells: a file or an address in, a comparison out."""

from pathlib import Path
from typing import Any

import click

from shared.importing.staff_page import KIND
from shared.russian import plural

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
SCHEMES = ("http://", "https://")
MATCHES = {"new": "новый", "same": "без изменений", "changed": "изменилось", "unsure": "не ясно, кто это"}
KINDS_OF_EXPERIENCE = {"total": "общий", "pedagogical": "педагогический", "subject": "по специальности"}
MONTHS_IN_YEAR = 12


class FileOrAddress(click.ParamType[Path | str]):
    """A file that exists, or the address of a page."""

    name = "file"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path | str:
        """Leave an address as it is."""
        if isinstance(value, str) and value.lower().startswith(SCHEMES):
            return value
        return FILE.convert(value, param, ctx)


def refuse_address(file: Path | str, *, kind: str) -> None:
    """Only a page is fetched by its address; any other kind is a file."""
    if isinstance(file, str) and kind != KIND:
        raise click.BadParameter(
            f"по адресу загружается только {KIND}, для «{kind}» нужен файл.", param_hint="FILE"
        )


def tell_comparison(report: dict[str, Any], *, applied: bool) -> None:
    """Print the page beside the register, row by row, and what to do next."""
    for one in report["people"]:
        click.echo(f"{one['row']:>3}. {one['name']}, {_facts(one)}: {MATCHES[one['match']]}")
    for head in report.get("heads", []):
        click.echo(f"  –  {head['name']}, {head['post'] or 'должность не указана'}: руководитель")
    for name in report["left"]:
        click.echo(f"  –  {name}: есть в реестре, на странице нет")
    for one in (*report["warnings"], *report["rejected"]):
        click.echo(f"{_place(one)}: {one['message']}", err=True)
    click.echo(_summary(report, applied=applied))


def _summary(report: dict[str, Any], *, applied: bool) -> str:
    found = f"На странице {plural(report['rows'], 'человек', 'человека', 'человек')}"
    if applied and not report["rejected"]:
        return (
            f"{found}; создано: {report['created']}, изменено: {report['updated']}, "
            f"без изменений: {report['unchanged']}."
        )
    if not report["rows"]:
        return f"{found}, применять нечего."
    return f"{found}. Это сравнение, ничего не применено: проверьте его и добавьте --apply."


def _facts(one: dict[str, Any]) -> str:
    months = one["experience_months"]
    stated = [
        f"стаж {name} {_length(months[kind])}"
        for kind, name in KINDS_OF_EXPERIENCE.items()
        if months[kind] is not None
    ]
    return ", ".join([one["post"] or "должность не указана", *stated])


def _length(months: int) -> str:
    years, rest = divmod(months, MONTHS_IN_YEAR)
    parts = [plural(years, "год", "года", "лет")] if years else []
    parts += [plural(rest, "месяц", "месяца", "месяцев")] if rest or not years else []
    return " ".join(parts)


def _place(message: dict[str, Any]) -> str:
    return f"Строка {message['row']}" if message["row"] else "Страница"
