"""Tables of signing in: the tokens registry signed, at a browser or for a program."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from services.registry.models.register import Base
from shared.db import Json, new_id


class IssuedToken(Base):
    """A token that can be seen and ended; kind: session (somebody signed in), program.

    `browser` and `address` are coarse on purpose. `permissions` narrow a program's token.
    """

    __tablename__ = "issued_token"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), index=True)
    municipality_id: Mapped[UUID] = mapped_column(ForeignKey("municipality.id"), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    name: Mapped[str] = mapped_column(String(100), default="")
    permissions: Mapped[list[str] | None] = mapped_column(Json)
    browser: Mapped[str] = mapped_column(String(60), default="")
    address: Mapped[str] = mapped_column(String(60), default="")
    created_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    expires_at: Mapped[datetime] = mapped_column(index=True)
    ended_at: Mapped[datetime | None]


class TwoFactor(Base):
    """The second step of an account's sign-in; in force once confirmed. `secret` is encrypted.

    `last_step` is the time of the newest code used: none is accepted twice.
    """

    __tablename__ = "two_factor"

    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), primary_key=True)
    secret: Mapped[bytes]
    confirmed_at: Mapped[datetime | None]
    last_step: Mapped[int] = mapped_column(default=0)


class RecoveryCode(Base):
    """A code for when the phone is lost, kept as a hash; a used one is gone."""

    __tablename__ = "recovery_code"

    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), primary_key=True)
    code_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
