"""Doing what an item asks at the service that owns the thing, in the name of whoever taps."""

from collections.abc import Mapping
from datetime import datetime
from http import HTTPStatus
from uuid import UUID

import httpx
from sqlalchemy import update
from sqlalchemy.orm import Session

from services.notifications.actions.reading import mark_read
from services.notifications.errors import AlreadyAnswered, Outdated, OwnerRefused, OwnerSilent
from services.notifications.models import InboxItem
from services.notifications.queries import Offer
from shared.tokens import Unauthenticated

PATIENCE_SECONDS = 10.0


def ask_owner(client: httpx.Client, *, offer: Offer, headers: Mapping[str, str]) -> None:
    """Send what the item offers; the same item is one command however often it is sent.

    Sent with the version the person saw: the owner refuses if the thing has changed since.
    """
    if not offer.is_open:
        raise AlreadyAnswered
    sent = {**headers, "Idempotency-Key": f"inbox:{offer.item_id}"}
    if offer.version is not None:
        sent["If-Match"] = f'"{offer.version}"'
    try:
        reply = client.post(offer.href, headers=sent, timeout=PATIENCE_SECONDS)
    except httpx.HTTPError as error:
        raise OwnerSilent from error
    _refuse_failure(reply)


def _refuse_failure(reply: httpx.Response) -> None:
    if reply.is_success:
        return
    if reply.status_code == HTTPStatus.UNAUTHORIZED:
        raise Unauthenticated
    if reply.status_code == HTTPStatus.PRECONDITION_FAILED:
        raise Outdated
    problem = reply.headers.get("Content-Type", "").startswith("application/problem+json")
    if not problem or reply.is_server_error:
        raise OwnerSilent
    raise OwnerRefused(reply.json().get("detail"))


def accept(session: Session, *, item_id: UUID, account_id: UUID, now: datetime) -> None:
    """Remember that the owner said yes; its event, which may have come already, closes the item.

    Whoever answered has read what they answered.
    """
    mark_read(session, [item_id], account_id=account_id, now=now)
    still_open = (InboxItem.id == item_id) & (InboxItem.state == "open") & InboxItem.accepted_at.is_(None)
    session.execute(update(InboxItem).where(still_open).values(accepted_at=now))
