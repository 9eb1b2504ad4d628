"""Announcements on pages: written, looked at with names and numbers, sent, withdrawn; and read."""

from functools import partial
from typing import Any
from uuid import UUID

from flask import Blueprint
from werkzeug import Response

from services.notifications import actions, queries
from services.notifications.models import Announcement
from services.notifications.pages.announcing import announcement_form, bodies_known, people_table, table_of
from services.notifications.rules import paragraphs
from services.notifications.schemas import KINDS
from shared.web import requires, unit
from shared.web.pages import go, press, show, submit

blueprint = Blueprint("announcement_pages", __name__)
HERE = "/notifications/announcements"
ONE = "/announcements/<uuid:announcement_id>"
SENT = "Объявление отправлено. Сколько человек его прочитали, видно на этой странице."
WITHDRAWN = "Объявление отозвано: оно ушло из входящих."


@blueprint.route("/announcements")
@requires("announcement.write")
def list_announcements() -> Any:
    """Объявления муниципалитета."""
    work = unit()
    found = list(work.session.scalars(queries.announcements(work.session, **_seen())))
    table = table_of(queries.shown(work.session, found, full=True))
    return table.exported() or show("notifications/announcements.html", table=table, kinds=KINDS)


@blueprint.route("/announcements/new", methods=["GET", "POST"])
@requires("announcement.write")
def write_announcement() -> Any:
    """Написать объявление."""
    work, form = unit(), announcement_form()
    here = queries.municipality_of(work.actor)
    act = partial(actions.draft_announcement, work.session, actor=work.actor, now=work.now)
    act = partial(act, municipality_id=here, today=work.today)
    told = "Черновик сохранён. Посмотрите, кому он придёт, и отправьте."
    reply = submit(form, act, to=lambda one: f"{HERE}/{one.id}", told=told) if form.sent() else None
    return reply or show("notifications/announcement_edit.html", form=form)


@blueprint.route(f"{ONE}/edit", methods=["GET", "POST"])
@requires("announcement.write")
def edit_announcement(announcement_id: UUID) -> Any:
    """Исправить черновик."""
    one = _found(announcement_id, lock=True)
    if one.state != "draft":
        return go(f"{HERE}/{one.id}")
    form = announcement_form(one)
    act = partial(actions.revise_announcement, unit().session, announcement=one, today=unit().today)
    reply = submit(form, act, to=f"{HERE}/{one.id}", told="Исправлено.") if form.sent() else None
    return reply or show("notifications/announcement_edit.html", form=form)


@blueprint.route(ONE)
@requires("announcement.read")
def show_announcement(announcement_id: UUID) -> Any:
    """Прочитать объявление, а тому, кто пишет, увидеть и получателей."""
    one, writes = _found(announcement_id), unit().actor.may("announcement.write")
    [shown] = queries.shown(unit().session, [one], full=writes)
    extra = _preview(one) if writes else {}
    table = extra.get("people")
    exported = table.exported() if table else None
    text = paragraphs(shown.text)
    return exported or show("notifications/announcement.html", one=shown, text=text, kinds=KINDS, **extra)


def _preview(one: Announcement) -> dict[str, Any]:
    """Whom a draft would reach by name; what was sent is shown in numbers only."""
    work = unit()
    words = queries.audience_words(work.session, chosen=one.audience, bodies=bodies_known())
    if one.state != "draft":
        return {"words": words}
    seen = queries.preview(work.session, announcement=one, today=work.today)
    return {"words": words, "preview": seen, "people": people_table(seen.people)}


@blueprint.route(f"{ONE}/sending", methods=["POST"])
@requires("announcement.write")
def send_announcement(announcement_id: UUID) -> Response:
    """Отправить; второе нажатие ничего не отправит."""
    work, one = unit(), _found(announcement_id, lock=True)
    act = partial(actions.send_announcement, work.session, announcement=one)
    return press(partial(act, now=work.now, today=work.today), to=f"{HERE}/{one.id}", told=SENT)


@blueprint.route(f"{ONE}/withdrawal", methods=["POST"])
@requires("announcement.write")
def withdraw_announcement(announcement_id: UUID) -> Response:
    """Отозвать."""
    work, one = unit(), _found(announcement_id, lock=True)
    act = partial(actions.withdraw_announcement, work.session, announcement=one, now=work.now)
    return press(act, to=f"{HERE}/{one.id}", told=WITHDRAWN)


def _seen() -> dict[str, Any]:
    actor = unit().actor
    return {"actor": actor, "scope": actor.scope("announcement.read")}


def _found(announcement_id: UUID, *, lock: bool = False) -> Announcement:
    lock = lock and unit().writing
    return queries.announcement(unit().session, announcement_id=announcement_id, lock=lock, **_seen())
