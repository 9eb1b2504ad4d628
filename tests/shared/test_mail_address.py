"""One rule of what a mail address is: what no server takes is refused, and the sentence says by what."""

import pytest

from shared.mail_address import NOT_AN_ADDRESS, ascii_host, fault_of_address


@pytest.mark.parametrize(
    "value",
    [
        "zueva@school.ru",
        "Zueva.A+mms@School-1.example.ru",
        "o'neil_1@a.b.c.ru",
        "ivanova@школа.рф",
        "ivanova@школа-1.школы.example.ru",
        "a@xn--80atdl2c.xn--p1ai",
        "9@7.ru",
        f"{'a' * 64}@example.ru",
    ],
)
def test_what_servers_take(value: str) -> None:
    assert fault_of_address(value) is None


@pytest.mark.parametrize(
    "value",
    [
        *("", "home", "a@b", "@b.ru", "a@", "a b@example.ru", "a@@b.ru", "a@b@c.ru"),
        *("a@example.ru\nBcc: x@y.ru", "<a@b.ru>", "a,b@c.ru", "a@b..ru", "a@.ru", "a@b.ru.", "a@-b.ru"),
        *("a@b.1", "a@127.0.0.1", "a@[127.0.0.1]", "a\x00b@c.ru", "a@b_c.ru", "a@бяка..рф"),
        *(f"{'a' * 65}@b.ru", f"a@{'b' * 64}.ru", f"a@{'щ' * 63}.рф", f"a@{'b.' * 130}ru"),
    ],
)
def test_what_is_no_address(value: str) -> None:
    assert fault_of_address(value) == NOT_AN_ADDRESS


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("иванова@school.ru", "русской буквы «и»"),
        ("ivаnova@school.ru", "русской буквы «а»"),
        ("почта@школа.рф", "русской буквы «п»"),
        ("josé@school.ru", "знака «é»"),
        ("a@mаil.ru", "«mаil» смешаны"),
    ],
)
def test_a_forgotten_keyboard_is_named(value: str, said: str) -> None:
    fault = fault_of_address(value)
    assert fault is not None
    assert said in fault


def test_hosts_have_their_name_on_the_wire() -> None:
    assert ascii_host("школа.рф") == "xn--80atdl2c.xn--p1ai"
    assert ascii_host("School.RU") == "school.ru"
    assert ascii_host("щ" * 63) == ""
