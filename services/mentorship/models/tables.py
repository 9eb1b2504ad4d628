"""The base of mentorship's tables."""

from sqlalchemy.orm import DeclarativeBase

from shared.db import TYPES, new_metadata


class Base(DeclarativeBase):
    """The tables mentorship owns."""

    metadata = new_metadata()
    type_annotation_map = TYPES
