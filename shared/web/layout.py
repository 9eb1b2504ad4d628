"""What every page is told: who looks at it, the navigation, notices, and how to write Russian."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

from flask import Blueprint, Flask, get_flashed_messages, request

from shared import russian
from shared.permissions import PERMISSIONS
from shared.web import navigation, plots
from shared.web.assets import asset
from shared.web.files import in_page
from shared.web.unit import unit

NAME = "ММС"


@dataclass(frozen=True, kw_only=True)
class Frame:
    """The layout's own data: nobody signed in has no role and no entries. `who` is an account's id."""

    service: str
    who: str
    is_person: bool
    place: str
    role: str
    entries: list[navigation.Entry]
    present: str | None
    parts: list[dict[str, Any]]
    has_inbox: bool


def frame() -> Frame:
    """Gather the layout of the present request."""
    work = unit()
    actor, here = work.known, work.municipality
    names = here.names if here else {}
    path = request.root_path + request.path
    entries = navigation.entries_for(actor) if actor else []
    lines = navigation.lines_for(actor) if actor else []
    present = navigation.present_entry(lines, path)
    return Frame(
        service=names.get("service_short", NAME),
        who=str(actor.account_id) if actor else "",
        is_person=bool(actor and actor.person_id),
        place=here.name if here else "",
        role=navigation.role_title(actor, names) if actor else "",
        entries=entries,
        present=present,
        parts=_parts(navigation.parts_for(actor, lines, present), path) if actor else [],
        has_inbox=bool(actor and actor.roles() & PERMISSIONS["inbox.read"].keys()),
    )


def _parts(parts: list[navigation.Entry], path: str) -> list[dict[str, Any]]:
    present = navigation.present_entry(parts, path)
    return [{"title": one.title, "href": one.href, "present": one.href == present} for one in parts]


def notices() -> list[dict[str, Any]]:
    """What was done or refused on the page before, said once."""
    said: list[Any] = get_flashed_messages(with_categories=True)
    return [{"kind": kind, **json.loads(message)} for kind, message in said]


def _moment(at: datetime) -> str:
    return russian.moment(at.astimezone(unit().zone))


def install(app: Flask) -> None:
    """Give the templates of a service the layout and the components."""
    app.register_blueprint(Blueprint("frame", __name__, template_folder="templates"))
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(
        asset=asset, frame=frame, notices=notices, once=lambda: str(uuid4()), plots=plots
    )
    app.jinja_env.filters.update(
        capital=russian.capital,
        plural=russian.plural,
        form_of=russian.form_of,
        long_date=russian.long_date,
        since_date=russian.since_date,
        short_date=russian.short_date,
        percent=russian.percent,
        decimal=russian.decimal,
        hours=russian.hours,
        file_size=russian.file_size,
        in_page=in_page,
        moment=_moment,
        day=lambda day: russian.day_of(day, today=unit().today),
        since_day=lambda day: russian.since_day(day, today=unit().today),
        day_and_month=lambda day: russian.day_and_month(day, today=unit().today),  # after «с» and «до»
    )
