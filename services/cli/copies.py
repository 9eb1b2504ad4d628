"""Commands that copy the whole installation and make a new home from a copy."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import click

from services.copying import back_up
from services.copying import restore as restore_copy
from services.delivering import open_databases
from shared.db import Database
from shared.russian import plural
from shared.settings import Settings, load

FILES = ("файл", "файла", "файлов")
folder_argument = click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))


@contextmanager
def _as_they_are() -> Iterator[tuple[Settings, dict[str, Database]]]:
    """Give the settings and the databases untouched: a copy is taken before an upgrade too."""
    settings = load()
    databases = open_databases(settings)
    try:
        yield settings, databases
    finally:
        for database in databases.values():
            database.close()


@click.command()
@folder_argument
def backup(folder: Path) -> None:
    """Сделать копию всего: баз, ключей, приложенных файлов. Работу останавливать не нужно."""
    with _as_they_are() as (settings, databases):
        made = back_up(settings, databases, folder, now=datetime.now(UTC))
    click.echo(f"Копия готова: {folder}, {plural(len(made.files), *FILES)}.", err=True)
    click.echo("В ней персональные данные и ключи к ним: храните её на другой машине и под замком.", err=True)


@click.command()
@folder_argument
def restore(folder: Path) -> None:
    """Восстановить всё из копии в пустой дом."""
    with _as_they_are() as (settings, databases):
        made = restore_copy(settings, databases, folder)
    click.echo(f"Восстановлено по состоянию на {made.made_at:%d.%m.%Y %H:%M} UTC.", err=True)
    if settings.embedded:
        click.echo("Проверить: mms doctor. Запустить: mms serve.", err=True)
    else:
        click.echo("Дальше: Kafka с пустыми темами, mms migrate, запустить все службы.", err=True)
