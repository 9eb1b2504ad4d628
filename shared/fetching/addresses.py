"""Which network addresses are public: only those may be asked for a page somebody named."""

import ipaddress
import socket
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future

from shared.fetching.refusals import PageNotFetched

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolve = Callable[[str, int], Sequence[str]]
"""Gives the addresses of a host, as the network's own resolver would."""

SPECIAL = tuple(
    ipaddress.ip_network(one) for one in ("192.0.0.0/24", "192.88.99.0/24")
)  # no site lives there
TRANSLATED = ipaddress.ip_network("64:ff9b::/32")
NOT_PUBLIC = "Адрес «{host}» ведёт во внутреннюю сеть, такие страницы не загружаются."
UNKNOWN = "Сайт «{host}» не найден. Проверьте адрес."


def resolve_host(host: str, port: int) -> list[str]:
    """Ask the system's resolver."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise PageNotFetched(UNKNOWN.format(host=host)) from error
    return list(dict.fromkeys(str(sockaddr[0]) for *_, sockaddr in found))


def public_addresses(host: str, port: int, *, resolve: Resolve, seconds: float) -> list[str]:
    """Give the addresses of a host; raises PageNotFetched if any of them is not public.

    One private address among public ones is an attempt, not an oversight.
    """
    written = [text.partition("%")[0] for text in _in_time(resolve, host, port, seconds)]
    if not written:
        raise PageNotFetched(UNKNOWN.format(host=host))
    if not all(is_public(ipaddress.ip_address(text)) for text in written):
        raise PageNotFetched(NOT_PUBLIC.format(host=host))
    return written


def _in_time(resolve: Resolve, host: str, port: int, seconds: float) -> Sequence[str]:
    """Wait for the resolver no longer than there is time; it knows no limit of its own."""
    answer: Future[Sequence[str]] = Future()

    def ask() -> None:
        try:
            answer.set_result(resolve(host, port))
        except PageNotFetched as error:
            answer.set_exception(error)

    threading.Thread(target=ask, daemon=True).start()
    try:
        return answer.result(timeout=seconds)
    except TimeoutError as error:
        raise PageNotFetched(f"Адрес сайта «{host}» не удалось узнать вовремя. Повторите позже.") from error


def is_public(address: Address) -> bool:
    """Whether an address is of the open Internet; one that carries another inside is judged by both."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1]
        if address in TRANSLATED or address.is_site_local or (inner is not None and not is_public(inner)):
            return False
        if address.ipv4_mapped is not None:
            return True
    forbidden = (
        address.is_private
        or address.is_loopback
        or address.is_link_local
        or address.is_multicast
        or address.is_reserved
        or address.is_unspecified
    )
    return address.is_global and not forbidden and not any(address in one for one in SPECIAL)
