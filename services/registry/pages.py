"""The HTML doors of registry: sign-in, the register and imports will live here."""

from flask import Blueprint

blueprint = Blueprint("pages", __name__)
