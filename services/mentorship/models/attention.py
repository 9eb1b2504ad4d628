"""The table of what was told of pairs that ask for somebody's attention."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from services.mentorship.models.pairs import Pair
from services.mentorship.models.tables import Base
from shared.db import Json, new_id


class PairAttention(Base):
    """What was last told of a pair, step by step; whether it stands still is derived, never read from here.

    `organization_id` is the school the pair belongs to: its curator is told in the end.
    """

    __tablename__ = "pair_attention"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    pair_id: Mapped[UUID] = mapped_column(ForeignKey("pair.id", ondelete="CASCADE"), unique=True)
    organization_id: Mapped[UUID | None]
    state: Mapped[str]
    reason: Mapped[str]
    since: Mapped[date | None]
    session_date: Mapped[date | None]
    step: Mapped[int]
    stepped_on: Mapped[date | None]
    tasks: Mapped[list[str]] = mapped_column(Json)
    version: Mapped[int]

    pair: Mapped[Pair] = relationship(lazy="joined")
