"""The ladder of a pair that stands still: who must act, they once more, the curator once."""

from itertools import permutations

from services.notifications.models import InboxItem
from tests.services.given import Alone
from tests.services.notifications.making import (
    account_changed,
    attention_changed,
    one,
    pair_changed,
    person_changed,
    school_changed,
)
from tests.services.notifications.test_inbox import dump, inbox, person, principal, rules_of

LADDER = [attention_changed("silence", step, step) for step in (1, 2, 3)]
MENTOR, CURATOR = person("Зуева"), person("Рыбин")


def told(service: Alone) -> list[tuple[str, str]]:
    """Every item there ever was and how it stands."""
    with service.database.read() as session:
        return sorted((row.rule, row.state) for row in session.query(InboxItem))


def test_each_step_is_told_once_in_plain_words_and_leads_to_the_one_tap(notifications: Alone) -> None:
    people = [person_changed("Зуева", "A"), person_changed("Кравец", "B")]
    notifications.hear([*people, LADDER[0]])
    [item] = inbox(notifications, MENTOR)
    assert (item["title"], item["link"]) == ("Запишите встречу", f"/mentorship/pairs/{one('pair')}/met")
    assert item["text"].startswith("Наставляемый: Кравец А. О. · последняя встреча: ")
    notifications.hear([LADDER[1], LADDER[1], LADDER[0]])
    assert rules_of(notifications, MENTOR) == ["stall_meeting_again"]
    notifications.hear([LADDER[2], LADDER[2]])
    assert rules_of(notifications, MENTOR) == ["stall_meeting_again"]
    assert told(notifications) == [
        ("stall_curator", "open"),
        ("stall_meeting", "moot"),
        ("stall_meeting_again", "open"),
    ]
    notifications.hear([attention_changed("", 0, 4, state="moving")])
    assert {state for rule, state in told(notifications) if rule != "stall_meeting"} == {"done"}


def test_a_rest_takes_back_what_was_told_and_brings_it_back_without_telling_twice(
    notifications: Alone,
) -> None:
    notifications.hear([*LADDER, attention_changed("silence", 3, 4, state="resting")])
    assert {state for _, state in told(notifications)} == {"moot"}
    notifications.hear([attention_changed("silence", 3, 5)])
    assert told(notifications) == [
        ("stall_curator", "open"),
        ("stall_meeting", "moot"),
        ("stall_meeting_again", "open"),
    ]


def test_any_order_ends_with_the_newest_word(notifications: Alone) -> None:
    notifications.hear([*LADDER, attention_changed("", 0, 4, state="moving", tasks=("transfer",))])
    before = dump(notifications)
    for order in permutations(LADDER):
        notifications.hear(order)
    assert dump(notifications) == before


def test_the_curator_is_told_or_the_principal_while_no_curator_can_sign_in(notifications: Alone) -> None:
    asked = [attention_changed("silence", 3, tasks=("transfer",)), pair_changed("closing", mentor_id=None)]
    notifications.hear([*asked, school_changed("B", curator="Рыбин")])
    expected = ["pair_closing", "stall_curator", "task_transfer"]
    assert rules_of(notifications, principal("B")) == expected
    assert rules_of(notifications, principal("A")) == []
    notifications.hear([account_changed("Рыбин")])
    assert rules_of(notifications, CURATOR) == expected
    assert rules_of(notifications, principal("B")) == []
    notifications.hear([school_changed("B", curator=None, version=2)])
    assert rules_of(notifications, principal("B")) == expected
    assert rules_of(notifications, CURATOR) == []
