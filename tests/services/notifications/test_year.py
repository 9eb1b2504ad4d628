"""A whole academic year by a clock in the test's hand: every message and every letter is expected, once."""

from collections import Counter
from collections.abc import Iterator

import pytest
from sqlalchemy import func, select

from services.notifications import rules
from services.notifications.app import SERVICE
from services.notifications.models import InboxItem
from tests.services.given import alone
from tests.services.notifications.year import PEOPLE, planned
from tests.services.notifications.year.letters import SAID, expect_warnings, expected_letters
from tests.services.notifications.year.living import Lived, begin, live
from tests.services.notifications.year.planning import Year
from tests.services.notifications.year.readers import NAMES


@pytest.fixture(scope="module")
def year() -> Year:
    """The year on paper."""
    return planned()


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory, year: Year) -> Iterator[Lived]:
    """The service after its year, and the year with what was announced and what was warned of."""
    with alone(SERVICE, tmp_path_factory.mktemp("year")) as service:
        made = Lived(service)
        begin(service, year)
        live(made, year)
        yield made


def test_every_rule_there_is_enters_the_year(lived: Lived) -> None:
    assert set(SAID) == set(rules.BY_NAME)
    assert {rule for rule, *_ in lived.told()} == set(rules.BY_NAME)


def test_every_message_of_the_year_is_expected_and_no_key_repeats(lived: Lived, year: Year) -> None:
    assert len(year.people) == PEOPLE
    expect_warnings(year, expected_letters(year))
    found = lived.told()
    assert found - year.expected == Counter()
    assert year.expected - found == Counter()
    assert found.total() > 4000
    with lived.service.database.read() as session:
        key = (InboxItem.rule, InboxItem.object_id, InboxItem.recipient, InboxItem.period)
        twice = select(InboxItem.rule).group_by(*key).having(func.count() > 1)
        assert session.scalars(twice).all() == []


def test_every_letter_of_the_year_leaves_when_its_reader_wishes(lived: Lived, year: Year) -> None:
    found, expected = Counter(lived.sent), Counter(expected_letters(year))
    assert found - expected == Counter()
    assert expected - found == Counter()
    assert {one.to for one in expected} == set(NAMES)
    assert {(one.channel, one.is_digest) for one in expected} == {
        ("email", True),
        ("email", False),
        ("vk", True),
        ("vk", False),
    }
