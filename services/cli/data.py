"""Commands about data: init, import, drain, indicators, coverage."""

import json
import sys
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import Any

import click

from services.cli.context import Refused, answer, api_client, opened
from services.cli.progress import DeliveryShown, progress_shown
from services.cli.staff_pages import FileOrAddress, refuse_address, tell_comparison
from services.delivering import drain as deliver_pending
from services.delivering import send_due
from services.registry.imports import OWNERS
from shared.importing import KINDS
from shared.importing.staff_page import KIND as STAFF_PAGE
from shared.settings import Settings

STANDSTILL_SECONDS = 300.0


def as_date(_context: click.Context, parameter: click.Parameter, value: str) -> str:
    """Accept an ISO date; anything else is wrong usage (exit 2)."""
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError as error:
        raise click.BadParameter(f"«{value}» — нужна дата вида 2025-12-31.", param=parameter) from error


def as_mapping(_context: click.Context, parameter: click.Parameter, value: tuple[str, ...]) -> dict[str, str]:
    """Accept pairs ИХ=НАШ; an empty right side leaves the column out; no sign is wrong usage (exit 2)."""
    pairs = [one.rpartition("=") for one in value]
    if wrong := [theirs or ours for theirs, sign, ours in pairs if not sign]:
        raise click.BadParameter(
            f"«{wrong[0]}» — нужно ИХ=НАШ, например Учреждение=Организация.", param=parameter
        )
    return {theirs.strip(): ours.strip() for theirs, _, ours in pairs}


def print_json(document: Any) -> None:
    """Print one JSON document."""
    click.echo(json.dumps(document, ensure_ascii=False, indent=1))


@click.command()
@click.option("--profile", required=True, help="код профиля: ust-koksa, zeya, …")
def init(profile: str) -> None:
    """Создать муниципалитет из его профиля (повторять можно)."""
    with opened() as (settings, databases), api_client(settings) as client:
        body = answer(client.post("/registry/api/v1/municipalities", json={"profile": profile})).json()
        if settings.embedded:
            deliver_pending(settings, databases, timeout=STANDSTILL_SECONDS)
    click.echo(f"Муниципалитет «{body['name']}» ({body['code']}) готов.", err=True)


@click.command("import")
@click.argument("kind", type=click.Choice([*KINDS, STAFF_PAGE]))
@click.argument("file", metavar="FILE|URL", type=FileOrAddress())
@click.option("--municipality", required=True, help="код муниципалитета")
@click.option("--organization", help="код организации (для staff-page)")
@click.option("--dry-run", is_flag=True, help="только проверить")
@click.option("--skip-rejected", is_flag=True, help="применить без отклонённых строк")
@click.option("--apply", "apply_", is_flag=True, help="применить найденное на странице сайта")
@click.option(
    "--map",
    "mapped",
    multiple=True,
    metavar="'ИХ=НАШ'",
    callback=as_mapping,
    help="какой столбец файла какой наш",
)
@click.option(
    "--errors",
    type=click.Path(dir_okay=False, writable=True, path_type=Path),
    help="куда записать отклонённые строки (XLSX)",
)
@click.option("--rows", help="какие строки страницы сайта применить: 1,3-5")
@click.option("--json", "as_json", is_flag=True, help="отчёт одним документом JSON")
def import_file(
    kind: str,
    file: Path | str,
    municipality: str,
    organization: str | None,
    *,
    dry_run: bool,
    skip_rejected: bool,
    apply_: bool,
    mapped: dict[str, str],
    errors: Path | None,
    rows: str | None,
    as_json: bool,
) -> None:
    """Загрузить файл вида KIND; для staff-page можно дать адрес страницы."""
    refuse_address(file, kind=kind)
    said = {
        "kind": kind,
        "municipality": municipality,
        "organization": organization,
        "dry_run": str(dry_run).lower(),
        "skip_rejected": str(skip_rejected).lower(),
        "apply": str(apply_).lower(),
        "rows": rows,
        "mapping": json.dumps(mapped) if mapped else None,
    }
    form = {name: value for name, value in said.items() if value is not None}
    report = _send(file, form, errors, as_json=as_json)
    if as_json:
        print_json(report)
    elif kind == STAFF_PAGE:
        tell_comparison(report, applied=apply_ and not dry_run)
    else:
        _tell(report, dry_run=dry_run, skipping=skip_rejected)
    sys.exit(1 if report["rejected"] else 0)


def _send(file: Path | str, form: dict[str, str], errors: Path | None, *, as_json: bool) -> dict[str, Any]:
    """Post the file; an unreadable one becomes a report with one rejection when JSON was asked for."""
    try:
        with opened() as (settings, databases):
            owner = OWNERS.get(form["kind"], "registry")
            shown: dict[str, Any] = {"timeout": STANDSTILL_SECONDS, "tell": DeliveryShown()}
            deliver_pending(settings, databases, services=[owner], **shown)
            report = _post(settings, file, form, errors)
            if settings.embedded:
                deliver_pending(settings, databases, **shown)
            return report
    except Refused as refusal:
        if not as_json:
            raise
        click.echo(refusal.message, err=True)
        rejected = [{"row": None, "column": None, "message": refusal.message}]
        counts = {"rows": 0, "created": 0, "updated": 0, "unchanged": 0}
        people: dict[str, Any] = {"people": [], "left": []} if form["kind"] == STAFF_PAGE else {}
        return {"kind": form["kind"], **counts, "rejected": rejected, "warnings": [], **people}


