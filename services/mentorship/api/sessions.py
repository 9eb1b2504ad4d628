"""JSON doors of sessions: the mentor enters, the mentee answers."""

from typing import Any
from uuid import UUID

from flask_smorest import Blueprint

from services.mentorship import actions, queries
from services.mentorship.api.seeing import seen
from services.mentorship.models import PairSession
from services.mentorship.schemas import DisputeIn, SessionChangeIn, SessionIn, SessionOut
from shared.permissions import Scope
from shared.web import check_etag, etag, looks, page, requires, unit

blueprint = Blueprint("sessions", __name__, description="Встречи пар")


def _shown(row: PairSession) -> dict[str, Any]:
    etag(row.version)
    seen(row.pair)
    [shown] = queries.described_sessions(unit().session, sessions=[row], actor=unit().actor)
    return shown


def _answering(session_id: UUID, permission: str) -> dict[str, Any]:
    """Check If-Match against the session within reach, and name who acts on it."""
    work = unit()
    scope = work.actor.scope(permission)
    row = queries.get_session(work.session, session_id=session_id, scope=scope, lock=True)
    check_etag(row.version)
    return {"actor": work.actor, "today": work.today, "session_id": session_id}


def _reach() -> Scope:
    return queries.reach(unit().session, actor=unit().actor, permission="session.read")


def _page(pair_id: UUID | None) -> list[dict[str, Any]]:
    work = unit()
    query = queries.sessions_within(work.session, scope=_reach(), pair_id=pair_id)
    rows = page(query, key=PairSession.id)
    seen(*(row.pair for row in rows))
    return queries.described_sessions(work.session, sessions=rows, actor=work.actor)


@blueprint.route("/sessions", methods=["GET"])
@requires("session.read")
@looks("pair")
@blueprint.response(200, SessionOut(many=True))
def list_all_sessions() -> list[dict[str, Any]]:
    """Встречи всех пар в пределах видимости."""
    return _page(None)


@blueprint.route("/pairs/<uuid:pair_id>/sessions", methods=["GET"])
@requires("session.read")
@looks("pair")
@blueprint.response(200, SessionOut(many=True))
def list_sessions(pair_id: UUID) -> list[dict[str, Any]]:
    """Встречи пары; содержание видно только двоим."""
    seen(queries.get_pair(unit().session, pair_id=pair_id, scope=_reach()))
    return _page(pair_id)


@blueprint.route("/pairs/<uuid:pair_id>/sessions", methods=["POST"])
@requires("session.log")
@blueprint.arguments(SessionIn)
@blueprint.response(201, SessionOut)
def log_session(data: dict[str, Any], pair_id: UUID) -> dict[str, Any]:
    """Записать встречу."""
    work = unit()
    row = actions.log_session(work.session, actor=work.actor, today=work.today, pair_id=pair_id, **data)
    return _shown(row)


@blueprint.route("/sessions/<uuid:session_id>", methods=["GET"])
@requires("session.read")
@looks("pair")
@blueprint.response(200, SessionOut)
def get_session(session_id: UUID) -> dict[str, Any]:
    """Встреча."""
    return _shown(queries.get_session(unit().session, session_id=session_id, scope=_reach()))


@blueprint.route("/sessions/<uuid:session_id>", methods=["PATCH"])
@requires("session.log")
@blueprint.arguments(SessionChangeIn)
@blueprint.response(200, SessionOut)
def change_session(data: dict[str, Any], session_id: UUID) -> dict[str, Any]:
    """Перенести, отменить или изменить встречу, на которую ещё нет ответа."""
    return _shown(actions.change_session(unit().session, **_answering(session_id, "session.log"), **data))


@blueprint.route("/sessions/<uuid:session_id>/confirmation", methods=["POST"])
@requires("session.answer")
@blueprint.response(200, SessionOut)
def confirm_session(session_id: UUID) -> dict[str, Any]:
    """Подтвердить встречу (наставляемый)."""
    return _shown(actions.confirm_session(unit().session, **_answering(session_id, "session.answer")))


@blueprint.route("/sessions/<uuid:session_id>/dispute", methods=["POST"])
@requires("session.answer")
@blueprint.arguments(DisputeIn)
@blueprint.response(200, SessionOut)
def dispute_session(data: dict[str, Any], session_id: UUID) -> dict[str, Any]:
    """Оспорить встречу (наставляемый)."""
    answering = _answering(session_id, "session.answer")
    return _shown(actions.dispute_session(unit().session, **answering, **data))
