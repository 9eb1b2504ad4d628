"""The HTML doors of registry."""

from services.registry.pages import consents, importing, own_data, signing_in

BLUEPRINTS = (signing_in.blueprint, importing.blueprint, own_data.blueprint, consents.blueprint)

__all__ = ["BLUEPRINTS"]
