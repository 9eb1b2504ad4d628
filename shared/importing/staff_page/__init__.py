"""Reading a school's site page of its pedagogical staff: from bytes to people, heads, links and warnings.

The section is asked for by Rosobrnadzor's order № 831, since 01.09.2024 by № 1493; what stands there is read
as written and compared with the register by whoever calls. Nothing here knows a database.
"""

from shared.importing.staff_page.decoding import decode
from shared.importing.staff_page.page import Experience, Head, Link, StaffPage, StaffRow
from shared.importing.staff_page.person_names import PersonName
from shared.importing.staff_page.posts import Job
from shared.importing.staff_page.reading import MAX_BYTES, read_staff_page

KIND = "staff-page"
TITLE = "Страница «Педагогический состав»"

__all__ = [
    "KIND",
    "MAX_BYTES",
    "TITLE",
    "Experience",
    "Head",
    "Job",
    "Link",
    "PersonName",
    "StaffPage",
    "StaffRow",
    "decode",
    "read_staff_page",
]
