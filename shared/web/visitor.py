"""Who knocks: the address people come from, by the gateway's word when it is the gateway that asks."""

from ipaddress import ip_address

from flask import request


def visitor_address() -> str:
    """Give the visitor's address; what a stranger claims in a header is not believed."""
    nearest = request.remote_addr or ""
    claimed = request.headers.get("X-Forwarded-For", "").split(",")[-1].strip()
    return claimed if claimed and _is_ours(nearest) else nearest


def visitor_browser() -> str:
    """Give the words a browser or a program says of itself."""
    return request.user_agent.string


def _is_ours(address: str) -> bool:
    try:
        return ip_address(address).is_private
    except ValueError:
        return False
