"""Only addresses of the open Internet are public, whatever they are dressed as."""

import ipaddress

import pytest

from shared.fetching import is_public

INNER = (
    "127.0.0.1 127.255.255.254 10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 "
    "224.0.0.1 240.0.0.1 255.255.255.255 192.0.2.1 192.0.0.8 192.88.99.1 198.18.0.1 :: ::1 fe80::1 "
    "fc00::1 fec0::1 ff02::1 2001:db8::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 2002:7f00:1:: 2002:a00:1:: "
    "64:ff9b::7f00:1 64:ff9b:1::1 2001:0:7f00:1::"
)
OPEN = "8.8.8.8 95.163.0.1 2a02:6b8::1 ::ffff:8.8.8.8"


@pytest.mark.parametrize("written", INNER.split())
def test_inner(written: str) -> None:
    assert not is_public(ipaddress.ip_address(written))


@pytest.mark.parametrize("written", OPEN.split())
def test_open(written: str) -> None:
    assert is_public(ipaddress.ip_address(written))
