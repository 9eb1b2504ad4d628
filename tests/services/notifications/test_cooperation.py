"""What groups and consultations ask of whom, and that no message says what they are about."""

import pytest

from services.notifications.rules import RULES, ending, wanted, worded
from shared.contracts import Event
from tests.services.notifications.cooperating import consultation_changed, group_member_changed
from tests.services.notifications.making import DAY, one

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
    assert len(ours) == 6
    assert not any(
        word in str(rule.text) + rule.title for rule in ours for word in ("topic", "area", "дефицит")
    )
