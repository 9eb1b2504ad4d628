"""Where a thing to do is done: the recorded paper itself, or the form of a new one with its kind chosen."""

from services.monitoring.rules import INDICATORS, deeds, task
from tests.services.monitoring.making import facts, one, organization_fact, pair
from tests.services.monitoring.test_outlook import SCHOOLS


def test_a_paper_is_mended_where_it_stands_and_one_that_is_not_there_is_begun_filled_in() -> None:
    application = organization_fact("A", "management_training", "applied", "01.02.2025")
    draft = organization_fact("A", "workforce_plan", "draft", "01.03.2025")
    known = facts(
        teachers=SCHOOLS,
        organization_facts=(
            organization_fact("A", "workforce_plan", "draft", "01.02.2025"),  # an older draft is not it
            application,
            draft,
            organization_fact("B", "workforce_plan", "approved", "01.02.2023", "31.12.2024"),
            organization_fact("A", "mentoring_model", "in_force", "01.02.2023", "31.12.2024"),
        ),
        pairs=(
            pair("Гусев", "Алов", "01.03.2025", "01.03.2025"),
            pair("Гусев", "Ветров", "01.03.2025", "01.03.2025"),
        ),
    )

    def doors(number: int) -> list[str]:
        return [task(each).href for each in deeds(INDICATORS[number - 1], known)]

    at = {school: f"/registry/organizations/{one(school)}" for school in "ABC"}
    begun = f"{at['A']}/facts/{application.id}"
    asked = {f"{at[school]}/facts/new?kind=management_training" for school in "BC"}
    assert (doors(1)[0], set(doors(1)[1:])) == (begun, asked)
    assert doors(2) == [
        f"{at['A']}/facts/{draft.id}",
        f"{at['B']}#facts",
        f"{at['C']}/facts/new?kind=workforce_plan",
    ]
    assert {f"{at['A']}#facts", f"{at['B']}/facts/new?kind=mentoring_model"} <= set(doors(3))
