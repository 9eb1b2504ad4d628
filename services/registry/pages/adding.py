"""A new person by hand: whoever may already be here is shown beside what was typed, then one goes on."""

from typing import Any

from flask import Blueprint

from services.registry import actions, queries
from services.registry.models import Person
from services.registry.pages.comparing import compared
from services.registry.pages.people import FIELDS, snils_input
from services.registry.pages.reach import PEOPLE, place_inputs
from services.registry.queries import Namesake
from services.registry.schemas import NewPersonForm
from shared.keys import load_keys
from shared.web import about, looks, requires, unit
from shared.web.forms import Form
from shared.web.pages import show, submit

blueprint = Blueprint("adding_people_pages", __name__)


@blueprint.route("/people/new", methods=["GET", "POST"])
@requires("person.write")
@looks("card")
def new_person() -> Any:
    """Новая карточка; об однофамильцах спросим прежде, чем завести."""
    form = _form()
    known = _namesakes() if form.sent() else []
    about(*(one.side.person.id for one in known))
    asks = any(not one.seen for one in known)
    going = submit(form, _create, to=lambda made: f"{PEOPLE}/{made.id}") if form.sent() and not asks else None
    return going or show("registry/new_person.html", form=form, known=known)


class Shown:
    """A namesake as the page shows it; `seen` when it stood beside what was typed already."""

    def __init__(self, one: Namesake, new: Person, *, seen: bool) -> None:
        self.side, self.contradict, self.same_snils = one.side, one.contradict, one.same_snils
        self.rows = compared(one.likenesses, (one.side.person, new))
        self.seen = seen


def _form() -> Form:
    return Form(NewPersonForm(), [*place_inputs(), *FIELDS, snils_input()])


def _namesakes() -> list[Shown]:
    """Whom what was typed may be about; nobody while fields must be mended first."""
    given = _form().read()
    if given is None:
        return []
    seen, new = given.pop("seen"), actions.imagined(**_place(given))
    found = queries.namesakes(unit().session, new=new)
    return [Shown(one, new, seen=one.side.person.id in seen) for one in found]


def _create(*, seen: list[Any], **given: Any) -> Person:
    who: dict[str, Any] = {"account_id": unit().actor.account_id, "now": unit().now, "told_apart": seen}
    return actions.add_person(unit().session, **who, **_place(given))


def _place(given: dict[str, Any]) -> dict[str, Any]:
    """Say where a card is made and with which keys."""
    scope = unit().actor.scope("person.write")
    asked = given.pop("municipality_id")
    here = queries.find_municipality(unit().session, scope=scope, municipality_id=asked)
    return given | {"municipality_id": here.id, "keys": load_keys(unit().settings.keys)}
