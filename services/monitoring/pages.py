"""The HTML doors of monitoring."""

from flask import Blueprint

blueprint = Blueprint("pages", __name__)
