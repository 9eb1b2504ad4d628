"""HTML doors of mentorship; the pages of pairs and coverage will live here."""

from flask import Blueprint

blueprint = Blueprint("pages", __name__, template_folder="templates")
