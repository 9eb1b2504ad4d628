"""Filling an empty home: files first, then what people do day by day, then accounts to sign in with."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import partial
from zoneinfo import ZoneInfo

import click
import httpx

from services.app import close_origin, create_origin, in_process_client
from services.delivering import deliver_once
from services.demonstration import (
    accumulating,
    cooperating,
    developing,
    diagnosing,
    evidencing,
    files,
    managing,
    mentoring,
    neighbouring,
    papering,
    planning,
    practising,
    registering,
    reporting,
    supporting,
    telling,
    yearplanning,
)
from services.demonstration.casting import IMPORTED_PAIRS, Cast, name_of
from services.demonstration.door import Door
from services.demonstration.people import SCHOOLS, Someone, everyone
from services.operator import operator_token
from shared.db import Database
from shared.settings import Demonstration, Settings

ACCOUNTS = {
    "methodist": "Методист",
    "tutor": "Тьютор",
    "principal": "Директор",
    "mentor": "Наставник",
    "mentee": "Молодой педагог",
    "teacher": "Педагог",
    "approver": "Учредитель",
    "analyst": "Аналитик",
    "admin": "Администратор",
}
DEMONSTRATION = Demonstration(
    password="pokazatelnaya-2026",  # noqa: S106 the demonstration's own, on loopback only
    accounts=tuple((title, f"{role}@demo.example") for role, title in ACCOUNTS.items()),
)
PROPOSED_PAIRS = 2  # of the first school: its principal finds them waiting
UNPAIRED = 100  # from here on the experienced teachers are in no pair and in no route
MENTOR = 3  # whose account it is, and whose mentee's
TRYING = 11  # people of the third school: a principal, a tutor and teachers who tried practices
CLOSED = 9  # of the first school: whose route is closed
RUNNING = 5  # and from here on those whose routes are under way
HISTORY = 6  # people of the second school: a principal, a tutor and teachers with closed routes


def seed(settings: Settings, databases: Mapping[str, Database]) -> None:
    """Tell the demonstration into an empty home; a home with a municipality is left as it is."""
    origin = create_origin(settings)
    try:
        _tell(in_process_client(origin), settings, databases)
    finally:
        close_origin(origin)


def _tell(client: httpx.Client, settings: Settings, databases: Mapping[str, Database]) -> None:
    client.headers["Authorization"] = f"Bearer {operator_token(settings)}"
    if client.get("/registry/api/v1/municipalities").json():
        return
    click.echo("Готовлю показательные данные, около полуминуты …", err=True)
    door = Door(client, settings, datetime.now(UTC).astimezone(ZoneInfo("Asia/Barnaul")).date())
    opening = {"profile": "ust-koksa", "go_live_on": date(door.today.year - 1, 9, 1).isoformat()}
    door.municipality_id = door.post("/registry/api/v1/municipalities", opening)["id"]
    invented = everyone(door.today)
    _bring_files(door, databases, invented)
    cast = Cast(door, invented)
    _give_consents(door, cast)
    _deliver(databases)
    _act(door, cast)
    _deliver(databases)
    _draw_papers(door, databases, cast)
    deliver = partial(_deliver, databases)
    reporting.tell(door, schools=[cast.neighbour_id], experts=cast.experts, people=invented, deliver=deliver)
    _plan_years(door, cast)
    _open_accounts(door, cast)
    neighbouring.tell(door, deliver=deliver)
    telling.tell(
        door, readers=cast.mentors[:12], email="mentor@demo.example", password=DEMONSTRATION.password
    )


def _plan_years(door: Door, cast: Cast) -> None:
    bodies = {one["name"]: one["id"] for one in door.every("/registry/api/v1/bodies")}
    yearplanning.tell(
        door,
        council_id=bodies[files.BODIES[3][0]],
        tutor=name_of(cast.tutor),
        principal=name_of(cast.principal),
    )


def _deliver(databases: Mapping[str, Database]) -> None:
    while deliver_once(databases):
        pass


def _bring_files(door: Door, databases: Mapping[str, Database], invented: list[Someone]) -> None:
    """Import what a municipality would bring, in the usual order."""
    today = door.today
    teachers = [one for one in invented if one.position == "учитель"]
    young = [one for one in teachers if one.young]
    mentors = [one for one in teachers if not one.young and one.experience_from]
    couples = list(zip(mentors, young[:IMPORTED_PAIRS], strict=False))
    at_home = [one for one in mentors if one.school == SCHOOLS[0][0]]
    proposed = list(zip(at_home[1:], young[-PROPOSED_PAIRS:], strict=False))
    for kind, content in (
        ("organizations", files.organizations()),
        ("people", files.people(invented)),
        ("facts", files.facts(today)),
        ("certificates", files.certificates(teachers, today)),
        ("routes", files.routes(teachers, mentors[0], today)),
        ("pairs", files.pairs(couples, today, proposed=proposed)),
        ("events", files.events(young, today)),
        ("bodies", files.bodies()),
        ("memberships", files.memberships(teachers, today)),
    ):
        _deliver(databases)
        door.upload(kind, content)
    _deliver(databases)


def _give_consents(door: Door, cast: Cast) -> None:
    """The people of the first school and some of the others agree to diagnostics (152-ФЗ)."""
    given = date(door.today.year, 1, 10).isoformat()
    agreed = [
        cast.principal,
        *cast.teachers,
        *cast.neighbours[2:HISTORY],
        *cast.trying[2:TRYING],
        *(one.person for one in cast.colleagues),
        *(one for people in cast.measured.values() for one in people[1:]),
        *cast.taught[1:],
    ]
    for one in {one["id"]: one for one in agreed}.values():
        body = {"purpose": "diagnostics", "operator": "ММС", "given_on": given}
        door.post(f"/registry/api/v1/people/{one['id']}/consents", body, who={"role": "methodist"})


def _act(door: Door, cast: Cast) -> None:
    tutor, principal = cast.as_role("tutor", cast.tutor), cast.as_role("principal", cast.principal)
    unique = list({one["id"]: one for one in cast.teachers}.values())
    neighbour = {"tutor": cast.as_neighbour("tutor", 1), "principal": cast.as_neighbour("principal", 0)}
    developing.tell_history(developing.told(door, **neighbour), cast.neighbours[2:HISTORY])
    school = developing.told(door, tutor=tutor, principal=principal)
    developing.tell(school, unique)
    accumulating.ask(school, unique)
    for place, people in cast.measured.items():
        colleague = cast.as_role("tutor", people[0], place)
        accumulating.tell(developing.told(door, tutor=colleague, principal=colleague), people[1:])
    _teach(door, cast)
    _practise(door, cast)
    evidencing.tell(door, tutor=tutor, teachers=unique)
    planning.tell(door, tutor=tutor)
    cooperating.tell(door, tutor=tutor, teachers=unique, colleagues=cast.colleagues, expert=cast.experts[0])
    diagnosing.tell(school, again=unique[CLOSED], others=unique[RUNNING : RUNNING + 4])
    managing.tell(door, head=cast.principal, tutor=cast.experts[1])
    mentoring.tell(door, free=cast.free, mentors=cast.mentors[20:])
    supporting.tell(door, young=[*cast.paired[4:], *cast.free])
    registering.tell(door, schools=cast.schools, staff=cast.mentors[UNPAIRED:])


def _teach(door: Door, cast: Cast) -> None:
    """The people of a measured school whose second test closes their deficits."""
    place, people = next(iter(cast.measured.items()))
    principal, *teachers = cast.taught
    tutor = cast.as_role("tutor", people[0], place)
    signs = cast.as_role("principal", principal, place)
    accumulating.close(developing.told(door, tutor=tutor, principal=signs), teachers)


def _practise(door: Door, cast: Cast) -> None:
    """The bank, and the third school that tried its practices."""
    authors = [*cast.trying[2:5], *cast.mentors[20:28], cast.teachers[1]]
    practice = practising.tell(door, authors=authors, experts=cast.experts)
    tutor = cast.as_role("tutor", cast.trying[1], cast.trying_id)
    principal = cast.as_role("principal", cast.trying[0], cast.trying_id)
    who = {"tutor": tutor, "principal": principal}
    practising.try_out(door, practice=practice, **who, teachers=cast.trying[2:TRYING])


def _draw_papers(door: Door, databases: Mapping[str, Database], cast: Cast) -> None:
    """A school that signs, a pair whose order may be issued, the programme of the mentor who signs in."""
    principal = cast.as_role("principal", cast.principal)
    papering.open_office(door, principal=principal, name=SCHOOLS[0][1])
    pairs = door.every(papering.PAIRS, who=principal)
    waiting = [one for one in pairs if one["state"] == "proposed" and one["mentor_id"] and one["mentee_id"]]
    papering.give_consents(door, pair=waiting[-1], principal=principal)
    mentee = cast.paired[MENTOR]["id"]
    papering.consent_to_diagnostics(door, person_id=mentee)
    _deliver(databases)
    deficit_id = papering.name_difficulty(door, person_id=mentee)
    known = door.every(papering.PAIRS, who={"person_id": mentee})
    [pair] = [one for one in known if one["mentee_id"] == mentee]
    papering.write_programme(door, pair=pair, deficit_id=deficit_id)


def _open_accounts(door: Door, cast: Cast) -> None:
    """One account per role, all with the same password."""
    people = {
        "tutor": cast.tutor,
        "principal": cast.principal,
        "mentor": cast.mentors[MENTOR],
        "mentee": cast.paired[MENTOR],
        "teacher": cast.teachers[1],
    }
    for role in ACCOUNTS:
        place = cast.organization_id if role in {"tutor", "principal"} else None
        relation = role in {"mentor", "mentee", "teacher"}
        grants = [] if relation else [{"role": role, "organization_id": place}]
        body = {"email": f"{role}@demo.example", "password": DEMONSTRATION.password, "grants": grants}
        body |= {"municipality_id": door.municipality_id}
        body |= {"person_id": people[role]["id"]} if role in people else {}
        door.post("/registry/api/v1/accounts", body)
