"""Permissions: one table of who may do what, and the actor it is asked for."""

from shared.permissions.actor import ENROLLING, Actor, Scope
from shared.permissions.table import PERMISSIONS

__all__ = ["ENROLLING", "PERMISSIONS", "Actor", "Scope"]
