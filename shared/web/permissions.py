"""Permissions at the door: every route says which one it needs, or that it needs none."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from flask import Flask, current_app, redirect, request
from werkzeug import Response

from shared.permissions import ENROLLING, PERMISSIONS
from shared.web.forgery import is_api
from shared.web.navigation import TWO_FACTOR
from shared.web.unit import unit

View = TypeVar("View", bound=Callable[..., Any])


def requires(permission: str) -> Callable[[View], View]:
    """Let a view run only for actors with the permission, at whatever scope; the query narrows it."""
    if permission not in PERMISSIONS:
        message = f"no such permission: {permission}"
        raise LookupError(message)

    def decorate(view: View) -> View:
        @wraps(view)
        def checked(*args: Any, **kwargs: Any) -> Any:
            unit().actor.scope(permission)
            return view(*args, **kwargs)

        checked.permission = permission  # type: ignore[attr-defined]  # read by undeclared()
        return cast("View", checked)

    return decorate


def public(view: View) -> View:
    """Declare that a view needs no sign-in."""
    view.permission = None  # type: ignore[attr-defined]  # read by undeclared()
    return view


def declared_permission(view: Any) -> tuple[bool, str | None]:
    """Tell whether a view declares a permission, and which (null is public)."""
    while view is not None:
        if hasattr(view, "permission"):
            return True, view.permission
        view = getattr(view, "__wrapped__", None)
    return False, None


def undeclared(app: Flask) -> list[str]:
    """List routes that declare nothing; a guard test keeps this empty."""
    return sorted(
        rule.rule
        for rule in app.url_map.iter_rules()
        if not declared_permission(app.view_functions[rule.endpoint])[0]
    )


def refuse_undeclared() -> Response | None:
    """Stop a request whose view declares nothing, before it runs: forgetting is not permitting.

    A narrowed token is stopped here too, before a reply stored for its owner could answer it; who must
    set up the second step first is led there from any page.
    """
    if request.endpoint is None:
        return None
    is_declared, permission = declared_permission(current_app.view_functions[request.endpoint])
    if not is_declared:
        message = f"route without a permission: {request.path}"
        raise LookupError(message)
    known = unit().known
    if permission and known:
        if known.only == ENROLLING and permission not in ENROLLING and not is_api():
            return redirect(TWO_FACTOR, 303)
        known.refuse_narrowed(permission)
    return None
