"""Fetching one page: each redirect is checked anew, the whole takes bounded time and size."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import httpcore
import httpx

from shared.fetching.addresses import Resolve, public_addresses, resolve_host
from shared.fetching.refusals import SAVE_IT, PageNotFetched
from shared.fetching.transport import CheckedTransport

SECONDS = 15.0
MAX_BYTES = 5 * 1024 * 1024
MAX_REDIRECTS = 3
PORTS = {"http": 80, "https": 443}
HTML = frozenset({"text/html", "application/xhtml+xml"})
HEADERS = {
    "User-Agent": "mms (staff page reader)",
    "Accept": ", ".join(sorted(HTML)),
    "Accept-Encoding": "gzip, deflate",
    "Accept-Language": "ru",
}
FAILURES = (httpx.HTTPError, httpcore.NetworkError, httpcore.ProtocolError)
OUT_OF_TIME = (httpx.TimeoutException, httpcore.TimeoutException)
Connect = Callable[[Sequence[str], float], httpx.BaseTransport]
"""Makes the transport to checked addresses, good until a moment of the monotonic clock."""


@dataclass(frozen=True, kw_only=True)
class FetchedPage:
    """A page as it came; `charset` is what the server declared."""

    content: bytes
    charset: str | None
    address: str


def connect_checked(addresses: Sequence[str], deadline: float) -> httpx.BaseTransport:
    """Connect over the real network."""
    return CheckedTransport(addresses, deadline=deadline)


def fetch_page(
    address: str,
    *,
    resolve: Resolve = resolve_host,
    connect: Connect = connect_checked,
    seconds: float = SECONDS,
) -> FetchedPage:
    """Fetch a public HTML page; raises PageNotFetched."""
    deadline = time.monotonic() + seconds
    url = _url(address)
    for _ in range(MAX_REDIRECTS + 1):
        fetched = _try(url, resolve=resolve, connect=connect, deadline=deadline)
        if isinstance(fetched, FetchedPage):
            return fetched
        url = fetched
    raise PageNotFetched(f"Сайт перенаправляет больше {MAX_REDIRECTS} раз. {SAVE_IT}")


def _url(address: str) -> httpx.URL:
    try:
        url = httpx.URL(address.strip())
    except httpx.InvalidURL as error:
        raise PageNotFetched("Это не адрес страницы. Нужен адрес вида https://школа.рф/…") from error
    if url.scheme not in PORTS or not url.host:
        raise PageNotFetched("Нужен адрес страницы, который начинается с http:// или https://.")
    if url.userinfo:
        raise PageNotFetched("Уберите из адреса имя и пароль: загружаются только открытые страницы.")
    return url


def _try(url: httpx.URL, *, resolve: Resolve, connect: Connect, deadline: float) -> FetchedPage | httpx.URL:
    """Ask once; give the page, or where the site sends instead."""
    host, port = url.raw_host.decode("ascii"), url.port or PORTS[url.scheme]
    left = max(deadline - time.monotonic(), 0)
    addresses = public_addresses(host, port, resolve=resolve, seconds=left)
    try:
        with (
            httpx.Client(transport=connect(addresses, deadline), trust_env=False) as client,
            client.stream("GET", url, headers=HEADERS) as reply,
        ):
            if reply.has_redirect_location:
                return _url(str(url.join(reply.headers["Location"])))
            return _page(reply, deadline=deadline)
    except OUT_OF_TIME as error:
        raise PageNotFetched(f"Сайт «{url.host}» не успел ответить. {SAVE_IT}") from error
    except (*FAILURES, httpx.InvalidURL) as error:
        raise PageNotFetched(f"Сайт «{url.host}» не отвечает как положено. {SAVE_IT}") from error


def _page(reply: httpx.Response, *, deadline: float) -> FetchedPage:
    if reply.status_code != httpx.codes.OK:
        raise PageNotFetched(f"Сайт ответил {reply.status_code}. Проверьте адрес страницы.")
    kind = reply.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if kind not in HTML:
        raise PageNotFetched("По этому адресу не страница, а файл. Скачайте его и загрузите файлом.")
    content = bytearray()
    for part in reply.iter_bytes():
        content += part
        if len(content) > MAX_BYTES:
            raise PageNotFetched(f"Страница больше {MAX_BYTES // 1024 // 1024} МБ. {SAVE_IT}")
        if time.monotonic() > deadline:
            raise PageNotFetched(f"Сайт отдаёт страницу слишком медленно. {SAVE_IT}")
    return FetchedPage(content=bytes(content), charset=reply.charset_encoding, address=str(reply.url))
