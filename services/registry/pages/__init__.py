"""The HTML doors of registry."""

from services.registry.pages import importing, mine, own_data, signing_in

BLUEPRINTS = (signing_in.blueprint, mine.blueprint, importing.blueprint, own_data.blueprint)

__all__ = ["BLUEPRINTS"]
