"""The HTML doors of registry."""

from services.registry.pages import signing_in

BLUEPRINTS = (signing_in.blueprint,)

__all__ = ["BLUEPRINTS"]
