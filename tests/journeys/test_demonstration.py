"""The demonstration tells itself into an empty home and shows every state there is."""

import re

import httpx
import pytest
from click.testing import CliRunner
from sqlalchemy import select

from services.cli import mms
from services.demonstration import DEMONSTRATION, seed
from services.mentorship.models import Pair
from services.mentorship.rules import PAIR_STATES
from services.routes.models import Consultation, GroupMember, Route
from services.routes.rules.states import CONSULTATION, ROUTE
from shared.settings import WrongSetting
from tests.browsing import Browsing
from tests.journeys.village import TODAY
from tests.system import System


def test_every_state_is_there_and_a_second_time_changes_nothing(demonstration: System) -> None:
    with demonstration.db("routes").read() as session:
        assert set(session.scalars(select(Route.state))) == set(ROUTE)
        assert set(session.scalars(select(Consultation.state))) == set(CONSULTATION)
        assert set(session.scalars(select(GroupMember.state))) == {"invited", "accepted"}
    with demonstration.db("mentorship").read() as session:
        assert set(session.scalars(select(Pair.state))) == set(PAIR_STATES)
    query = {"municipality": "ust-koksa", "as_of": TODAY.isoformat()}
    coverage = demonstration.client(operator=True).get("/mentorship/api/v1/coverage", params=query).json()
    assert coverage["young_teachers"] == 25
    for state in ("covered", "stalled", "in_progress", "uncovered", "unknown"):
        assert coverage[state] > 0
    figures = demonstration.client(operator=True).get("/monitoring/api/v1/indicators", params=query).json()
    assert (figures["organizations"], figures["teachers"]) == (12, 180)
    operator = demonstration.client(operator=True)
    assert len(operator.get("/registry/api/v1/staffing-needs").json()) == 7
    assert len(operator.get("/registry/api/v1/identity-questions").json()) == 1
    _figures_are_worked_with(operator)
    seed(demonstration.settings, demonstration.databases)
    assert len(operator.get("/registry/api/v1/municipalities").json()) == 3


def _figures_are_worked_with(client: httpx.Client) -> None:
    """The newest frozen figures: rated by several experts, corrected with a reason, decided upon."""
    [correction] = client.get("/monitoring/api/v1/corrections").json()
    assert correction["reason"].startswith("Удостоверение выдано до отчётной даты")
    period = {"period_id": correction["period_id"]}
    rated = client.get("/monitoring/api/v1/criteria", params=period).json()
    assert len(rated) == 7
    assert all(one["evidence"] and len(one["ratings"]) >= 2 for one in rated)
    [review] = client.get("/monitoring/api/v1/reviews", params=period).json()
    decisions = client.get("/monitoring/api/v1/decisions", params={"review_id": review["id"]}).json()
    assert {one["state"] for one in decisions} == {"open", "done", "cancelled"}


def test_its_accounts_are_never_open_to_the_network(
    demonstration: System, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MMS_HOME", str(demonstration.settings.home))
    for words in (["serve", "--host", "0.0.0.0"], ["serve", "--demo", "--host", "0.0.0.0"]):
        refused = CliRunner().invoke(mms, words)
        assert isinstance(refused.exception, WrongSetting)
        assert "127.0.0.1" in str(refused.exception)


def _signed_in(system: System, role: str) -> Browsing:
    browsing = Browsing(system)
    account = {"email": f"{role}@demo.example", "password": DEMONSTRATION.password}
    assert browsing.post("/registry/sign-in", account).status_code == 303
    return browsing


def test_the_tutor_and_the_teacher_find_something_to_do(demonstration: System) -> None:
    tutor = _signed_in(demonstration, "tutor")
    home = tutor.get("/routes/").text
    tiles = re.findall(r'<li class="tile[^>]*>\s*<[^>]+>\s*<b>(\d+)</b>', home)
    assert len(tiles) == 5
    assert "0" not in tiles
    [drafted, *_] = re.findall(
        r'/routes/routes/[0-9a-f-]{36}(?=">\s*<span class="state is-unknown">черновик)', home
    )
    builder = tutor.get(drafted).text
    assert "Помогло закрыть этот дефицит 3 из 4 коллег." in builder
    assert "нет ни одного шага" in builder
    mine = _signed_in(demonstration, "teacher").get("/routes/mine").text
    assert "три дела" in mine
    assert "Маршрут ждёт вашего согласия" in mine
