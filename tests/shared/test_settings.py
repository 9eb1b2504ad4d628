"""Settings fail loudly, with the variable's name, in Russian."""

from pathlib import Path

import pytest

from shared.settings import WrongSetting, load


def test_nothing_must_be_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    settings = load({})
    assert settings.embedded
    assert settings.home == tmp_path / "var"
    assert settings.database("routes") == f"sqlite:///{tmp_path}/var/routes.db"
    assert settings.internal_url == settings.public_url == "http://127.0.0.1:8000"


OIDC = {
    "MMS_OIDC_ISSUER": "https://login.example.ru/realm/",
    "MMS_OIDC_CLIENT_ID": "mms",
    "MMS_OIDC_CLIENT_SECRET": "secret",
}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("MMS_BUS", "rabbit://here"),
        ("MMS_BUS", "kafka://"),
        ("MMS_DATABASE_URL", "sqlite:///one.db"),
        ("MMS_DATABASE_URL", "mysql://x/{service}"),
        ("MMS_DATABASE_URL", "{service}"),
        ("MMS_PUBLIC_URL", "mms.example.ru"),
        ("MMS_INTERNAL_URL", "ftp://mms.example.ru"),
        ("MMS_SMTP_URL", "http://mail"),
        ("MMS_MAIL_FROM", "nobody"),
        ("MMS_MAIL_FROM", "ммс@example.ru"),
        ("MMS_MAIL_REPLY_TO", "a@b.ru\nBcc: c@d.ru"),
        ("MMS_SEND_PER_MINUTE", "sms=5"),
        ("MMS_SEND_PER_MINUTE", "email=0"),
        ("MMS_LOG_FORMAT", "xml"),
        ("MMS_TWO_FACTOR", "always"),
        ("MMS_OIDC_ISSUER", "login.example.ru"),
        ("MMS_OIDC_ISSUER", "http://login.example.ru"),
    ],
)
def test_a_wrong_value_names_its_variable(name: str, value: str) -> None:
    with pytest.raises(WrongSetting, match=name):
        load(OIDC | {name: value})


def test_messengers_are_off_and_rates_are_known_unless_said_otherwise() -> None:
    usual = load({}).sending
    assert (usual.messengers.vk_token, usual.messengers.max_token) == ("", "")
    assert load({"MMS_SEND_PER_MINUTE": "vk=5"}).sending.per_minute == {**usual.per_minute, "vk": 5}


def test_single_sign_on_is_off_or_whole() -> None:
    known = load(OIDC).single_sign_on
    assert known is not None
    assert known.issuer == "https://login.example.ru/realm/"
    assert load({}).single_sign_on is None
    for name in OIDC:
        with pytest.raises(WrongSetting, match=f"^{name}"):
            load(OIDC | {name: ""})


def test_postgresql_needs_kafka() -> None:
    with pytest.raises(WrongSetting, match="MMS_BUS"):
        load({"MMS_DATABASE_URL": "postgresql://localhost/{service}"})
    settings = load({"MMS_DATABASE_URL": "postgresql://localhost/{service}", "MMS_BUS": "kafka://a:1,b:2"})
    assert (settings.bus, settings.embedded) == ("a:1,b:2", False)
    assert settings.database("routes") == "postgresql+psycopg://localhost/routes"
