"""A copy of the whole installation, of one moment, and a new home made from it."""

from services.copying.making import back_up
from services.copying.manifest import BrokenCopy, Manifest
from services.copying.restoring import restore

__all__ = ["BrokenCopy", "Manifest", "back_up", "restore"]
