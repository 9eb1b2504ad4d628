"""Paging: `?limit=&cursor=`, a `Link` header to the next page (RFC 8288), order by id."""

import base64
import binascii
from typing import Any, TypeVar
from urllib.parse import urlencode
from uuid import UUID

from flask import after_this_request, request
from flask.wrappers import Response
from sqlalchemy import Select, select, tuple_
from sqlalchemy.orm import InstrumentedAttribute

from shared.errors import Invalid
from shared.web.unit import unit

DEFAULT_LIMIT = 50
MAX_LIMIT = 500
LONGEST_NUMBER = 12

T = TypeVar("T")


def _limit() -> int:
    text = request.args.get("limit", str(DEFAULT_LIMIT))
    if (
        not text.isascii()
        or not text.isdigit()
        or len(text) > LONGEST_NUMBER
        or not 1 <= int(text) <= MAX_LIMIT
    ):
        raise Invalid("Неверный размер страницы.", fields={"limit": [f"Число от 1 до {MAX_LIMIT}."]})
    return int(text)


def _cursor() -> UUID | None:
    text = request.args.get("cursor")
    if not text:
        return None
    try:
        return UUID(bytes=base64.urlsafe_b64decode(text + "=="))
    except (ValueError, binascii.Error) as error:
        raise Invalid("Неверный указатель страницы.", fields={"cursor": ["Возьмите его из Link."]}) from error


def _number() -> int | None:
    text = request.args.get("cursor")
    if text is None:
        return None
    if not text.isascii() or not text.isdigit() or len(text) > LONGEST_NUMBER:
        raise Invalid("Неверный указатель страницы.", fields={"cursor": ["Возьмите его из Link."]})
    return int(text)


def page(
    query: Select[T], *, key: InstrumentedAttribute[UUID], by: InstrumentedAttribute[Any] | None = None
) -> list[T]:
    """Run a query for one page, in the order of `by` if it is given, then of the id `key`.

    The cursor is an id only: an address must not carry people's names.
    """
    limit, cursor = _limit(), _cursor()
    order = [key] if by is None else [by, key]
    if cursor is not None:
        query = query.where(tuple_(*order) > tuple_(*_place(cursor, key, by)))
    rows: list[T] = list(unit().session.scalars(query.order_by(None).order_by(*order).limit(limit + 1)))
    if len(rows) > limit:
        _link_next(getattr(rows[limit - 1], key.key))
    return rows[:limit]


def _place(
    cursor: UUID, key: InstrumentedAttribute[UUID], by: InstrumentedAttribute[Any] | None
) -> list[Any]:
    """Give the values after which a page begins; raises Invalid when the row of the cursor is gone."""
    if by is None:
        return [cursor]
    found = unit().session.execute(select(by).where(key == cursor)).one_or_none()
    if found is None:
        raise Invalid("Неверный указатель страницы.", fields={"cursor": ["Возьмите его из Link."]})
    return [found[0], cursor]


def newest_page(query: Select[T], *, key: InstrumentedAttribute[int]) -> list[T]:
    """Run a query for one page, the newest first; `key` is the number the order goes by, and the cursor."""
    limit, after = _limit(), _number()
    if after is not None:
        query = query.where(key < after)
    rows: list[T] = list(unit().session.scalars(query.order_by(None).order_by(key.desc()).limit(limit + 1)))
    if len(rows) > limit:
        _add_link(str(getattr(rows[limit - 1], key.key)))
    return rows[:limit]


def slice_page(items: list[Any]) -> list[Any]:
    """Page through a list computed in memory; the cursor is an offset."""
    limit, start = _limit(), _number() or 0
    if start + limit < len(items):
        _add_link(str(start + limit))
    return items[start : start + limit]


def _link_next(last: UUID) -> None:
    _add_link(base64.urlsafe_b64encode(last.bytes).decode().rstrip("="))


def _add_link(cursor: str) -> None:
    arguments = {**request.args.to_dict(), "cursor": cursor}
    target = f"{request.root_path}{request.path}?{urlencode(arguments)}"

    @after_this_request
    def _set(response: Response) -> Response:
        response.headers["Link"] = f'<{target}>; rel="next"'
        return response
