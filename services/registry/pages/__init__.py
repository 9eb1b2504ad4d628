"""The HTML doors of registry."""

from services.registry.pages import importing, signing_in

BLUEPRINTS = (signing_in.blueprint, importing.blueprint)

__all__ = ["BLUEPRINTS"]