def _post(settings: Settings, file: Path | str, form: dict[str, str], errors: Path | None) -> dict[str, Any]:
    """Send the file, or the address of a page, and save the rejected rows where they were asked for."""
    said = form | ({"url": file} if isinstance(file, str) else {})
    with api_client(settings) as client:
        with progress_shown(client) as progress_id, ExitStack() as stack:
            said |= {"progress_id": str(progress_id)}
            files = (
                {"file": (file.name, stack.enter_context(file.open("rb")))}
                if isinstance(file, Path)
                else None
            )
            response = client.post("/registry/api/v1/imports", data=said, files=files)
        report: dict[str, Any] = answer(response).json()
        import_id = report.pop("id", None)
        if errors and report["rejected"]:
            kept = answer(client.get(f"/registry/api/v1/imports/{import_id}/errors.xlsx"))
            errors.write_bytes(kept.content)
            click.echo(f"Отклонённые строки записаны в {errors}.", err=True)
    return report


def _tell(report: dict[str, Any], *, dry_run: bool, skipping: bool) -> None:
    """Say what happened; `skipping` when rejected rows were to be left out."""
    for one in report["warnings"]:
        click.echo(f"Предупреждение, {_place(one)}: {one['message']}", err=True)
    for one in report["rejected"]:
        click.echo(f"Отклонено, {_place(one)}: {one['message']}", err=True)
    refused = bool(report["rejected"]) and not skipping
    click.echo(
        f"{'Проверено' if dry_run or refused else 'Обработано'} строк: {report['rows']}; "
        f"создано: {report['created']}, изменено: {report['updated']}, "
        f"без изменений: {report['unchanged']}, отклонено: {len({one['row'] for one in report['rejected']})}."
    )
    if dry_run or refused:
        click.echo("Ничего не применено: числа говорят, что было бы.")


def _place(message: dict[str, Any]) -> str:
    row = f"строка {message['row']}" if message["row"] else "файл"
    return f"{row}, «{message['column']}»" if message["column"] else row


@click.command()
@click.option("--timeout", default=60.0, show_default=True, help="сколько секунд ждать, если доставка стоит")
def drain(timeout: float) -> None:
    """Доставить все ожидающие события."""
    with opened() as (settings, databases):
        deliver_pending(settings, databases, timeout=timeout, tell=DeliveryShown())
        if settings.embedded:
            send_due(settings, databases)
    click.echo("Все события доставлены.", err=True)


def _figures(service: str, resource: str, municipality: str, as_of: str) -> dict[str, Any]:
    with opened() as (settings, _), api_client(settings) as client:
        query = {"municipality": municipality, "as_of": as_of}
        body: dict[str, Any] = answer(client.get(f"/{service}/api/v1/{resource}", params=query)).json()
    return body


@click.command()
@click.option("--municipality", required=True, help="код муниципалитета")
@click.option("--as-of", required=True, callback=as_date, help="дата, 2025-12-31")
@click.option("--json", "as_json", is_flag=True)
def indicators(municipality: str, as_of: str, *, as_json: bool) -> None:
    """Показать десять показателей на дату."""
    body = _figures("monitoring", "indicators", municipality, as_of)
    if as_json:
        print_json(body)
        return
    for one in body["indicators"]:
        value = one.get("count") if "count" in one else _fraction(one)
        click.echo(f"{one['number']:>2}. {one['title']}: {value}{_threshold(one)}")


def _threshold(one: dict[str, Any]) -> str:
    if "count" in one:
        return ""
    if one["threshold"] is None:
        return ", порог не задан"
    return f", порог {one['threshold']:g} %".replace(".", ",")


def _fraction(one: dict[str, Any]) -> str:
    percent = "н/д" if one["percent"] is None else f"{one['percent']:.1f} %".replace(".", ",")
    return f"{one['numerator']} из {one['denominator']} ({percent})"


@click.command()
@click.option("--municipality", required=True, help="код муниципалитета")
@click.option("--as-of", required=True, callback=as_date, help="дата, 2025-12-31")
@click.option("--json", "as_json", is_flag=True)
def coverage(municipality: str, as_of: str, *, as_json: bool) -> None:
    """Показать охват молодых педагогов наставниками на дату."""
    body = _figures("mentorship", "coverage", municipality, as_of)
    body.pop("organizations", None)
    if as_json:
        print_json(body)
        return
    click.echo(f"Молодых педагогов: {body['young_teachers']}, охвачены: {body['covered']}")
    for one in body["people"]:
        click.echo(f"{one['organization']}: {one['name']} — {one['reason']} ({one['next_action']})")
