"""The declarative root of monitoring: its own metadata, so that no table collides with another service's."""

from sqlalchemy.orm import DeclarativeBase

from shared.db import TYPES, new_metadata


class Base(DeclarativeBase):
    """The tables monitoring owns."""

    metadata = new_metadata()
    type_annotation_map = TYPES
