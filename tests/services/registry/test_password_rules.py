"""Passwords: what everybody tries first is refused, a phrase of one's own is not."""

import pytest

from services.registry.rules import password_weakness


@pytest.mark.parametrize(
    "password",
    [
        "123456789012",
        "qwertyuiop12",
        "qwerty123456",
        "Пароль123456",
        "password2024",
        "PasswordPassword",
        "йцукен-12345",
        "admin-admin-2026",
        "1q2w3e4r5t6y",
        "учитель школа 1",
        "aaaaaaaaaaaa",
        "abababababab",
        "короткий",
        "------------",
    ],
)
def test_refused(password: str) -> None:
    assert password_weakness(password)


@pytest.mark.parametrize(
    "password",
    ["длинный пароль 1", "pokazatelnaya-2026", "три кота на крыше", "xK9#mQ2$vL7p", "снег в июле 17"],
)
def test_taken(password: str) -> None:
    assert password_weakness(password, about=["ivanova@school.ru", "ivanova"]) is None


def test_not_ones_own_name() -> None:
    assert password_weakness("ivanova@school.ru", about=["ivanova@school.ru", "ivanova", "school.ru"])
    assert password_weakness("Ivanova-ivanova-1", about=["ivanova"])
