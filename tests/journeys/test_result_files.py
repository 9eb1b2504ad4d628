"""A file of results through registry's door: people resolved, consents kept, nothing twice."""

import io
import json
from datetime import timedelta
from pathlib import Path

import httpx
from xlsxwriter import Workbook  # type: ignore[import-untyped] # it has no stubs

from tests.journeys.conftest import Run
from tests.journeys.stories import said
from tests.journeys.village import TODAY, Village

ROUTES = "/routes/api/v1"
DAY = f"{TODAY - timedelta(days=2):%d.%m.%Y}"


def institute_file() -> bytes:
    """An XLSX as an institute sends it: a title, headings in three rows, shares, points and an absence."""
    buffer = io.BytesIO()
    with Workbook(buffer, {"in_memory": True}) as made:
        sheet = made.add_worksheet("Результаты")
        sheet.merge_range("A1:G1", "Итоги диагностики, ноябрь")
        for place, words in enumerate(("№", "ФИО педагога", "Инструмент", "Дата")):
            sheet.merge_range(1, place, 3, place, words)
        sheet.merge_range("E2:G2", "Баллы по блокам")
        sheet.merge_range("E3:E4", "Предметный")
        sheet.merge_range("F3:G3", "Коммуникативный и нормативный")
        sheet.write_row("F4", ("коммуникативная", "нормативная"))
        sheet.write_row("A5", (1, "Кравец Олег Игоревич", "TEST4", DAY, 0.855, 3, 2))
        sheet.write_row("A6", (2, "Дёмина Мария Юрьевна", "Тест из четырёх блоков", DAY, 0.4, "н/я", 5))
        sheet.write_row("A7", (3, "Сотников Юрий Юрьевич", "TEST4", DAY, 1, 3, 5))
    return buffer.getvalue()


def test_an_institutes_file_comes_in(village: Village) -> None:
    methodist = village.as_role("methodist")

    def send(*, by: httpx.Client = methodist, status: int = 200, **more: str) -> dict[str, object]:
        form = {"kind": "diagnostics", "municipality": "ust-koksa"} | more
        files = {"file": ("итоги.xlsx", institute_file())}
        reply = by.post("/registry/api/v1/imports", data=form, files=files)
        report: dict[str, object] = said(reply, status)
        return report

    preview = send(dry_run="true")
    assert (preview["created"], preview["unchanged"], preview["rejected"]) == (2, 1, [])
    warned = {(one["row"], one["column"]) for one in preview["warnings"]}  # type: ignore[attr-defined]
    assert warned == {(5, "ФИО"), (6, "ФИО"), (7, "ФИО")}
    assert said(village.as_person("Кравец").get(f"{ROUTES}/diagnostics")) == []
    assert send()["created"] == 2
    again = send()
    assert (again["created"], again["updated"], again["unchanged"]) == (0, 0, 3)
    tutor = village.as_role("tutor", "Зуева")
    assert send(by=tutor)["unchanged"] == 3
    send(by=tutor, status=403, kind="people")
    page = tutor.get("/registry/imports").text
    assert "Результаты диагностики" in page
    assert "Педагогические работники" not in page
    [found] = said(village.as_person("Кравец").get(f"{ROUTES}/diagnostics"))
    values = {one["area"]: (one["level"], one["value"]) for one in found["findings"]}
    assert values == {
        "subject": ("achievement", "85.5"),
        "communicative": ("achievement", "100"),
        "legal": ("high", "40"),
    }
    [demina] = said(village.as_person("Дёмина").get(f"{ROUTES}/diagnostics"))
    assert {one["area"] for one in demina["findings"]} == {"subject", "legal"}
    village.settle()
    [told] = said(village.as_person("Кравец").get("/notifications/api/v1/inbox"))[:1]
    assert told["title"] == "Готов результат диагностики"
    _annul_all(village, methodist)


def _annul_all(village: Village, methodist: httpx.Client) -> None:
    """The page of the load leads to where all it brought is annulled."""
    runs = said(methodist.get("/registry/api/v1/imports"))
    run = next(one for one in runs if one["created"] == 2 and not one["dry_run"])
    page = methodist.get(f"/registry/imports/runs/{run['id']}").text
    address = f"/routes/diagnostics/files/{run['file_hash']}"
    assert f'href="{address}">Отменить загрузку' in page
    path = f"{ROUTES}/diagnostics/files/{run['file_hash']}/annulment"
    reason = {"reason": "Файл прошлого года"}
    assert said(methodist.post(path, json=reason)) == {"annulled": 2, "already": 0, "left": 0, "kept": []}
    assert said(village.as_person("Кравец").get(f"{ROUTES}/diagnostics"))[0]["state"] == "annulled"


def test_a_tutor_finds_their_own_imports_and_what_was_rejected(village: Village) -> None:
    methodist, tutor = village.as_role("methodist"), village.as_role("tutor", "Зуева")
    lines = ("ФИО;Инструмент;Дата;Предметный блок", f"Кравец Олег Игоревич;TEST4;{DAY};99")
    form = {"kind": "diagnostics", "municipality": "ust-koksa"}

    def send(by: httpx.Client) -> str:
        files = {"file": ("итоги.csv", "\n".join(lines).encode())}
        return str(said(by.post("/registry/api/v1/imports", data=form, files=files))["id"])

    theirs, own = send(methodist), send(tutor)
    api, pages = "/registry/api/v1/imports", "/registry/imports/runs"
    assert [one["id"] for one in said(tutor.get(api))] == [own]
    assert {theirs, own} <= {one["id"] for one in said(methodist.get(api))}
    shown = tutor.get("/registry/imports").text
    assert (f"{pages}/{own}" in shown, f"{pages}/{theirs}" in shown) == (True, False)
    assert f"{api}/{own}/errors.xlsx" in tutor.get(f"{pages}/{own}").text
    assert tutor.get(f"{api}/{own}/errors.xlsx").status_code == 200
    for path in (f"{api}/{theirs}", f"{api}/{theirs}/errors.xlsx", f"{pages}/{theirs}"):
        assert (tutor.get(path).status_code, path) == (404, path)
    assert village.as_role("principal", "Власова").get(api).status_code == 403


def test_the_command_and_the_template(village: Village, run: Run, tmp_path: Path) -> None:
    methodist = village.as_role("methodist")
    template = methodist.get("/registry/api/v1/imports/templates/diagnostics")
    assert template.status_code == 200
    path = tmp_path / "results.csv"
    lines = (
        "СНИЛС;ФИО;Инструмент;Дата;Предметный блок",
        f"100-202-534 54;Кравец Олег Игоревич;TEST4;{DAY};6",
    )
    path.write_text("\n".join((*lines, f";Кравец Олег Игоревич;TEST4;{DAY};9")))
    here = ("--municipality", "ust-koksa", "--json")
    status, out, _ = run("import", "diagnostics", str(path), *here)
    report = json.loads(out)
    assert (status, report["created"]) == (1, 0)
    assert {one["row"] for one in report["rejected"]} == {2, 3}
    path.write_text("\n".join(lines))
    assert json.loads(run("import", "diagnostics", str(path), *here, "--dry-run")[1])["created"] == 1
    status, out, _ = run("import", "diagnostics", str(path), *here)
    assert (status, json.loads(out)["created"]) == (0, 1)
