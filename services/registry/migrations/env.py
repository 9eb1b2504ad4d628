"""Alembic's entry; everything is in shared.migrating."""

from services.registry.app import SERVICE
from shared.migrating import run_environment

run_environment(SERVICE)
