"""Handing rows over to the service that owns them: the bodies of its `imports` door and the call itself."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import httpx
import msgspec

from shared.errors import Conflict
from shared.importing import Outcome, Row, RowMessage
from shared.importing.kinds.diagnostics import RESULTS

OWNERS = {
    "certificates": "routes",
    "diagnostics": "routes",
    "routes": "routes",
    "pairs": "mentorship",
    "sessions": "mentorship",
    "events": "mentorship",
}
TIMEOUT_SECONDS = 600.0
TITLES = {"routes": "маршрутов", "mentorship": "наставничества"}


class HandoverFailed(Conflict):
    """The owning service did not take the rows; nothing was applied."""

    type = "handover-failed"
    default = "Служба, которой принадлежат эти данные, не ответила. Ничего не загружено, повторите позже."


class Handover(msgspec.Struct, kw_only=True, omit_defaults=True):
    """The body of the owner's door; `heading_row` where the owner reads headings too.

    `file_hash`: by it the owner finds all that one file brought, however often it was sent.
    """

    kind: str
    municipality_id: UUID
    imported_on: date
    dry_run: bool
    skip_rejected: bool
    heading_row: int = 0
    file_hash: str = ""
    rows: list[dict[str, Any]] = []


class _Reply(msgspec.Struct):
    created: int
    updated: int
    unchanged: int
    rejected: list[RowMessage]
    warnings: list[RowMessage]


@dataclass(frozen=True, kw_only=True)
class Owners:
    """The way to the services that own rows: a client, and the headers that say who asks."""

    client: httpx.Client
    headers: Mapping[str, str]


def hand_over(owners: Owners, *, body: Handover) -> Outcome:
    """Post resolved rows to the owner of their kind and give its answer."""
    service = OWNERS[body.kind]
    try:
        reply = owners.client.post(
            f"/{service}/api/v1/imports",
            content=msgspec.json.encode(body),
            headers={**owners.headers, "Content-Type": "application/json"},
            timeout=TIMEOUT_SECONDS,
        )
    except httpx.HTTPError as error:
        message = f"Служба {TITLES[service]} недоступна. Ничего не загружено, повторите позже."
        raise HandoverFailed(message) from error
    return _outcome(reply, service=service)


def handed_over_rows(kind: str, rows: list[Row]) -> list[dict[str, Any]]:
    """Give resolved rows in the shape their owner expects, every field present.

    `absent` names those whose column is not in the file: there the owner keeps what it has.
    """
    return [BODIES[kind](row) | {"absent": _absent(kind, row)} for row in rows]


def _absent(kind: str, row: Row) -> list[str]:
    return [name for name in OPTIONAL[kind] if name not in row]


def _outcome(reply: httpx.Response, *, service: str) -> Outcome:
    if not reply.is_success:
        raise HandoverFailed(f"Служба {TITLES[service]} не приняла данные: {_reason(reply)}")
    try:
        answer = msgspec.json.decode(reply.content, type=_Reply)
    except msgspec.DecodeError as error:
        raise HandoverFailed(f"Служба {TITLES[service]} ответила непонятно.") from error
    return Outcome(
        created=answer.created,
        updated=answer.updated,
        unchanged=answer.unchanged,
        rejected=answer.rejected,
        warnings=answer.warnings,
    )


def _reason(reply: httpx.Response) -> str:
    try:
        problem = reply.json()
    except ValueError:
        problem = None
    detail = problem.get("detail") or problem.get("title") if isinstance(problem, dict) else None
    return str(detail or f"ошибка {reply.status_code}")


def _number(value: Decimal | None) -> float | int | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _certificate(row: Row) -> dict[str, Any]:
    return {
        "row": row["row"],
        "person_id": row["person_id"],
        "programme": row["programme"],
        "kind": row.get("kind"),
        "hours": _number(row.get("hours")),
        "issued_on": row["issued_on"],
        "number": row.get("number") or "",
    }


def _route(row: Row) -> dict[str, Any]:
    return {
        "row": row["row"],
        "person_id": row["person_id"],
        "tutor_id": row["tutor_id"],
        "tutor_text": row["tutor_text"],
        "goal": row.get("goal") or "",
        "state": row["state"],
        "approved_on": row.get("approved_on"),
        "closed_on": row.get("closed_on"),
        "planned_until": row.get("planned_until"),
    }


def _diagnostic(row: Row) -> dict[str, Any]:
    return {
        "row": row["row"],
        "person_id": row["person_id"],
        "instrument": row["instrument"],
        "conducted_on": row["conducted_on"],
        "results": RESULTS.of(row),
    }


def _pair(row: Row) -> dict[str, Any]:
    sides = {
        f"{side}_{part}": row[f"{side}_{part}"]
        for side in ("mentor", "mentee")
        for part in ("id", "name", "organization_id", "organization_text")
    }
    return sides | {
        "row": row["row"],
        "form": row.get("form") or "teacher_teacher",
        "kind": row.get("kind") or "traditional",
        "order_number": row.get("order_number") or "",
        "order_date": row.get("order_date"),
        "starts_on": row["starts_on"],
        "ends_on": row.get("ends_on"),
    }


def _session(row: Row) -> dict[str, Any]:
    sides = {
        f"{side}_{part}": row[f"{side}_{part}"] for side in ("mentor", "mentee") for part in ("id", "name")
    }
    return sides | {
        "row": row["row"],
        "session_date": row["session_date"],
        "minutes": row.get("minutes"),
        "format": row.get("format") or "consultation",
        "topics": row.get("topics") or [],
    }


def _event(row: Row) -> dict[str, Any]:
    return {
        "row": row["row"],
        "title": row["title"],
        "event_date": row["event_date"],
        "kind": row["kind"],
        "person_id": row["person_id"],
        "state": row.get("state") or "attended",
    }


OPTIONAL = {
    "certificates": ("kind", "hours"),
    "diagnostics": (),
    "routes": ("closed_on", "planned_until"),
    "pairs": ("form", "kind", "order_date", "ends_on"),
    "sessions": ("minutes", "format", "topics"),
    "events": ("state",),
}
BODIES: dict[str, Callable[[Row], dict[str, Any]]] = {
    "certificates": _certificate,
    "diagnostics": _diagnostic,
    "routes": _route,
    "pairs": _pair,
    "sessions": _session,
    "events": _event,
}
