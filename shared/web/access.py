"""Nobody looks at a person unseen: a look or a change is told before its reply leaves, else there is none.

    @requires("diagnostic.read")
    @looks("diagnostics")
    def get_diagnostic(…):
        about(diagnostic.person_id)

A change needs no declaration: the events of its transaction say whose it is. Seeing one's own is no look.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from itertools import islice
from typing import Any, TypeVar, cast
from uuid import UUID

from flask import Response, current_app, g, request

from shared.about import changed_people
from shared.aside import tell_soon
from shared.contracts.access import ACCESSED, NOWHERE, Accessed
from shared.db import new_id
from shared.outbox import emit_all
from shared.web.unit import Unit, unit

KINDS = frozenset({"card", "diagnostics", "route", "pair", "export", "change"})
REFUSED = 400
SHOWN_AGAIN = frozenset({412, 422})
MOST_PEOPLE = 500  # in one event

View = TypeVar("View", bound=Callable[..., Any])


def looks(kind: str) -> Callable[[View], View]:
    """Declare that a reading view shows persons; the view says whom by `about`."""
    if kind not in KINDS:
        message = f"no such kind of look: {kind}"
        raise LookupError(message)

    def decorate(view: View) -> View:
        @wraps(view)
        def watched(*args: Any, **kwargs: Any) -> Any:
            g.looks = kind
            return view(*args, **kwargs)

        watched.looks = kind  # type: ignore[attr-defined]  # read by declared_look()
        return cast("View", watched)

    return decorate


def about(*person_ids: UUID | None) -> None:
    """Say whom the reply shows; nobody is an answer too."""
    g.setdefault("about", set()).update(one for one in person_ids if one is not None)


def declared_look(view: Any) -> str | None:
    """Tell what kind of look a view declares, if any."""
    while view is not None:
        if hasattr(view, "looks"):
            return str(view.looks)
        view = getattr(view, "__wrapped__", None)
    return None


def tell_change(response: Response) -> None:
    """Before a change is committed: tell who made it, in its transaction."""
    work = unit()
    if work.writing and work.known and work.opened and response.status_code < REFUSED:
        emit_all(work.opened, _events(work, "change", changed_people(work.opened)))


def tell_look(response: Response) -> None:
    """After a reply that shows people is made: tell who looked, on its own; raises when it cannot."""
    work = unit()
    kind, shown = g.get("looks"), g.get("about")
    if kind is None or work.known is None or not _shows(work, response):
        return
    if shown is None and work.writing:
        return  # refused before anybody was found
    if shown is None:
        message = f"a view that looks says about whom: {request.path}"
        raise LookupError(message)
    others = shown - {work.known.person_id}
    if not others:
        return
    taken = "attachment" in response.headers.get("Content-Disposition", "")
    tell_soon(work.database, _events(work, "export" if taken else kind, others))


def _shows(work: Unit, response: Response) -> bool:
    """Whether a reply shows what the view is about: a page read, or a form shown again with what is wrong."""
    if work.writing:
        return response.status_code in SHOWN_AGAIN and response.mimetype == "text/html"
    return response.status_code < REFUSED and not response.location


def _events(work: Unit, kind: str, person_ids: Iterable[UUID]) -> Iterator[Accessed]:
    actor, left = work.actor, iter(sorted(person_ids))
    while part := tuple(islice(left, MOST_PEOPLE)):
        yield ACCESSED[current_app.extensions["mms_service"]](
            id=new_id(),
            municipality_id=actor.municipality_id or NOWHERE,
            version=1,
            at=work.now,
            account_id=actor.account_id,
            actor_id=actor.person_id,
            roles=tuple(sorted(actor.roles())),
            kind=kind,
            purpose=f"{request.method} {request.root_path}{request.url_rule}",
            person_ids=part,
        )


__all__ = ["about", "declared_look", "looks", "tell_change", "tell_look"]
