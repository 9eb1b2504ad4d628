"""Pages of the legal file: drawing a document up, its files, the agreement, the school's office."""

from services.mentorship.pages.documents import agreement, issuing, office

BLUEPRINTS = (issuing.blueprint, agreement.blueprint, office.blueprint)

__all__ = ["BLUEPRINTS"]
