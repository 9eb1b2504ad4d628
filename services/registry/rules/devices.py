"""Where somebody signed in from, as coarsely as it helps them to recognise it."""

from dataclasses import dataclass
from ipaddress import IPv4Address, ip_address, ip_network

# the first that fits: each later name also stands in the texts of those before it
BROWSERS = (
    ("YaBrowser/", "Яндекс Браузер"),
    ("Edg/", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
)
PROGRAM = "программа"


@dataclass(frozen=True, kw_only=True)
class Device:
    """A browser without its version and an address without its end."""

    browser: str = ""
    address: str = ""


def recognise(user_agent: str, address: str) -> Device:
    """Keep of a browser's words and an address what a person would recognise."""
    browser = next((name for mark, name in BROWSERS if mark in user_agent), "")
    system = next((name for mark, name in SYSTEMS if mark in user_agent), "")
    said = f"{browser}, {system}" if browser and system else browser or system
    return Device(browser=said or PROGRAM, address=_coarse(address))


def _coarse(address: str) -> str:
    """Keep the network of an address, not the machine in it."""
    try:
        known = ip_address(address)
    except ValueError:
        return ""
    if known.is_loopback:
        return "этот компьютер"
    if isinstance(known, IPv4Address):
        first, second, *_ = str(known).split(".")
        return f"{first}.{second}.*.*"
    return f"{ip_network(f'{known}/32', strict=False).network_address}*"
