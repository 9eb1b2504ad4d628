"""Pages of a group: its pairs with what each waits for, the mentor's consent and the order for all."""

from functools import partial
from typing import Any
from uuid import UUID

from flask import Blueprint

from services.mentorship import actions, queries, rules
from services.mentorship.models import Pair
from services.mentorship.pages.acting import GROUPS, acting
from services.mentorship.pages.papers import CONSENT, ORDER
from services.mentorship.queries import PairView
from services.mentorship.schemas import GroupConsentIn, GroupOrderIn
from shared.russian import plural
from shared.web import about, looks, requires, unit
from shared.web.forms import Form
from shared.web.pages import notice, show, submit

blueprint = Blueprint("group_pages", __name__)


def _views(group: actions.Group) -> list[PairView]:
    """The pairs of a group by the names of the mentees."""
    about(*(one for row in group.pairs for one in (row.mentor_id, row.mentee_id)))
    return queries.views_of(unit().session, pairs=group.pairs, actor=unit().actor, as_of=unit().today)


def _group(group_id: UUID, permission: str = "pair.read") -> actions.Group:
    return actions.get_group(unit().session, actor=unit().actor, group_id=group_id, permission=permission)


@blueprint.route("/pair-groups/<uuid:group_id>")
@requires("pair.read")
@looks("pair")
def show_group(group_id: UUID) -> Any:
    """Группа: кто в ней и чего ждёт каждый."""
    group = _group(group_id)
    manages = queries.holds_office(unit().session, actor=unit().actor, permission="pair.order")
    waits = [one for one in group.pairs if one.state in rules.OPEN]
    return show(
        "mentorship/group.html",
        group_id=group_id,
        pairs=_views(group),
        manages=manages,
        wants_consent=any(not _has_consent(one) for one in waits),
        wants_order=bool(waits),
        draws=_first_to_draw(waits),
    )


def _first_to_draw(waits: list[Pair]) -> UUID | None:
    """The pair from which one order for the group is drawn up, if the reader issues it."""
    for pair in waits:
        given: dict[str, Any] = {"pair": pair, "actor": unit().actor}
        if pair.state == "ready_for_order" and queries.draws_order(unit().session, on=unit().today, **given):
            return pair.id
    return None


def _has_consent(pair: Pair) -> bool:
    return any(paper.party == "mentor" for paper in pair.consents)


@blueprint.route("/pair-groups/<uuid:group_id>/consent", methods=["GET", "POST"])
@requires("pair.consent")
@looks("pair")
def consent_group(group_id: UUID) -> Any:
    """Согласие наставника на всю группу."""
    group, form = _group(group_id, "pair.consent"), Form(GroupConsentIn(), CONSENT, values=_today())
    return _for_all(actions.consent_group, form, group, title="Согласие наставника на группу")


@blueprint.route("/pair-groups/<uuid:group_id>/order", methods=["GET", "POST"])
@requires("pair.order")
@looks("pair")
def order_group(group_id: UUID) -> Any:
    """Один приказ на группу."""
    group, today = _group(group_id, "pair.order"), unit().today
    begins = max([today, *(one.starts_on for one in group.pairs)])
    form = Form(GroupOrderIn(), ORDER, values={"order_date": today, "starts_on": begins})
    return _for_all(actions.order_group, form, group, title="Приказ на группу")


def _today() -> dict[str, Any]:
    return {"given_on": unit().today}


def _for_all(action: Any, form: Form, group: actions.Group, *, title: str) -> Any:
    """Act on all of a group at once; for whom it did not work out the page says why."""
    pairs, group_id = _views(group), group.group_id
    act = partial(_told, partial(action, unit().session, group_id=group_id, now=unit().now, **acting()))
    reply = form.sent() and submit(form, act, to=f"{GROUPS}/{group_id}")
    return reply or show(
        "mentorship/group_paper.html", form=form, group_id=group_id, pairs=pairs, title=title
    )


def _told(act: Any, **given: Any) -> actions.Group:
    """Say how many it worked out for; the names stand on the page with what each still waits for."""
    group: actions.Group = act(**given)
    done = plural(len(group.pairs), "пары", "пар", "пар")
    rest = plural(len(group.failed), "пара ждёт", "пары ждут", "пар ждут")
    notice(f"Внесено для {done}; {rest} своих бумаг." if group.failed else f"Внесено для {done}.")
    return group
