"""HTML pages: showing them, acting on forms, notices with undo, refusals said on a page."""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from http import HTTPStatus
from typing import Any, Literal
from urllib.parse import urlencode

from flask import flash, redirect, render_template, request
from werkzeug import Response

from shared.errors import DomainError, Forbidden, NotFound
from shared.tokens import Unauthenticated
from shared.web import navigation
from shared.web.forms import Form
from shared.web.unit import unit

ELSEWHERE = (Forbidden, NotFound, Unauthenticated)


@dataclass(frozen=True, kw_only=True)
class Undo:
    """The address that takes back what was just done, by POST."""

    href: str
    title: str = "Отменить"


def notice(text: str, *, undo: Undo | None = None, kind: Literal["notice", "refusal"] = "notice") -> None:
    """Say on the next page what was done, or why not; no names, no secrets: the browser keeps it."""
    flash(json.dumps({"text": text, "undo": asdict(undo) if undo else None}), kind)


def show(template: str, *, form: Form | None = None, **context: Any) -> tuple[str, int]:
    """Render a page; a refused form keeps what was typed: 422, or 412 when somebody else was quicker."""
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form and form.refused else HTTPStatus.OK
    if form and form.stale:
        status = HTTPStatus.PRECONDITION_FAILED
    return render_template(template, form=form, **context), status


def go(href: str) -> Response:
    """Lead to another page, after something was done or because the answer lives there."""
    return redirect(href, HTTPStatus.SEE_OTHER)


def submit(
    form: Form,
    act: Callable[..., Any],
    *,
    to: str | Callable[[Any], str],
    told: str = "",
    undo: Undo | Callable[[Any], Undo] | None = None,
) -> Response | None:
    """Act on what was sent and go on; null when the form must be shown again.

    `to` and `undo` are known beforehand, or tell their address of what was made.
    """
    given = form.read()
    if given is None:
        return None
    try:
        form.check_version()
        made = act(**given)
    except ELSEWHERE:
        raise
    except DomainError as error:
        unit().session.rollback()
        form.refuse(error)
        return None
    if told:
        notice(told, undo=undo(made) if callable(undo) else undo)
    return go(to if isinstance(to, str) else to(made))


def press(
    act: Callable[[], Any],
    *,
    to: str,
    told: str | Callable[[Any], str] = "",
    undo: Undo | Callable[[Any], Undo] | None = None,
    then: Callable[[Any], str] | None = None,
) -> Response:
    """Act on a button without fields; a refusal is said as a notice on the page that has the button.

    `then` leads to what was made, `told` says it, when that is known only afterwards.
    """
    try:
        made = act()
    except ELSEWHERE:
        raise
    except DomainError as error:
        unit().session.rollback()
        notice(error.message, kind="refusal")
        return go(to)
    if told:
        notice(told(made) if callable(told) else told, undo=undo(made) if callable(undo) else undo)
    return go(then(made) if then else to)


def of_error(status: int, detail: str, *, bare: bool = False) -> tuple[str, int]:
    """Say a refusal on a page; `bare` asks the database nothing, for when it cannot answer."""
    return render_template("frame/error.html", status=status, detail=detail, bare=bare), status


def of_resent(saved: str) -> tuple[str, int]:
    """Say that a form was changed after it had been sent and sent again; `saved`: where the first one led."""
    return render_template("frame/resent.html", saved=saved), HTTPStatus.UNPROCESSABLE_ENTITY


def of_stranger() -> Response:
    """Lead whoever is not signed in to sign-in, and from there to the page asked for."""
    if request.method != "GET":
        return go(navigation.SIGN_IN)
    asked = f"{request.root_path}{request.full_path.rstrip('?')}"
    return go(f"{navigation.SIGN_IN}?{urlencode({'next': asked})}")
