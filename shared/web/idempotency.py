"""Idempotency-Key: the same POST sent twice acts once and gets the same reply.

The reply is stored in the transaction of the change, so a process killed before the commit leaves no
trace and one killed after it leaves the reply. Scope: account + route; kept 24 hours.
"""

import hashlib
import threading
from datetime import datetime, timedelta
from typing import Any

from cryptography.fernet import InvalidToken
from flask import Flask, Response, g, request
from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from shared.errors import Conflict, Invalid
from shared.inbox import upsert
from shared.keys import Keys, load_keys
from shared.tables import idempotency
from shared.web import pages
from shared.web.forgery import is_api
from shared.web.unit import unit

LASTING = frozenset({422})  # other refusals may be over by the next try
KEPT = timedelta(hours=24)
LONGEST_KEY = 200
KEPT_HEADERS = frozenset({"Content-Type", "ETag", "Location"})
SEALED = "Sealed"
_running: set[tuple[str, str, str]] = set()
_guard = threading.Lock()


class StillRunning(Conflict):
    """The first request with this key has not been answered yet."""

    type = "still-running"
    default = "Такой же запрос ещё выполняется. Повторите через несколько секунд."


class KeyReused(Invalid):
    """The key came with another body before."""

    type = "key-reused"
    default = "С этим Idempotency-Key уже приходил другой запрос: тот выполнен, этот — нет."


def _slot() -> tuple[str, str, str] | None:
    if request.method != "POST" or unit().known is None:
        return None
    key = request.headers.get("Idempotency-Key", "") or _key_of_form()
    if not key:
        return None
    if len(key) > LONGEST_KEY:
        raise Invalid("Слишком длинный Idempotency-Key.")
    return str(unit().actor.account_id), request.path, key


def _key_of_form() -> str:
    """Every form of the pages carries a key of its own: a second tap is the same request."""
    return "" if is_api() else request.form.get("once", "")


def _body_hash() -> str:
    body = request.get_data(cache=True)
    boundary = request.mimetype_params.get("boundary")
    if boundary:
        body = body.replace(boundary.encode(), b"")
    return hashlib.sha256(body).hexdigest()


def _hold(slot: tuple[str, str, str]) -> None:
    """Hold the key until the transaction ends; raises StillRunning if another holds it.

    One process writes to SQLite, so there a set in it does, and is asked before the one writer's lock.
    """
    if not unit().database.is_sqlite:
        session = unit().session
        number = int.from_bytes(hashlib.sha256("\n".join(slot).encode()).digest()[:8], signed=True)
        if not session.scalar(select(func.pg_try_advisory_xact_lock(number))):
            raise StillRunning
        return
    with _guard:
        if slot in _running:
            raise StillRunning
        _running.add(slot)
    g.held_slot = slot


def _condition(slot: tuple[str, str, str]) -> tuple[object, ...]:
    return (
        idempotency.c.account_id == unit().actor.account_id,
        idempotency.c.route == slot[1],
        idempotency.c.key == slot[2],
        idempotency.c.created_at >= unit().now - KEPT,
    )


def claim() -> None:
    """Before anything else of a request touches the database: hold its key, if it has one."""
    slot = _slot()
    if slot is not None:
        _hold(slot)
        # now: a form that the view parses consumes the body
        g.idempotency_slot, g.body_hash = slot, _body_hash()


def replay() -> Response | None:
    """Before the view: return the stored reply if there is one."""
    slot = g.get("idempotency_slot")
    if slot is None:
        return None
    session = unit().session
    row = session.execute(select(idempotency).where(*_condition(slot))).one_or_none()  # type: ignore[arg-type]  # column conditions
    if row is None:
        return None
    body, headers = bytes(row.body), dict(row.headers)
    if headers.pop(SEALED, None):
        try:
            body = _keys().unseal(body)
        except InvalidToken:  # the server's keys have changed since: what it told holds no more
            return None
    g.idempotency_slot = None
    if row.body_hash != g.body_hash:
        if is_api():
            raise KeyReused
        return Response(*pages.of_resent(headers.get("Location", "")), mimetype="text/html")
    return Response(body, row.status, {**headers, "Idempotency-Replayed": "true"})


def remember(response: Response) -> None:
    """After the view: store the reply beside the change, or alone if the request was refused."""
    slot = g.pop("idempotency_slot", None)
    lasting = LASTING if is_api() else frozenset()  # a refused form is mended and sent again
    if slot is None or not (response.status_code < 400 or response.status_code in lasting):  # noqa: PLR2004 errors
        return
    kept = {name: response.headers[name] for name in KEPT_HEADERS if name in response.headers}
    sealed = g.pop("reply_is_secret", False)
    row = {
        "account_id": unit().actor.account_id,
        "route": slot[1],
        "key": slot[2],
        "body_hash": g.body_hash,
        "status": response.status_code,
        "headers": kept | ({SEALED: "yes"} if sealed else {}),
        "body": _keys().seal(response.get_data()) if sealed else response.get_data(),
        "created_at": unit().now,
    }
    if response.status_code < 400:  # noqa: PLR2004 the border of HTTP errors
        _store(unit().session, row)
        return
    unit().session.rollback()
    with unit().database.write() as session:
        _store(session, row)


def _store(session: Session, row: dict[str, Any]) -> None:
    """Store a reply; one too old to count gives way to it."""
    statement = upsert(session, idempotency).values(**row)
    newer = {
        name: statement.excluded[name] for name in ("body_hash", "status", "headers", "body", "created_at")
    }
    keys = ["account_id", "route", "key"]
    session.execute(statement.on_conflict_do_update(index_elements=keys, set_=newer))


def seal_reply() -> None:
    """Keep the reply of this request unreadable in the database: it carries a secret of the asker's own."""
    g.reply_is_secret = True


def _keys() -> Keys:
    return load_keys(unit().settings.keys)


def forget_reply() -> None:
    """Keep the reply of this request out of the database: it carries a secret."""
    g.pop("idempotency_slot", None)


def prune(session: Session, now: datetime) -> None:
    """Drop the replies that are not kept any longer; the clock of every service does."""
    session.execute(delete(idempotency).where(idempotency.c.created_at < now - KEPT))


def _release(_error: BaseException | None) -> None:
    slot = g.pop("held_slot", None)
    if slot is not None:
        with _guard:
            _running.discard(slot)


def install(app: Flask) -> None:
    """Let go of held keys at the end; the frame calls `claim`, `replay` and `remember` in their order."""
    app.teardown_request(_release)
