"""A person asks to be taught; whether the deficit behind it is named, they decide themselves."""

from functools import partial
from typing import Any
from uuid import UUID

from flask import Blueprint

from services.routes import actions
from services.routes.pages import addresses
from services.routes.pages.acting import me, who
from services.routes.pages.inputs import topic_options
from services.routes.queries.cards import topic_areas
from services.routes.queries.own import own_open_deficits
from services.routes.queries.wishes import own_wishes
from services.routes.rules import demand as rules
from services.routes.schemas.demand import WishForm
from shared.russian import capital
from shared.web import requires, unit
from shared.web.forms import Form, Input
from shared.web.pages import press, show, submit

blueprint = Blueprint("training_pages", __name__)
ASKED = "Записано. Директор увидит просьбу в заявке школы."
TAKEN_BACK = "Просьба отозвана."


@blueprint.route("/mine/training", methods=["GET", "POST"])
@requires("training_request.write")
def ask() -> Any:
    """Попросить обучение на год и посмотреть, о чём уже попросили."""
    me()
    form = Form(WishForm(), _inputs(), values=_at_first())
    act = partial(actions.ask_training, unit().session, **who())
    going = submit(form, act, to=addresses.MY_TRAINING, told=ASKED) if form.sent() else None
    found = own_wishes(unit().session, **who())
    return going or show(
        "routes/training.html", form=form, wishes=found, forms=rules.STUDY_FORMS, periods=rules.PERIODS
    )


@blueprint.route("/mine/training/<uuid:wish_id>/withdrawal", methods=["POST"])
@requires("training_request.write")
def take_back(wish_id: UUID) -> Any:
    """Отозвать просьбу."""
    act = partial(actions.withdraw_training, unit().session, **who(), wish_id=wish_id)
    return press(act, to=addresses.MY_TRAINING, told=TAKEN_BACK)


def _at_first() -> dict[str, Any]:
    return {"year": rules.planned_year(unit().today), "period": rules.ANY_TIME}


def _inputs() -> tuple[Input, ...]:
    topics = topic_areas(unit().session, municipality_id=unit().actor.municipality_id)
    deficits = own_open_deficits(unit().session, **who())
    years = [(str(year), f"{year}") for year in rules.years(unit().today)]
    return (
        Input(name="about", label="Чему хотите учиться", kind="select", options=topic_options(topics)),
        Input(name="theme", label="Программа или своими словами", hint="Если знаете, какой курс нужен."),
        Input(name="hours", label="Сколько часов", kind="number", attributes={"min": "1"}),
        Input(
            name="form",
            label="Как удобно",
            kind="radio",
            options=[(key, capital(said)) for key, said in rules.STUDY_FORMS.items()],
        ),
        Input(name="period", label="В какое время года", kind="select", options=list(rules.PERIODS.items())),
        Input(name="year", label="На какой год", kind="radio", options=years),
        Input(
            name="deficit_id",
            label="Назвать дефицит директору и методисту",
            kind="select",
            options=[("", "не называть"), *((str(one.id), one.title) for one in deficits)],
            hint="Только если хотите сами. Баллы и уровень не увидит никто, кроме вас и тьютора.",
        ),
    )
