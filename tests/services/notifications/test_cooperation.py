"""What groups and consultations ask of whom, and that no message says what they are about."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from services.notifications.rules import RULES, ending, wanted, worded
from shared.contracts import Event
from tests.services.given import Alone, actor
from tests.services.notifications.cooperating import consultation_changed, group_member_changed
from tests.services.notifications.making import DAY, municipality_configured, one, person_changed
from tests.services.notifications.test_inbox import inbox

ASKER, EXPERT = f"person:{one('Кравец')}", f"person:{one('Зуева')}"
METHODIST = "role:methodist:"


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        (group_member_changed("invited"), {("group_invitation", ASKER)}),
        (group_member_changed("accepted"), set()),
        (consultation_changed("requested", "methodist"), {("consultation_requested", METHODIST)}),
        (consultation_changed("routed", "answerer"), {("consultation_routed", EXPERT)}),
        (
            consultation_changed("routed", "answerer", answerer="methodist", answerer_id=None),
            {("consultation_routed", METHODIST)},
        ),
        (consultation_changed("routed", "asker"), {("consultation_unclear", ASKER)}),
        (consultation_changed("answered", "asker"), {("consultation_answered", ASKER)}),
        (consultation_changed("rated", None), set()),
        (
            consultation_changed("routed", None, proposed_on=DAY),
            {("consultation_proposed", f"role:tutor:{one('A')}")},
        ),
        (consultation_changed("routed", None, proposed_on=DAY, in_route=True), set()),
        (consultation_changed("rated", None, proposed_on=DAY), set()),
        (consultation_changed("cancelled", None, proposed_on=DAY), set()),
        (consultation_changed("cancelled", None), set()),
    ],
)
def test_who_is_asked(event: Event, expected: set[tuple[str, str]]) -> None:
    assert {(item.rule, item.recipient.key) for item in wanted(event, today=DAY)} == expected


def test_an_invitation_leads_to_the_group_and_ends_with_it() -> None:
    [item] = wanted(group_member_changed("invited"), today=DAY)
    said = worded(
        item.rule,
        object_id=one("object"),
        parameters=item.parameters,
        names={one("Лапин"): "Лапин П. П."},
        today=DAY,
    )
    assert said.link == f"/routes/mine/groups/{one('group')}"
    assert (said.title, said.text) == (
        "Вас приглашают в группу",
        "Ведущий: Лапин П. П. · посмотрите и ответьте",
    )
    ends = {"accepted": "done", "declined": "done", "cancelled": "moot"}
    for state, end in ends.items():
        event = group_member_changed(state)
        assert ending(item.rule, ASKER, event=event, asked=wanted(event, today=DAY)) == end


def test_no_message_can_say_what_it_is_about() -> None:
    ours = [rule for rule in RULES if rule.name.startswith(("group_", "consultation_"))]
    assert len(ours) == 7
    assert not any(
        word in str(rule.text) + rule.title for rule in ours for word in ("topic", "area", "дефицит")
    )


def test_the_tutors_of_the_school_read_that_a_consultation_is_proposed(notifications: Alone) -> None:
    """Only of the asker's own school, and only as long as it is no step yet."""
    notifications.hear([municipality_configured(), person_changed("Кравец", "A")])
    fresh = datetime.now(UTC).date()
    proposed = consultation_changed("requested", "methodist", proposed_on=fresh)
    notifications.hear([proposed])
    tutors = {
        school: actor("tutor", municipality_id=one("municipality"), organization_id=one(school))
        for school in ("A", "B")
    }
    [item] = inbox(notifications, tutors["A"])
    assert (item["rule"], item["link"]) == (
        "consultation_proposed",
        f"/routes/consultations/{one('object')}",
    )
    assert inbox(notifications, tutors["B"]) == []
    notifications.hear([replace(proposed, in_route=True, version=2)])
    assert inbox(notifications, tutors["A"]) == []
