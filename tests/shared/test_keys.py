"""Keys: registry alone signs, whoever has the public key verifies."""

import shutil
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest

from services.catalogue import SERVICES
from shared import tokens
from shared.keys import load_keys
from shared.settings import load
from tests.services.given import actor, alone

VERIFYING = ("token.pub", "session.key")


def test_a_service_with_the_public_key_verifies_and_cannot_issue(tmp_path: Path) -> None:
    known = load_keys(load({"MMS_HOME": str(tmp_path / "registry")}).keys)
    home = tmp_path / "mentorship"
    (home / "keys").mkdir(parents=True)
    for name in VERIFYING:
        shutil.copy(tmp_path / "registry" / "keys" / name, home / "keys" / name)
    now = datetime.now(UTC)
    who = actor("methodist", municipality_id=uuid4())
    with alone(SERVICES["mentorship"], home) as service:
        headers = {"Authorization": f"Bearer {tokens.issue(known, who, now=now)}"}
        assert service.app.test_client().get("/api/v1/pairs", headers=headers).status_code == 200
        with pytest.raises(tokens.CannotIssue):
            tokens.issue(load_keys(service.settings.keys), who, now=now)
    assert sorted(path.name for path in (home / "keys").iterdir()) == sorted(VERIFYING)


def test_every_key_is_made_once_and_private(tmp_path: Path) -> None:
    made = load_keys(tmp_path)
    load_keys.cache_clear()
    assert load_keys(tmp_path) == made
    assert {path.stat().st_mode & 0o777 for path in tmp_path.iterdir()} == {0o600}


def test_the_public_key_comes_to_a_home_of_before(tmp_path: Path) -> None:
    made = load_keys(tmp_path)
    (tmp_path / "token.pub").unlink()
    load_keys.cache_clear()
    assert load_keys(tmp_path) == made
