"""Each thing that a school lacks opens as the list of exactly that, for whoever can mend it."""

import re
from html import unescape

from services.demonstration import DEMONSTRATION, seed
from tests.browsing import Browsing
from tests.system import System

GAP = re.compile(r'<li><a href="([^"]+)">([^<]+)</a> <span class="under">[^<]*делает ([^<]+)</span></li>')
SCHOOL = re.compile(r"/monitoring/periods/[0-9a-f-]{36}/organizations/[0-9a-f-]{36}")
ROW = re.compile(r"<tbody[^>]*>(.*?)</tbody>", re.DOTALL)


def signed_in(system: System, role: str) -> Browsing:
    browsing = Browsing(system)
    account = {"email": f"{role}@demo.example", "password": DEMONSTRATION.password}
    assert browsing.post("/registry/sign-in", account).status_code == 303
    return browsing


def opened(who: Browsing, path: str) -> str:
    reply = who.get(path, follow_redirects=True)
    assert reply.status_code == 200, (path, reply.text)
    return reply.text


def gaps(who: Browsing, page: str) -> list[tuple[str, str, str]]:
    return [(unescape(href), words, mends) for href, words, mends in GAP.findall(page)]


def follow(who: Browsing, href: str, words: str) -> None:
    """What opens has as many lines as were said to be missing; one thing opens as itself."""
    page = opened(who, href)
    number = re.match(r"\d+", words)
    if number is None:  # a document of the school
        assert 'id="facts"' in page or 'name="kind"' in page, href
        assert href.rsplit("=", maxsplit=1)[-1] in page
    elif "?" in href:
        rows = ROW.findall(page)

        assert rows[0].count("<tr") == int(number[0]), (href, words)


def test_every_gap_leads_to_the_list_of_exactly_what_is_missing(system: System) -> None:
    seed(system.settings, system.databases)
    principal, methodist = signed_in(system, "principal"), signed_in(system, "methodist")
    periods = opened(methodist, "/monitoring/periods")
    (period,) = re.findall(r'href="(/monitoring/periods/[0-9a-f-]{36})"[^\0]{,900}?идёт сбор', periods)[:1]
    schools = sorted(set(SCHOOL.findall(opened(methodist, f"{period}?per=100"))))
    assert len(schools) == 12
    kinds: set[str] = set()
    for school in schools:
        for href, words, _ in gaps(methodist, opened(methodist, school)):
            kinds.add(words.split()[-1])
            follow(methodist, href, words)
    own = gaps(principal, opened(principal, period))
    assert own
    for href, words, mends in own:
        if mends == "сама организация":
            follow(principal, href, words)
    assert len(kinds) >= 4, kinds
