"""JSON doors of announcements: a draft, whom it would reach, sent once, withdrawn."""

from typing import Any
from uuid import UUID

from flask_smorest import Blueprint

from services.notifications import actions, queries
from services.notifications.models import Announcement
from services.notifications.schemas import (
    AnnouncementIn,
    AnnouncementOut,
    AnnouncementsQuery,
    PreviewOut,
)
from shared.web import check_etag, etag, page, requires, unit
from shared.web.paging import slice_page

blueprint = Blueprint("announcements", __name__, description="Объявления")
ONE = "/announcements/<uuid:announcement_id>"


@blueprint.route("/announcements", methods=["GET"])
@requires("announcement.read")
@blueprint.arguments(AnnouncementsQuery, location="query")
@blueprint.response(200, AnnouncementOut(many=True))
def list_announcements(_query: dict[str, Any]) -> list[queries.Shown]:
    """Объявления муниципалитета, а читателю те, что пришли ему."""
    found = queries.announcements(unit().session, **_seen())
    return _shown(page(found, key=Announcement.id))


@blueprint.route("/announcements", methods=["POST"])
@requires("announcement.write")
@blueprint.arguments(AnnouncementIn)
@blueprint.response(201, AnnouncementOut)
def draft_announcement(data: dict[str, Any]) -> queries.Shown:
    """Написать черновик."""
    work, here = unit(), queries.municipality_of(unit().actor)
    made = actions.draft_announcement(
        work.session, actor=work.actor, municipality_id=here, now=work.now, today=work.today, **data
    )
    return _shown([made])[0]


@blueprint.route(ONE, methods=["GET"])
@requires("announcement.read")
@blueprint.response(200, AnnouncementOut)
def get_announcement(announcement_id: UUID) -> queries.Shown:
    """Одно объявление."""
    found = queries.announcement(unit().session, announcement_id=announcement_id, **_seen())
    etag(found.version)
    return _shown([found])[0]


@blueprint.route(ONE, methods=["PATCH"])
@requires("announcement.write")
@blueprint.arguments(AnnouncementIn)
@blueprint.response(200, AnnouncementOut)
def revise_announcement(data: dict[str, Any], announcement_id: UUID) -> queries.Shown:
    """Исправить черновик."""
    work, found = unit(), _locked(announcement_id)
    check_etag(found.version)
    revised = actions.revise_announcement(work.session, announcement=found, today=work.today, **data)
    return _shown([revised])[0]


@blueprint.route(f"{ONE}/preview", methods=["GET"])
@requires("announcement.write")
@blueprint.response(200, PreviewOut)
def preview_announcement(announcement_id: UUID) -> dict[str, Any]:
    """Кого объявление достигнет сегодня: сколько и кто."""
    work = unit()
    found = queries.announcement(work.session, announcement_id=announcement_id, **_seen())
    seen = queries.preview(work.session, announcement=found, today=work.today)
    return {"count": len(seen.people), "signed_up": seen.signed_up, "people": slice_page(seen.people)}


@blueprint.route(f"{ONE}/sending", methods=["POST"])
@requires("announcement.write")
@blueprint.response(200, AnnouncementOut)
def send_announcement(announcement_id: UUID) -> queries.Shown:
    """Отправить; второй раз не отправится."""
    work, found = unit(), _locked(announcement_id)
    sent = actions.send_announcement(work.session, announcement=found, now=work.now, today=work.today)
    return _shown([sent])[0]


@blueprint.route(f"{ONE}/withdrawal", methods=["POST"])
@requires("announcement.write")
@blueprint.response(200, AnnouncementOut)
def withdraw_announcement(announcement_id: UUID) -> queries.Shown:
    """Отозвать: оно уйдёт из входящих."""
    work, found = unit(), _locked(announcement_id)
    return _shown([actions.withdraw_announcement(work.session, announcement=found, now=work.now)])[0]


def _seen() -> dict[str, Any]:
    actor = unit().actor
    return {"actor": actor, "scope": actor.scope("announcement.read")}


def _locked(announcement_id: UUID) -> Announcement:
    return queries.announcement(unit().session, announcement_id=announcement_id, lock=True, **_seen())


def _shown(found: list[Announcement]) -> list[queries.Shown]:
    return queries.shown(unit().session, found, full=unit().actor.may("announcement.write"))
