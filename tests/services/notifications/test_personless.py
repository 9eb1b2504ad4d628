"""Accounts without a person of the register: the pages say what they miss, and what they may do."""

import pytest

from tests.services.given import Alone, actor
from tests.services.notifications.making import MUNICIPALITY, person_changed, route_changed
from tests.services.notifications.test_inbox import person
from tests.services.notifications.test_pages import page

NO_CARD = "не связана с человеком из реестра"


@pytest.mark.parametrize("address", ["/", "/preferences", "/calendar"])
def test_a_page_says_that_no_person_stands_behind_the_account(notifications: Alone, address: str) -> None:
    notifications.hear([person_changed("Кравец", "A"), route_changed("pending_approval", "methodist")])
    assert NO_CARD in page(notifications, actor("methodist", municipality_id=MUNICIPALITY), address)
    assert NO_CARD not in page(notifications, person("Кравец"), address)
