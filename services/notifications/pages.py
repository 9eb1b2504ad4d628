"""The HTML doors of notifications."""

from flask import Blueprint

blueprint = Blueprint("pages", __name__)
