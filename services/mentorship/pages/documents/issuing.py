"""Drawing a document up: what it says, how names are declined, registering it; files as issued."""

from functools import partial
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from flask import Blueprint, Response, abort, request

from services.mentorship import actions, queries
from services.mentorship.models import Pair
from services.mentorship.pages.acting import GROUPS, PAIRS, looked_at, seen
from services.mentorship.queries import PairView
from services.mentorship.rules.documents import DOCUMENTS
from services.mentorship.schemas import CaseFormsForm, IssueForm
from shared.documents import CASE_NAMES, as_format, as_pictures
from shared.web import looks, requires, unit
from shared.web.files import as_file
from shared.web.forms import Form, Input
from shared.web.pages import show, submit

blueprint = Blueprint("document_pages", __name__)
NUMBER = Input(name="number", label="Номер", hint="Пусто — следующий по журналу вашей организации.")
ON = Input(name="on", label="Дата документа", kind="date")
STARTS = Input(name="starts_on", label="Пара работает с", kind="date", hint="Не раньше даты приказа.")
FORMS = tuple(Input(name=name, label=words) for name, words in CASE_NAMES.items())


def _pair(pair_id: UUID, permission: str = "document.read") -> Pair:
    scope = queries.reach(unit().session, actor=unit().actor, permission=permission)
    return queries.get_pair(unit().session, pair_id=pair_id, scope=scope)


def _asked() -> dict[str, Any]:
    """What the address says besides: other pairs of one order, the mentor who is replaced, the day."""
    others = request.args.getlist("other", type=UUID)
    previous = request.args.get("previous", type=UUID)
    group = "group" in request.args
    return {
        "on": unit().today,
        "other_ids": tuple(others),
        "previous_id": previous,
        "whole_group": group,
    }


def _drawn(pair_id: UUID, kind: str, permission: str = "document.read") -> queries.Drawn:
    if kind not in DOCUMENTS:
        abort(404)
    looked_at(seen(_pair(pair_id, permission)).pair)
    given: dict[str, Any] = {
        "actor": unit().actor,
        "pair_id": pair_id,
        "kind": kind,
        "permission": permission,
    }
    return actions.drawn(unit().session, **given, **_asked())


@blueprint.route("/pairs/<uuid:pair_id>/documents/<kind>", methods=["GET", "POST"])
@requires("document.issue")
@looks("pair")
def prepare(pair_id: UUID, kind: str) -> Any:
    """Подготовить документ: черновик, падежи, регистрация."""
    drawn, cancels = _drawn(pair_id, kind, "document.issue"), request.args.get("cancels", type=UUID)
    pair = seen(_pair(pair_id)).pair
    form = Form(IssueForm(), _inputs(kind, cancels), values={"on": unit().today})
    act = partial(_issue, pair_id=pair_id, kind=kind, cancels_id=cancels)
    if form.sent() and (reply := submit(form, act, to=_back(pair), told="Документ выпущен.")):
        return reply
    context = {"drawn": drawn, "pair": pair, "kind": kind, "title": DOCUMENTS[kind], "query": _query()}
    context["pictures"] = as_pictures(drawn.paper)
    return show(
        "mentorship/document.html",
        form=form,
        cancels=cancels,
        back=_back(pair),
        **context,
        **_choices(pair_id, kind),
    )


def _inputs(kind: str, cancels: UUID | None) -> tuple[Input, ...]:
    return (ON, NUMBER, STARTS) if kind == "order" and not cancels else (ON, NUMBER)


def _issue(*, pair_id: UUID, kind: str, cancels_id: UUID | None, **given: Any) -> Any:
    asked = _asked() | {"on": given.pop("on")}
    by: dict[str, Any] = {"actor": unit().actor, "now": unit().now, "today": unit().today}
    return actions.issue_document(
        unit().session, pair_id=pair_id, kind=kind, cancels_id=cancels_id, **by, **asked, **given
    )


def _query() -> str:
    """What the address asks for, kept on the way through the other pages of the same document."""
    asked = request.args.items(multi=True)
    return urlencode([(name, value) for name, value in asked if name not in {"what", "key"}])


def _back(pair: PairView) -> str:
    """Where one came from: the group's page, or the documents of the pair."""
    if "group" in request.args and pair.group_id:
        return f"{GROUPS}/{pair.group_id}"
    return f"{PAIRS}/{pair.id}#documents"


def _choices(pair_id: UUID, kind: str) -> dict[str, Any]:
    """Other pairs that may stand in one order, and the mentor it may replace."""
    if kind != "order":
        return {"others": (), "past": ()}
    scope = queries.reach(unit().session, actor=unit().actor, permission="document.issue")
    return queries.order_choices(unit().session, pair=_pair(pair_id), scope=scope)


@blueprint.route("/pairs/<uuid:pair_id>/documents/<kind>/draft.<any(pdf, docx):name>")
@requires("document.read")
@looks("pair")
def draft_file(pair_id: UUID, kind: str, name: str) -> Response:
    """Черновик документа: чтобы прочитать, а согласие — чтобы подписать."""
    paper = _drawn(pair_id, kind).paper
    content = as_format(paper, name)
    return as_file(content, name=f"{DOCUMENTS[kind]}.{name}", shown=True)


@blueprint.route("/pairs/<uuid:pair_id>/documents/<kind>/forms", methods=["GET", "POST"])
@requires("document.issue")
@looks("pair")
def correct_forms(pair_id: UUID, kind: str) -> Any:
    """Исправить падежи имени или должности; запомним для следующих документов."""
    what, key = request.args.get("what", ""), request.args.get("key", "")
    drawn = _drawn(pair_id, kind, "document.issue")
    found = next(
        (one for one in drawn.named if key == (one.key if what == "name" else one.position_key)), None
    )
    if found is None:
        abort(404)
    cases = found.name if what == "name" else found.position
    form = Form(CaseFormsForm(), FORMS, values=cases.forms())
    act = partial(_correct, pair_id=pair_id, kind=kind, what=what, key=key)
    to = f"{PAIRS}/{pair_id}/documents/{kind}?{_query()}".removesuffix("?")
    reply = form.sent() and submit(form, act, to=to, told="Падежи записаны.")
    pair = seen(_pair(pair_id)).pair
    return reply or show("mentorship/case_forms.html", form=form, pair=pair, cases=cases, kind=kind)


def _correct(*, pair_id: UUID, kind: str, what: str, key: str, **forms: str) -> None:
    given: dict[str, Any] = {
        "actor": unit().actor,
        "pair_id": pair_id,
        "kind": kind,
        "what": what,
        "key": key,
    }
    actions.correct_named(unit().session, **given, forms=forms, **_asked())


@blueprint.route("/pairs/<uuid:pair_id>/documents/<uuid:document_id>/<any(pdf, docx):name>")
@requires("document.read")
@looks("pair")
def issued_file(pair_id: UUID, document_id: UUID, name: str) -> Response:
    """Файл таким, каким он был выпущен."""
    looked_at(seen(_pair(pair_id)).pair)
    given: dict[str, Any] = {"actor": unit().actor, "pair_id": pair_id, "document_id": document_id}
    document = queries.get_document(unit().session, **given)
    content = queries.file_of(unit().session, document=document, format_=name)
    return as_file(content, name=f"{DOCUMENTS[document.kind]} {document.issued_on}.{name}")
