"""A teacher changes schools while a route is open: it is signed and listed where the teacher works."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

from services.routes import clock
from tests.services.routes.acting import pending
from tests.services.routes.making import TODAY, Door, Routes, known, municipality, person


def move(routes: Routes, *, days: int, version: int = 2) -> None:
    """The teacher's job at school A ends, one at B begins so many days from now."""
    (job,) = person("teacher", "A").employments
    since = TODAY + timedelta(days=days)
    former = replace(job, until=since - timedelta(days=1))
    present = replace(job, id=known("new-job"), organization_id=known("B"), since=since)
    told = replace(person("teacher", "A"), employments=(former, present), version=version)
    routes.service.hear([told])


def tick(routes: Routes, *, now: datetime | None = None) -> None:
    clock.follow_teachers(routes.service.database, routes.service.settings, now or datetime.now(UTC))


def test_the_new_principal_is_asked_and_the_former_reads_no_more(
    routes: Routes, tutor: Door, teacher: Door, principal: Door
) -> None:
    route = pending(tutor, teacher)
    newcomer = routes.door("principal", person="other_principal", place="B")
    move(routes, days=1)
    tick(routes)
    assert principal.get(f"routes/{route['id']}")["deficits"]
    newcomer.get(f"routes/{route['id']}", 404)
    move(routes, days=0, version=3)
    tick(routes)
    told = len(routes.told("route_changed"))
    tick(routes)
    assert len(routes.told("route_changed")) == told
    principal.get(f"routes/{route['id']}", 404)
    principal.post(f"routes/{route['id']}/approval", {}, 404)
    assert newcomer.post(f"routes/{route['id']}/approval", {})["state"] == "approved"


def test_who_left_for_good_leaves_the_route_where_it_was(
    routes: Routes, tutor: Door, teacher: Door, principal: Door
) -> None:
    route = pending(tutor, teacher)
    routes.service.hear([replace(person("teacher", "A"), employments=(), version=2)])
    tick(routes)
    assert principal.get(f"routes/{route['id']}")["organization_id"] == str(known("A"))


def test_it_goes_along_to_the_school_of_the_card_that_stayed(
    routes: Routes, tutor: Door, teacher: Door, principal: Door
) -> None:
    route = pending(tutor, teacher)
    newcomer = routes.door("principal", person="other_principal", place="B")
    (job,) = person("teacher", "A").employments
    left = replace(job, until=TODAY - timedelta(days=1))
    routes.service.hear([person("kept", "B")])
    merged = replace(person("teacher", "A"), employments=(left,), merged_into=known("kept"), version=2)
    routes.service.hear([merged])
    tick(routes)
    principal.get(f"routes/{route['id']}", 404)
    assert newcomer.post(f"routes/{route['id']}/approval", {})["state"] == "approved"


def test_the_day_begins_where_the_school_is(
    routes: Routes, tutor: Door, teacher: Door, principal: Door
) -> None:
    route = pending(tutor, teacher)
    routes.service.hear([replace(municipality(), timezone="Asia/Kamchatka", version=2)])
    move(routes, days=1)
    tick(routes, now=datetime.combine(TODAY, time(11), UTC))
    assert principal.get(f"routes/{route['id']}")["organization_id"] == str(known("A"))
    tick(routes, now=datetime.combine(TODAY, time(13), UTC))
    principal.get(f"routes/{route['id']}", 404)
