"""A course shown by a file and accepted, a route that prints, certificates near the end of their term."""

import struct
import zlib
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from services.demonstration.developing import API
from services.demonstration.door import JSON, Door

COURSE = {
    "kind": "course",
    "title": "Курс «Формирующее оценивание»",
    "organization": "ИПК и ПП РО РА",
    "hours": 36,
    "expected_result": "Удостоверение",
}
TERMS = ((-2, "Современный урок по ФГОС"), (4, "Функциональная грамотность"), (20, "Работа с родителями"))
WIDTH, HEIGHT = 620, 440


def tell(door: Door, *, tutor: JSON, teachers: Sequence[Mapping[str, Any]]) -> None:
    """One running route goes on with a course; some certificates are of nearly three years ago."""
    routes = door.every(f"{API}/routes?state=in_progress", who=tutor)
    named = {str(one["id"]) for one in teachers}
    for route in [one for one in routes if one["teacher_id"] in named and one["deficits"]][:1]:
        _study(door, route, tutor=tutor)
    for (months, programme), teacher in zip(TERMS, teachers[-len(TERMS) :], strict=True):
        _certify(door, teacher, programme, months_left=months)


def _study(door: Door, route: Mapping[str, Any], *, tutor: JSON) -> None:
    """The teacher brings a scan, the tutor accepts: what is put to work is still to be decided."""
    due = door.today + timedelta(days=7)
    worked = {
        one for step in route["steps"] if step["kind"] == "implementation" for one in step["deficit_ids"]
    }
    served = [one["id"] for one in route["deficits"] if one["id"] not in worked]
    step = COURSE | {"due_on": due.isoformat(), "deficit_ids": served[:1]}
    grown = door.post(f"{API}/routes/{route['id']}/steps", step, who=tutor)
    course = max(grown["steps"], key=lambda one: one["id"])
    told = {"evidence": "Прошла курс, применяю листы самооценки", "link": "https://example.org/kurs"}
    path, own = f"{API}/steps/{course['id']}", {"person_id": route["teacher_id"]}
    door.attach(f"{path}/evidence", told, name="Удостоверение, скан.png", content=scan(), who=own)
    door.post(f"{path}/acceptance", who=tutor)


def _certify(door: Door, teacher: Mapping[str, Any], programme: str, *, months_left: int) -> None:
    """A certificate whose three years end in so many months."""
    month = door.today.year * 12 + door.today.month - 1 - 36 + months_left
    body = {"person_id": teacher["id"], "programme": programme, "hours": 72, "number": f"УПК-{month}"}
    body["issued_on"] = date(month // 12, month % 12 + 1, 15).isoformat()
    door.post(f"{API}/certificates", body, who={"role": "methodist"})


def scan() -> bytes:
    """A sheet with a frame and lines, as a scanner gives it; drawn here, so that nothing foreign is in it."""
    rows = b"".join(b"\x00" + _row(y) for y in range(HEIGHT))
    head = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 0, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, body) for kind, body in parts)


def _row(y: int) -> bytes:
    framed = y in {20, 21, HEIGHT - 21, HEIGHT - 20}
    written = y > 90 and y % 40 < 3  # noqa: PLR2004 under the head, a line in forty
    middle = b"\x30" * (WIDTH - 40) if framed else (b"\xb0" if written else b"\xfa") * (WIDTH - 40)
    return b"\xfa" * 20 + b"\x30" + middle[2:] + b"\x30" + b"\xfa" * 20


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
