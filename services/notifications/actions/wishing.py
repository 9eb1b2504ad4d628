"""What readers wish: choices and hours, leaving by a link and coming back."""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from services.notifications import rules
from services.notifications.models import Preference, Rhythm
from shared.inbox import upsert

WHOLE = (rules.ALL, rules.DIGEST)


def set_wishes(
    session: Session, *, reader_id: UUID, hours: rules.Hours, choices: Mapping[tuple[str, str], str]
) -> None:
    """Keep what a reader chose; whatever they left before by a link counts no more where they chose anew."""
    anew = _chosen_anew(session, reader_id=reader_id, hours=hours, choices=choices)
    session.merge(
        Rhythm(
            reader_id=reader_id,
            digest_every=hours.digest_every,
            digest_weekday=hours.digest_weekday,
            digest_hour=hours.digest_hour,
            quiet_from=hours.quiet_from,
            quiet_until=hours.quiet_until,
            works_weekends=hours.works_weekends,
        )
    )
    for (kind, channel), choice in choices.items():
        session.merge(
            Preference(reader_id=reader_id, kind=kind, channel=channel, choice=choice, is_muted=False)
        )
    left = (Preference.reader_id == reader_id) & Preference.kind.in_(WHOLE)
    session.execute(delete(Preference).where(left, Preference.channel.in_(anew)))


def _chosen_anew(
    session: Session, *, reader_id: UUID, hours: rules.Hours, choices: Mapping[tuple[str, str], str]
) -> set[str]:
    """The channels of which something is chosen that did not hold; a page sends all of them each time.

    Where all of them were left, the page showed no digest: one that comes again is chosen for each.
    """
    before = rules.Choices.of(session.scalars(select(Preference).where(Preference.reader_id == reader_id)))
    named = {channel for _, channel in choices}
    left = {channel for kind, channel in before.muted if kind in WHOLE}
    if named <= left and hours.digest_every != "never":
        return named
    return {channel for (kind, channel), one in choices.items() if before.choice(kind, channel) != one}


def leave(session: Session, leaving: rules.Leave) -> None:
    """Stop the messages of these kinds by a channel; a second time changes nothing."""
    for kind in leaving.kinds:
        chosen = rules.Choices.of(()).choice(kind, leaving.channel)
        row = {"reader_id": leaving.reader_id, "kind": kind, "channel": leaving.channel}
        insert = upsert(session, Preference).values(row | {"choice": chosen, "is_muted": True})
        place = ["reader_id", "kind", "channel"]
        session.execute(insert.on_conflict_do_update(index_elements=place, set_={"is_muted": True}))


def come_back(session: Session, leaving: rules.Leave) -> None:
    """Take a leaving of these kinds back: what was chosen before holds again."""
    mine = (Preference.reader_id == leaving.reader_id) & (Preference.channel == leaving.channel)
    left = update(Preference).where(mine, Preference.kind.in_(leaving.kinds))
    session.execute(left.values(is_muted=False))
