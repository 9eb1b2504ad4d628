"""Tables of what a pair does: its sessions."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from services.mentorship.models.pairs import Pair
from services.mentorship.models.tables import Base
from shared.db import Json, new_id


class PairSession(Base):
    """A session of a pair. The note and other texts are for the two of the pair only.

    `logged_on` is the day it was entered as held: the mentee is asked to confirm from that day. A session
    that came by a file (`imported_on`) asks nobody: it is history, which the mentee may still dispute.
    """

    __tablename__ = "pair_session"
    __table_args__ = (Index("ix_pair_session_pair", "pair_id", "session_date"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    municipality_id: Mapped[UUID]
    pair_id: Mapped[UUID] = mapped_column(ForeignKey("pair.id", ondelete="CASCADE"))
    state: Mapped[str]
    session_date: Mapped[date]
    minutes: Mapped[int | None]
    format: Mapped[str]
    topics: Mapped[list[str]] = mapped_column(Json, default=list)
    deficit_ids: Mapped[list[str]] = mapped_column(Json, default=list)
    outcome: Mapped[str] = mapped_column(default="")
    next_step: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    dispute_comment: Mapped[str] = mapped_column(default="")
    corrects_id: Mapped[UUID | None] = mapped_column(ForeignKey("pair_session.id"))
    logged_on: Mapped[date | None]
    answered_on: Mapped[date | None]
    imported_on: Mapped[date | None]
    version: Mapped[int] = mapped_column(default=1)

    pair: Mapped[Pair] = relationship(lazy="joined")
