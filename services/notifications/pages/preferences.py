"""When, of what and where to one is written: one page, a form of choices and a card for each channel."""

from typing import Any

from flask import Blueprint

from services.notifications import actions, queries, rules
from services.notifications.schemas import WishesForm, choices_of, field_of, hours_of
from services.notifications.schemas.wishes import WEEKDAYS
from shared.russian import capital
from shared.web import requires, unit
from shared.web.forms import Form, Input
from shared.web.pages import show, submit

PAGE = "/notifications/preferences"
HOURS = [(str(hour), f"{hour:02}:00") for hour in range(24)]
DAYS = [(str(number), capital(name)) for number, name in enumerate(WEEKDAYS)]
OFTEN = [(key, capital(words)) for key, words in rules.EVERY.items()]
GROUPS = {
    "Наставничество": ("session", "pair", "support"),
    "Развитие": ("route", "diagnostic", "certificate", "group", "consultation", "practice"),
}
GROUPED = {kind for kinds in GROUPS.values() for kind in kinds}
LINES = GROUPS | {"Служба": tuple(kind for kind in rules.KINDS if kind not in GROUPED)}
RHYTHM = (
    Input(name="digest_every", label="Сводка", kind="select", options=OFTEN),
    Input(name="digest_weekday", label="День недели", kind="select", options=DAYS),
    Input(name="digest_hour", label="Час сводки", kind="select", options=HOURS),
    Input(name="quiet_from", label="Тишина с", kind="select", options=HOURS),
    Input(name="quiet_until", label="Тишина до", kind="select", options=HOURS),
    Input(
        name="works_weekends",
        label="Писать и в выходные",
        kind="checkbox",
        hint="Без отметки субботы, воскресенья и официальные праздники тихие весь день.",
    ),
)
blueprint = Blueprint("preferences_pages", __name__)


@blueprint.route("/preferences", methods=["GET", "POST"])
@requires("preference.read")
def show_preferences() -> Any:
    """Когда, о чём и куда вам писать."""
    own = own_wishes()
    form = Form(WishesForm(), _inputs(own), values=_values(own))
    going = submit(form, _keep, to=PAGE, told="Сохранено.") if form.sent() else None
    return going or show(
        "notifications/preferences.html", form=form, own=own, groups=_groups(), field=field_of
    )


def _groups() -> dict[str, list[str]]:
    """The kinds by theme; of deliveries only an administrator is told."""
    is_admin = unit().actor.has_role("admin")
    return {
        title: [kind for kind in kinds if is_admin or kind != "delivery"] for title, kinds in LINES.items()
    }


def own_wishes() -> queries.OwnWishes:
    """The wishes of whoever asks."""
    work = unit()
    channels = rules.offered(work.settings.sending.messengers)
    reader_id = queries.myself(work.session, work.actor).reader_id
    return queries.own_wishes(work.session, reader_id=reader_id, channels=channels)


def _keep(**given: Any) -> None:
    work = unit()
    work.actor.scope("preference.write")
    reader_id = queries.myself(work.session, work.actor).reader_id
    actions.set_wishes(work.session, reader_id=reader_id, hours=hours_of(given), choices=choices_of(given))


def _inputs(own: queries.OwnWishes) -> list[Input]:
    choices = [
        Input(
            name=field_of(one.channel, kind),
            label=title,
            kind="select",
            options=[(key, capital(words)) for key, words in rules.CHOICES.items()],
        )
        for one in own.addresses
        if one.value or one.unsure
        for kind, title in rules.KINDS.items()
    ]
    return [*choices, *RHYTHM]


def _values(own: queries.OwnWishes) -> dict[str, Any]:
    chosen = {
        field_of(one.channel, kind): own.choices.choice(kind, one.channel)
        for one in own.addresses
        for kind in rules.KINDS
    }
    return {**vars(own.hours), **chosen}
