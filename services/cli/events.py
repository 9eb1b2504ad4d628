"""Commands about events: outbox, dead letters, read models."""

import json
from datetime import UTC, datetime
from uuid import UUID

import click
from sqlalchemy import delete, select, update

from services.catalogue import SERVICES
from services.cli.context import opened
from services.cli.data import as_date
from services.delivering import drain
from services.verifying import drop_extra, verify
from shared.bus.message import Message
from shared.db import Database
from shared.errors import Conflict, NotFound
from shared.inbox import receive
from shared.outbox import unpublished
from shared.tables import applied, dead_letter, inbox, tail
from shared.tables import outbox as outbox_table


class NotEqual(Conflict):
    """A read model differs from its recomputation."""

    type = "not-equal"


service_option = click.option("--service", type=click.Choice(list(SERVICES)), required=True)


@click.group()
def outbox() -> None:
    """Исходящие события."""


@outbox.command("status")
def outbox_status() -> None:
    """Показать, сколько событий ждёт отправки."""
    with opened() as (settings, databases):
        for name, database in databases.items():
            with database.read() as session:
                note = "встроенная шина" if settings.embedded else f"ждут: {unpublished(session)}"
            click.echo(f"{name}: {note}")


@outbox.command("requeue")
@service_option
@click.option("--since", required=True, callback=as_date, help="дата, с которой отправить снова")
def outbox_requeue(service: str, since: str) -> None:
    """Отправить события снова, начиная с даты."""
    with opened() as (settings, databases), databases[service].write() as session:
        if settings.embedded:
            raise Conflict(
                "На встроенной шине очереди нет: служба читает исходящие сама. mms readmodel rebuild."
            )
        moment = datetime.fromisoformat(since).replace(tzinfo=UTC)
        marked = update(outbox_table).where(outbox_table.c.time >= moment).values(published_at=None)
        session.execute(marked)
    click.echo("События поставлены в очередь.", err=True)


@click.group()
def dlq() -> None:
    """Отложенные события."""


@dlq.command("list")
@service_option
def dlq_list(service: str) -> None:
    """Перечислить отложенные события с причинами."""
    with opened() as (_, databases), databases[service].read() as session:
        for row in session.execute(select(dead_letter).order_by(dead_letter.c.id)):
            click.echo(f"{row.id}\t{row.parked_at:%Y-%m-%d %H:%M}\t{row.type}\t{row.subject}\t{row.reason}")


@dlq.command("show")
@service_option
@click.argument("number", type=int)
def dlq_show(service: str, number: int) -> None:
    """Показать отложенное событие целиком."""
    with opened() as (_, databases), databases[service].read() as session:
        row = session.execute(select(dead_letter).where(dead_letter.c.id == number)).one_or_none()
        if row is None:
            raise NotFound(f"Отложенного события {number} нет.")
        click.echo(json.dumps(row.headers, ensure_ascii=False, indent=1))
        click.echo((row.data or b"").decode(errors="replace"))


@dlq.command("replay")
@service_option
def dlq_replay(service: str) -> None:
    """Принять отложенные события ещё раз, по порядку."""
    with opened() as (_, databases):
        left = replay(databases[service], service)
    click.echo(f"Осталось отложенных: {left}.", err=True)


@dlq.command("discard")
@service_option
@click.argument("number", type=int)
def dlq_discard(service: str, number: int) -> None:
    """Отбросить отложенное событие."""
    with opened() as (_, databases), databases[service].write() as session:
        gone = delete(dead_letter).where(dead_letter.c.id == number).returning(dead_letter.c.id)
        if session.scalar(gone) is None:
            raise NotFound(f"Отложенного события {number} нет.")


def replay(database: Database, service: str) -> int:
    """Take the dead letters out and receive them again; what fails is parked anew. Returns how many are."""
    with database.write() as session:
        rows = session.execute(select(dead_letter).order_by(dead_letter.c.id)).all()
        messages = [
            Message(topic=row.topic, key=row.subject, headers=row.headers, data=row.data, origin=row.event_id)
            for row in rows
        ]
        session.execute(delete(dead_letter).where(dead_letter.c.id.in_([row.id for row in rows])))
        ids = [UUID(row.event_id) for row in rows if row.event_id == row.headers.get("ce_id", "").lower()]
        session.execute(delete(inbox).where(inbox.c.event_id.in_(ids)))
        receive(session, SERVICES[service].consumers, messages, careful=True)
        return len(session.execute(select(dead_letter.c.id)).all())


@click.group()
def readmodel() -> None:
    """Производные данные служб."""


@readmodel.command("rebuild")
@click.argument("service", type=click.Choice(list(SERVICES)))
def readmodel_rebuild(service: str) -> None:
    """Построить производные данные службы заново из событий."""
    with opened() as (settings, databases):
        with databases[service].write() as session:
            # the newest state of everything is told again: what waited or was parked is superseded
            for table in (inbox, applied, dead_letter, tail):
                session.execute(delete(table))
        for name, database in databases.items():
            with database.write() as session:
                SERVICES[name].republish(session)
        drain(settings, databases, timeout=600)
        drop_extra(service, databases)
    click.echo(f"{service}: построено заново.", err=True)


@readmodel.command("verify")
@click.argument("service", type=click.Choice(list(SERVICES)))
def readmodel_verify(service: str) -> None:
    """Сверить производные данные службы с пересчётом, а снимки — с их отпечатками."""
    with opened() as (settings, databases):
        drain(settings, databases, timeout=600)
        found = verify(service, databases)
        with databases[service].read() as session:
            broken = list(SERVICES[service].broken_seals(session))
    for one in found:
        click.echo(
            f"{one.table}: не хватает {one.missing}, лишних {one.extra}, отличается {one.different}", err=True
        )
    for words in broken:
        click.echo(words, err=True)
    if found:
        raise NotEqual(f"{service}: не сошлось. Построить заново: mms readmodel rebuild {service}")
    if broken:
        raise NotEqual(f"{service}: данные изменены в обход программы. Верните их из резервной копии.")
    click.echo(f"{service}: сошлось.", err=True)
