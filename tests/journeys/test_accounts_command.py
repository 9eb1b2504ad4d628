"""`mms user`: a code of an organization is looked for in the account's own municipality."""

from pathlib import Path

from tests.journeys.conftest import Run

SCHOOL = "Код;Наименование\nA;МБОУ «СОШ № 1»\n"
PASSWORD = "dlinnaya-fraza-2026"


def test_schools_of_two_municipalities_may_have_one_code(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "organizations.csv"
    path.write_text(SCHOOL)
    assert run("init", "--profile", "zeya")[0] == 0
    assert run("import", "organizations", str(path), "--municipality", "zeya")[0] == 0
    granted = set()
    for code in ("ust-koksa", "zeya"):
        email = f"principal@{code}.example"
        account = ("--email", email, "--municipality", code, "--password", PASSWORD)
        status, _, said = run("user", "add", *account, "--role", "principal@A")
        assert status == 0, said
        granted.add(run("user", "roles", "--email", email)[1])
        assert run("user", "roles", "--email", email, "--role", "tutor@A")[0] == 0
    assert len(granted) == 2
