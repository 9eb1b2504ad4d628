"""The demonstration's neighbours: two municipalities an analyst compares with the first, one of them tiny."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from services.demonstration import files
from services.demonstration.door import Door
from services.demonstration.people import everyone

# profile, its school, how many work there
NEIGHBOURS = (("aleysk", "МБОУ «Алейская СОШ»", 36), ("zeya", "МБОУ «Зейская ООШ»", 9))
SEED = 700
LEADER = 1


def tell(door: Door, *, deliver: Callable[[], None]) -> None:
    """Open the neighbours and bring their people and certificates: the region sees figures of them."""
    for number, (profile, school, size) in enumerate(NEIGHBOURS, start=1):
        opened_on = date(door.today.year - 1, 9, 1).isoformat()
        door.post("/registry/api/v1/municipalities", {"profile": profile, "go_live_on": opened_on})
        invented = everyone(door.today, seed=SEED + number)
        leader, teachers = invented[:LEADER], [one for one in invented if one.position == "учитель"]
        staff = [
            replace(one, school=profile, number=one.number + 1000 * number)
            for one in (*leader, *teachers[: size - LEADER])
        ]
        taught = [one for one in staff if one.position == "учитель"]
        for kind, content in (
            ("organizations", files.organizations([(profile, school)])),
            ("people", files.people(staff)),
            ("certificates", files.certificates(taught, door.today)),
        ):
            deliver()
            door.upload(kind, content, municipality=profile)
    deliver()
