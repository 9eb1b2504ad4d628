"""A school's page at the import door: its bytes from the file or from the address, then the comparison."""

from typing import Any

from flask import current_app
from werkzeug.datastructures import FileStorage

from services.registry import actions, queries
from services.registry.errors import NoOrganization, NothingSent
from shared.fetching import FetchedPage
from shared.web import unit


def import_page(file: FileStorage | None, form: dict[str, Any]) -> dict[str, Any]:
    """Compare a page with the register and apply it on a person's word."""
    work, page = unit(), _page(file, form)
    scope = work.actor.scope("import.apply")
    municipality = queries.municipality_by_code(work.session, scope=scope, code=form["municipality"])
    organization = queries.organization_by_code(
        work.session, scope=scope, municipality_id=municipality.id, code=form["organization"]
    )
    run, report = actions.import_staff_page(
        work.session,
        municipality=municipality,
        organization=organization,
        upload=_upload(page, form),
        account_id=work.actor.account_id,
        now=work.now,
    )
    return report.to_json() | {"id": run.id}


def _page(file: FileStorage | None, form: dict[str, Any]) -> FetchedPage:
    if not form["organization"]:
        raise NoOrganization
    if file is not None:
        return FetchedPage(content=file.read(), charset=None, address=file.filename or "")
    if not form["url"]:
        raise NothingSent
    unit().pause()  # a slow site must not keep everybody else from writing
    fetched: FetchedPage = current_app.extensions["mms_fetch"](form["url"])
    return fetched


def _upload(page: FetchedPage, form: dict[str, Any]) -> actions.StaffPageUpload:
    return actions.StaffPageUpload(
        content=page.content,
        charset=page.charset,
        source=page.address,
        apply=form["apply"],
        rows=form["rows"],
        dry_run=form["dry_run"],
    )
