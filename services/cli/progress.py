"""How far a long import is, line by line on stderr; a short one says nothing."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID, uuid4

import click
import httpx

SECONDS_BETWEEN = 1.0
STAGES = {
    "reading": "Чтение файла",
    "checking": "Проверка",
    "writing": "Запись",
    "saving": "Сохранение",
    "sending": "Передача службе",
}


@contextmanager
def progress_shown(client: httpx.Client) -> Iterator[UUID]:
    """Give an id to send an import under; while it runs, its progress is shown."""
    progress_id, over = uuid4(), threading.Event()
    watcher = threading.Thread(target=_watch, args=(client, progress_id, over), daemon=True)
    watcher.start()
    try:
        yield progress_id
    finally:
        over.set()
        watcher.join()


class DeliveryShown:
    """Says now and then how much of a long delivery is done; a short one says nothing."""

    def __init__(self) -> None:
        self.said_at = time.monotonic()

    def __call__(self, done: int, total: int) -> None:
        """Take how far the delivery is."""
        if time.monotonic() - self.said_at >= SECONDS_BETWEEN:
            self.said_at = time.monotonic()
            click.echo(f"Доставка службам: {done} из {total}", err=True)


def _watch(client: httpx.Client, progress_id: UUID, over: threading.Event) -> None:
    shown = ""
    while not over.wait(SECONDS_BETWEEN):
        try:
            reply = client.get(f"/registry/api/v1/imports/progress/{progress_id}")
        except httpx.HTTPError:
            return  # the import itself will say that the service does not answer
        line = _line(reply) if reply.is_success else ""
        if line and line != shown:
            click.echo(line, err=True)
            shown = line


def _line(reply: httpx.Response) -> str:
    body = reply.json()
    stage = STAGES.get(body["stage"], body["stage"])
    if not body["done"]:
        return f"{stage} …"
    of_all = f" из {body['total']}" if body["total"] else ""
    return f"{stage}: {body['done']}{of_all}"
