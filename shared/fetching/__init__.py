"""Fetching a public page somebody named: checked addresses only, little, quickly, and HTML."""

from shared.fetching.addresses import Resolve, is_public, resolve_host
from shared.fetching.pages import Connect, FetchedPage, connect_checked, fetch_page
from shared.fetching.refusals import PageNotFetched
from shared.fetching.transport import CheckedTransport

__all__ = [
    "CheckedTransport",
    "Connect",
    "FetchedPage",
    "PageNotFetched",
    "Resolve",
    "connect_checked",
    "fetch_page",
    "is_public",
    "resolve_host",
]
