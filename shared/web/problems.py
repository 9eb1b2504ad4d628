"""One error map: a refusal is application/problem+json (RFC 9457) for programs and a page for people."""

import json
from http import HTTPStatus
from typing import Any

import structlog
from flask import Flask
from flask.wrappers import Response
from sqlalchemy.exc import DataError, IntegrityError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from werkzeug.exceptions import HTTPException, InternalServerError

from shared.errors import Conflict, DomainError, Forbidden, Invalid, NotFound, Stale
from shared.tokens import Unauthenticated
from shared.web import pages
from shared.web.forgery import CSRFError, is_api

log = structlog.get_logger()

Reply = Any
SERVER_ERROR = 500
STATUS: dict[type[DomainError], int] = {
    NotFound: 404,
    Conflict: 409,
    Forbidden: 403,
    Invalid: 422,
    Stale: 412,
    Unauthenticated: 401,
}
TITLES = {
    400: "Запрос не понят.",
    401: "Войдите, чтобы продолжить.",
    403: "Недостаточно прав для этого действия.",
    404: "Не найдено.",
    405: "Этот адрес так не используют.",
    406: "В таком виде ответа нет.",
    409: "Сейчас это действие невозможно.",
    412: "Запись уже изменил другой человек.",
    413: "Файл слишком большой.",
    415: "Такой вид содержимого не принимается.",
    422: "Данные заполнены неверно.",
    429: "Слишком много попыток. Подождите немного.",
    500: "Сбой у нас. Ничего не потеряно, повторите через минуту.",
    503: "Служба занята. Повторите через несколько секунд.",
}
LOCATIONS = frozenset({"json", "query", "form", "files", "json_or_form"})
UNSTORABLE = (DataError, OverflowError, RecursionError, UnicodeEncodeError)
BROKEN = frozenset({"unstorable", "same-row"})  # the session cannot be asked any more
BUSY = (OperationalError, InterfaceError, PoolTimeoutError)


def problem(
    *,
    status: int,
    type_: str,
    detail: str,
    fields: dict[str, list[str]] | None = None,
    headers: dict[str, str] | None = None,
) -> Reply:
    """Build the reply; `errors` lists each field with its messages."""
    if not is_api():
        text, _ = pages.of_error(status, detail, bare=status >= SERVER_ERROR or type_ in BROKEN)
        return Response(text, status, headers, content_type="text/html; charset=utf-8")
    body: dict[str, Any] = {
        "type": f"urn:mms:problem:{type_}",
        "title": TITLES.get(status, HTTPStatus(status).phrase),
        "status": status,
        "detail": detail,
    }
    if fields:
        body["errors"] = [{"field": name, "messages": messages} for name, messages in fields.items()]
    text = json.dumps(body, ensure_ascii=False)
    return Response(text, status, headers, content_type="application/problem+json; charset=utf-8")


def of_domain(error: DomainError) -> Reply:
    """Answer a domain's refusal."""
    if isinstance(error, Unauthenticated) and not is_api():
        return pages.of_stranger()
    status = next(STATUS[cls] for cls in type(error).__mro__ if cls in STATUS)
    headers = {"WWW-Authenticate": "Bearer"} if status == HTTPStatus.UNAUTHORIZED else None
    return problem(
        status=status, type_=error.type, detail=error.message, fields=error.fields, headers=headers
    )


def of_http(error: HTTPException) -> Reply:
    """Answer what Flask, marshmallow or webargs refused."""
    status = error.code or 500
    data = getattr(error, "data", None) or {}
    fields = _flatten(data.get("messages") or data.get("errors") or {})
    if fields.get("_") == ["Invalid JSON body."]:
        fields = {"_": ["Тело запроса — не JSON."]}
    type_ = HTTPStatus(status).phrase.lower().replace(" ", "-")
    headers = {name: value for name, value in error.get_headers() if name in {"Allow", "Retry-After"}} | dict(
        data.get("headers") or {}
    )
    return problem(status=status, type_=type_, detail=TITLES.get(status, ""), fields=fields, headers=headers)


def _flatten(messages: Any) -> dict[str, list[str]]:
    """Turn messages by location and field into `field.subfield` → messages."""
    if not isinstance(messages, dict):
        return _leaves(messages, "")
    found: dict[str, list[str]] = {}
    for name, inner in messages.items():
        found |= _leaves(inner, "" if name in LOCATIONS else str(name))
    return found


def _leaves(messages: Any, path: str) -> dict[str, list[str]]:
    if isinstance(messages, dict):
        found: dict[str, list[str]] = {}
        for name, inner in messages.items():
            found |= _leaves(inner, f"{path}.{name}".strip("."))
        return found
    return {path or "_": [str(one) for one in (messages if isinstance(messages, list) else [messages])]}


def busy() -> Reply:
    """Answer that the database cannot be had right now."""
    return problem(status=503, type_="busy", detail=TITLES[503], headers={"Retry-After": "5"})


def _of_forgery(_error: CSRFError) -> Reply:
    detail = "Страница открыта слишком давно. Обновите её и повторите."
    return problem(status=400, type_="forged", detail=detail)


def _of_crash(error: InternalServerError) -> Reply:
    original = error.original_exception
    if isinstance(original, BUSY):
        log.error("database_unavailable", error=type(original).__name__)
        return busy()
    if isinstance(original, UNSTORABLE):
        return problem(status=422, type_="unstorable", detail="Такое значение нельзя сохранить.")
    if isinstance(original, IntegrityError):
        return problem(status=409, type_="same-row", detail="Такая запись уже есть. Обновите и повторите.")
    log.error("crash", exc_info=original or error)
    return problem(status=500, type_="crash", detail=TITLES[500])


def install(app: Flask) -> None:
    """Answer every error of an application this way."""
    app.register_error_handler(DomainError, of_domain)
    app.register_error_handler(CSRFError, _of_forgery)
    app.register_error_handler(InternalServerError, _of_crash)
    for code in (400, 401, 403, 404, 405, 406, 408, 411, 413, 414, 415, 422, 429, 431, 501, 503):
        app.register_error_handler(code, of_http)
