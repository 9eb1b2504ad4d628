"""The HTML doors of routes."""

from services.routes.pages import (
    bank,
    certificate_list,
    annulling,
    assigning,
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
    results,
    routes,
    steps,
)

BLUEPRINTS = (
    home.blueprint,
    people.blueprint,
    deciding.blueprint,
    diagnosing.blueprint,
    assigning.blueprint,
    results.blueprint,
    annulling.blueprint,
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
)

__all__ = ["BLUEPRINTS"]
