"""The pages of year plans."""

from services.monitoring.pages.plans import items, lists, papers, versions

BLUEPRINTS = (lists.blueprint, items.blueprint, versions.blueprint, papers.blueprint)

__all__ = ["BLUEPRINTS"]
