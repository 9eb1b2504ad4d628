"""Every door that shows a person says so: otherwise nobody would know who looked."""

import pytest

from services.catalogue import SERVICES
from shared.contracts import EVENTS
from shared.settings import Settings
from shared.web.access import declared_look
from shared.web.permissions import declared_permission

SHOW_PEOPLE = {"person.read", "consent.read", "diagnostic.read", "deficit.read", "route.read"}
PERSONS = {"person_id", "teacher_id", "mentor_id", "mentee_id"}


@pytest.mark.parametrize("name", sorted(SERVICES))
def test_every_reading_door_of_cards_and_diagnostics_declares_its_look(name: str, settings: Settings) -> None:
    """Put `@looks(kind)` under `@requires(…)` and say whom by `about(…)` in the view."""
    app = SERVICES[name].create_app(settings)
    silent = [
        rule.rule
        for rule in app.url_map.iter_rules()
        if "GET" in (rule.methods or ())
        and declared_permission(app.view_functions[rule.endpoint])[1] in SHOW_PEOPLE
        and declared_look(app.view_functions[rule.endpoint]) is None
    ]
    assert silent == []


@pytest.mark.parametrize("type_", sorted(EVENTS))
def test_every_event_about_a_person_says_whose_it_is(type_: str) -> None:
    named = PERSONS & EVENTS[type_].__dataclass_fields__.keys()
    assert set(EVENTS[type_].WHOSE) >= named
