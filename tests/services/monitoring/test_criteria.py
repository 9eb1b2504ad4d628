"""The seven criteria: evidence by methodists, words by experts of the council, nothing averaged."""

import pytest

from tests.services.given import Alone, actor
from tests.services.monitoring.making import MUNICIPALITY, one
from tests.services.monitoring.telling import told
from tests.services.monitoring.test_pages import page
from tests.services.monitoring.test_period_pages import press
from tests.services.monitoring.test_periods import ANALYST, METHODIST, PRINCIPALS, call, opened

EXPERT = actor(municipality_id=MUNICIPALITY, person_id=one("Панова"))  # cases/c1: of the expert council
TEACHER = actor(municipality_id=MUNICIPALITY, person_id=one("Рыбин"))


@pytest.fixture
def period(monitoring: Alone) -> str:
    """A period of the worked case c1."""
    monitoring.hear(told())
    return opened(monitoring)


def test_experts_say_words_and_may_change_their_own(monitoring: Alone, period: str) -> None:
    address = "/api/v1/criteria/3/ratings"
    word = {"period_id": period, "level": "emerging", "reason": "Пары есть не везде"}
    call(monitoring, EXPERT, address, json=word)
    call(monitoring, METHODIST, address, json=word | {"level": "settled", "reason": "Охват вырос"})
    call(monitoring, EXPERT, address, json=word | {"level": "exemplary", "reason": "Посмотрел ещё раз"})
    for who in (TEACHER, PRINCIPALS["A"]):
        call(monitoring, who, address, 403, json=word)
    call(monitoring, EXPERT, address, 422, json=word | {"level": "70 %"})
    call(monitoring, EXPERT, "/api/v1/criteria/8/ratings", 404, json=word)
    call(monitoring, ANALYST, f"/api/v1/criteria?period_id={period}", 403)
    rows = call(monitoring, PRINCIPALS["B"], f"/api/v1/criteria?period_id={period}")
    assert [row["number"] for row in rows] == [1, 2, 3, 4, 5, 6, 7]
    assert sorted(each["level"] for each in rows[2]["ratings"]) == ["exemplary", "settled"]
    text = page(monitoring, TEACHER, f"/periods/{period}/criteria")
    assert "сложилось: 1 образец для других: 1" in text
    assert "Панова" in text
    assert "Оценить" not in text


def test_an_expert_finds_the_way_to_what_awaits_a_word_and_back(monitoring: Alone, period: str) -> None:
    address = f"/monitoring/periods/{period}/criteria"
    assert f'href="{address}"' in monitoring.client(EXPERT).get("/plans").text
    assert "Вы в экспертном совете" in page(monitoring, EXPERT, "/plans")
    for who in (TEACHER, METHODIST):
        assert "Вы в экспертном совете" not in page(monitoring, who, "/plans")
    criteria = f"/periods/{period}/criteria"
    assert f'href="/monitoring/periods/{period}"' not in monitoring.client(EXPERT).get(criteria).text
    assert f'href="/monitoring/periods/{period}"' in monitoring.client(METHODIST).get(criteria).text


def test_evidence_is_words_and_a_safe_link_and_is_laid_once(monitoring: Alone, period: str) -> None:
    address, body = "/api/v1/criteria/7/evidence", {"period_id": period, "text": "Банк практик: 12 практик"}
    made = call(monitoring, METHODIST, address, 201, json=body)
    assert call(monitoring, METHODIST, address, 201, json=body)["id"] == made["id"]
    call(monitoring, METHODIST, address, 422, json=body | {"link": "javascript:alert(1)"})
    call(monitoring, EXPERT, address, 403, json=body)
    form = f"/periods/{period}/criteria/7/evidence"
    assert press(monitoring, METHODIST, form, form="", text="Сборник", link="https://example.ru/s") == 303
    assert "https://example.ru/s" in page(monitoring, METHODIST, f"/periods/{period}/criteria")
