"""The HTML doors of routes."""

from services.routes.pages import (
    bank,
    certificate_list,
    certificates,
    closing,
    deciding,
    diagnosing,
    files,
    home,
    marking,
    moving,
    own,
    people,
    planning,
    practising,
    printing,
    register,
    results,
    routes,
    steps,
    summaries,
)

BLUEPRINTS = (
    home.blueprint,
    people.blueprint,
    deciding.blueprint,
    diagnosing.blueprint,
    results.blueprint,
    routes.blueprint,
    planning.blueprint,
    moving.blueprint,
    closing.blueprint,
    printing.blueprint,
    steps.blueprint,
    own.blueprint,
    certificates.blueprint,
    practising.blueprint,
    marking.blueprint,
    bank.blueprint,
    certificate_list.blueprint,
    files.blueprint,
    register.blueprint,
    summaries.blueprint,
)

__all__ = ["BLUEPRINTS"]
