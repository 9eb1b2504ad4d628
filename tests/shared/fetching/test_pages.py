"""Fetching: what is refused before a connection is made, at each redirect, and while a page comes."""

import gzip
import threading
from collections.abc import Callable, Sequence

import httpx
import pytest

from shared.fetching import PageNotFetched, fetch_page
from tests.shared.fetching.site import serving

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=windows-1251\r\nConnection: close\r\n\r\n"
PUBLIC = "95.163.0.1"
Answer = Callable[[httpx.Request], httpx.Response]


def resolving(**hosts: str) -> Callable[[str, int], Sequence[str]]:
    """Give a resolver that knows these hosts; dots of a name are written as «_»."""
    known = {name.replace("_", "."): addresses.split() for name, addresses in hosts.items()}
    return lambda host, _port: known.get(host, [])


def fetch(url: str, answer: Answer, **hosts: str) -> bytes:
    """Fetch over a network where these hosts are and `answer` is what they say."""
    resolve = resolving(**({"school_example": PUBLIC} | hosts))
    transport = httpx.MockTransport(answer)
    return fetch_page(url, resolve=resolve, connect=lambda _addresses, _deadline: transport).content


def html(_request: httpx.Request) -> httpx.Response:
    return httpx.Response(200, html="<p>Состав</p>")


def refused(url: str, answer: Answer = html, **hosts: str) -> str:
    with pytest.raises(PageNotFetched) as caught:
        fetch(url, answer, **hosts)
    return caught.value.message


def test_a_public_page_comes_with_what_the_server_declared() -> None:
    with serving(HEAD, "<p>Состав</p>".encode("cp1251")) as site:
        page = fetch_page(site.url(), resolve=resolving(school_example=PUBLIC), connect=site.connect)
    assert (page.content.decode("cp1251"), page.charset) == ("<p>Состав</p>", "windows-1251")
    assert f"Host: school.example:{site.port}".encode() in site.asked[0]


@pytest.mark.parametrize(
    "url",
    [
        "ftp://school.example/",
        "file:///etc/passwd",
        "school.example",
        "http://",
        "http://u:p@school.example/",
    ],
)
def test_what_is_no_address_of_a_page(url: str) -> None:
    assert "http" in refused(url) or "пароль" in refused(url)


@pytest.mark.parametrize("address", ["127.0.0.1", "::1", "10.0.0.5", "169.254.169.254", f"{PUBLIC} 10.0.0.5"])
def test_a_host_of_the_inner_network_is_not_connected_to(address: str) -> None:
    assert "внутреннюю сеть" in refused("http://inner.example/", inner_example=address)


def test_the_real_resolver_and_the_real_network_refuse_loopback() -> None:
    for url in ("http://127.0.0.1:1/", "http://localhost/", "http://2130706433/", "http://[::1]/"):
        with pytest.raises(PageNotFetched, match=r"внутреннюю сеть|не найден"):
            fetch_page(url)


def test_each_redirect_is_checked_again() -> None:
    def elsewhere(request: httpx.Request) -> httpx.Response:
        return httpx.Response(302, headers={"Location": "http://inner.example/admin"})

    assert "внутреннюю сеть" in refused("http://school.example/", elsewhere, inner_example="192.168.0.1")


def test_three_redirects_are_followed_and_no_more() -> None:
    def further(limit: int) -> Answer:
        def answer(request: httpx.Request) -> httpx.Response:
            place = int(request.url.path.strip("/") or 0)
            if place == limit:
                return html(request)
            return httpx.Response(301, headers={"Location": f"/{place + 1}"})

        return answer

    assert fetch("https://school.example/", further(3))
    assert "больше 3 раз" in refused("https://school.example/", further(4))


def test_a_redirect_to_another_scheme_is_refused() -> None:
    def to_file(_request: httpx.Request) -> httpx.Response:
        return httpx.Response(302, headers={"Location": "file:///etc/passwd"})

    assert "http://" in refused("http://school.example/", to_file)


@pytest.mark.parametrize("kind", ["application/pdf", "application/octet-stream", "image/svg+xml", ""])
def test_only_html_is_taken(kind: str) -> None:
    def file(_request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, content=b"<p>", headers={"Content-Type": kind} if kind else {})

    assert "не страница" in refused("http://school.example/", file)


def test_an_error_of_the_site_is_said() -> None:
    assert "404" in refused("http://school.example/", lambda _request: httpx.Response(404, html="нет"))


@pytest.mark.parametrize("encoding", ["identity", "gzip"])
def test_a_page_too_large_is_refused_packed_or_not(encoding: str) -> None:
    large = b"<p>" + b"a" * (6 * 1024 * 1024)
    content = gzip.compress(large) if encoding == "gzip" else large

    def answer(_request: httpx.Request) -> httpx.Response:
        return httpx.Response(
            200, content=content, headers={"Content-Type": "text/html", "Content-Encoding": encoding}
        )

    assert "5 МБ" in refused("http://school.example/", answer)


def test_a_name_may_not_change_its_mind_after_the_check() -> None:
    asked: list[str] = []

    def once(host: str, _port: int) -> list[str]:
        asked.append(host)
        return [PUBLIC] if len(asked) == 1 else ["127.0.0.1"]

    connected: list[Sequence[str]] = []

    def connect(addresses: Sequence[str], _deadline: float) -> httpx.BaseTransport:
        connected.append(addresses)
        return httpx.MockTransport(html)

    fetch_page("http://school.example/", resolve=once, connect=connect)
    assert (asked, connected) == (["school.example"], [[PUBLIC]])


@pytest.mark.parametrize("sent", [[b""], [b"HTTP/1.1 200"], [HEAD, b"<p>"]])
def test_a_site_that_says_no_more_is_left_in_time(sent: list[bytes]) -> None:
    hold = threading.Event()
    with serving(*sent, b"</p>", hold=hold) as site, pytest.raises(PageNotFetched, match="не успел"):
        fetch_page(site.url(), resolve=resolving(school_example=PUBLIC), connect=site.connect, seconds=0.3)


def test_a_resolver_that_does_not_answer_is_left_in_time() -> None:
    hold = threading.Event()

    def never(_host: str, _port: int) -> list[str]:
        hold.wait()
        return [PUBLIC]

    with pytest.raises(PageNotFetched, match="вовремя"):
        fetch_page("http://school.example/", resolve=never, seconds=0.1)
    hold.set()


def test_a_site_that_is_not_there_or_speaks_no_http() -> None:
    with serving(b"SSH-2.0-OpenSSH\r\n") as site, pytest.raises(PageNotFetched, match="не отвечает"):
        fetch_page(site.url(), resolve=resolving(school_example=PUBLIC), connect=site.connect)
    with pytest.raises(PageNotFetched, match="не отвечает"):
        fetch_page(site.url(), resolve=resolving(school_example=PUBLIC), connect=site.connect)
    with pytest.raises(PageNotFetched, match="не найден"):
        fetch("http://nowhere.example/", html)


def test_tls_asks_for_a_certificate_of_the_very_host() -> None:
    with serving(b"not tls") as site, pytest.raises(PageNotFetched, match="не отвечает"):
        fetch_page(
            site.url().replace("http:", "https:"),
            resolve=resolving(school_example=PUBLIC),
            connect=site.connect,
        )
    assert b"school.example" in site.asked[0], "the name goes into the greeting of TLS"
