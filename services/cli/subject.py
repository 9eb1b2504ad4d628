"""Commands about one person's data: everything out in one file; everything gone."""

import json
import zipfile
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import click

from services.catalogue import SERVICES
from services.cli.context import Refused, answer, api_client, opened
from services.delivering import drain
from services.operator import OPERATOR
from services.registry import actions, queries
from shared.contracts.access import NOWHERE, RegistryAccessed
from shared.db import Database, new_id
from shared.erasing import wipe_free_pages
from shared.keys import load_keys
from shared.outbox import emit
from shared.settings import Settings

WAIT_SECONDS = 600.0
TITLES = {
    "registry": "Реестр",
    "mentorship": "Наставничество",
    "routes": "Диагностика и маршруты",
    "notifications": "Сообщения",
    "monitoring": "Показатели",
}
person_argument = click.argument("person", metavar="PERSON")


@click.group()
def subject() -> None:
    """Данные одного человека: по id, СНИЛС или полному имени (152-ФЗ)."""


@subject.command("export")
@person_argument
@click.option(
    "--out",
    type=click.Path(dir_okay=False, writable=True, path_type=Path),
    help="куда записать: .zip или .json; без него — на экран",
)
def subject_export(person: str, out: Path | None) -> None:
    """Выдать всё, что службы хранят о человеке."""
    with opened() as (settings, databases):
        keys = load_keys(settings.keys)
        person_ids = _everyone(databases, _find(settings, databases, person))
        document: dict[str, Any] = {"Выдано": f"{datetime.now(UTC):%d.%m.%Y %H:%M} UTC"}
        for name, database in databases.items():
            with database.read() as session:
                document[TITLES[name]] = SERVICES[name].subject(session, person_ids, keys)
        _tell_export(databases["registry"], person_ids)
        text = json.dumps(document, ensure_ascii=False, indent=1)
        if out is None:
            click.echo(text)
            return
        _write(out, text, _files(settings, databases, person_ids))
    click.echo(
        f"Записано в {out}. Файл с персональными данными: передайте его только самому человеку.", err=True
    )


@subject.command("erase")
@person_argument
@click.option("--yes", is_flag=True, help="да, удалить безвозвратно")
def subject_erase(person: str, *, yes: bool) -> None:
    """Удалить данные человека во всех службах; для показателей остаются безымянные записи."""
    if not yes:
        raise Refused("Удаление нельзя отменить. Сначала mms subject export, затем повторите с --yes.")
    with opened() as (settings, databases):
        person_id = _find(settings, databases, person)
        with api_client(settings) as client:
            answer(client.post(f"/registry/api/v1/people/{person_id}/erasure"))
        _note(settings, databases["registry"])
        drain(settings, databases, timeout=WAIT_SECONDS)
        busy = [TITLES[name] for name, database in databases.items() if not wipe_free_pages(database)]
    click.echo("Данные удалены во всех службах. Номер записи остался для показателей.", err=True)
    if busy:
        names = ", ".join(busy)
        click.echo(
            f"Старые страницы файлов ещё читают ({names}): остановите mms serve и повторите.", err=True
        )


def _find(settings: Settings, databases: Mapping[str, Database], asked: str) -> UUID:
    """Give the person's id; raises UnknownPerson."""
    with databases["registry"].read() as session:
        return queries.find_subject(session, asked=asked, keys=load_keys(settings.keys)).id


def _everyone(databases: Mapping[str, Database], person_id: UUID) -> frozenset[UUID]:
    """Give every id that was ever the person's."""
    with databases["registry"].read() as session:
        person = queries.survivor(session, person_id=person_id)
        return frozenset(one.id for one in queries.cards_of(session, person))


def _note(settings: Settings, registry: Database) -> None:
    """Remember outside the database who was erased; the clock would within a minute."""
    with registry.read() as session:
        actions.note_erasures(settings.audit, queries.erasures(session))


def _tell_export(registry: Database, person_ids: frozenset[UUID]) -> None:
    """Taking the data out is a look like any other, and the person sees it."""
    event = RegistryAccessed(
        id=new_id(),
        municipality_id=NOWHERE,
        version=1,
        at=datetime.now(UTC),
        account_id=OPERATOR.account_id,
        actor_id=None,
        roles=tuple(sorted(OPERATOR.roles())),
        kind="export",
        purpose="mms subject export",
        person_ids=tuple(sorted(person_ids)),
    )
    with registry.write() as session:
        emit(session, event)


def _files(
    settings: Settings, databases: Mapping[str, Database], person_ids: frozenset[UUID]
) -> Iterator[tuple[str, bytes]]:
    """The files that the person attached, service by service."""
    for name, database in databases.items():
        with database.read() as session:
            for called, content in SERVICES[name].files(session, person_ids, settings):
                yield f"файлы/{TITLES[name]}/{called}", content


def _write(path: Path, text: str, files: Iterator[tuple[str, bytes]]) -> None:
    """Write the document, readable by its owner only; an archive holds the person's files too."""
    path.touch(mode=0o600)
    if path.suffix == ".zip":
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("данные.json", text)
            for name, content in files:
                archive.writestr(name, content)
        return
    path.write_text(text, encoding="utf-8")
