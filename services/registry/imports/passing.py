"""Passing a whole file's rows to their owner: at once, or a big kind checked and then written in portions."""

from collections.abc import Iterator

import msgspec

from services.registry.imports.handover import Handover, HandoverFailed, Owners, hand_over, handed_over_rows
from shared.importing import Outcome, Report, Row
from shared.importing.progress import Stage, Tell

IN_PORTIONS = frozenset({"diagnostics"})
PORTION = 1000


def pass_on(owners: Owners, head: Handover, rows: list[Row], report: Report, *, tell: Tell) -> None:
    """Let the owner take the rows; when they are not to be kept it only counts."""
    portions = list(_portions(head.kind, rows))
    if len(portions) > 1 and not head.dry_run:
        found = _passed(owners, msgspec.structs.replace(head, dry_run=True), portions, "checking", tell)
        if found.rejected and not head.skip_rejected:
            report.add(found)
            return
    tell("sending", 0, len(rows))
    found = _passed(owners, head, portions, "checking" if head.dry_run else "sending", tell)
    report.add(found)
    report.applied = not head.dry_run and (head.skip_rejected or not found.rejected)


def _portions(kind: str, rows: list[Row]) -> Iterator[list[Row]]:
    size = PORTION if kind in IN_PORTIONS else max(len(rows), 1)
    for start in range(0, len(rows), size):
        yield rows[start : start + size]


def _passed(owners: Owners, head: Handover, portions: list[list[Row]], stage: Stage, tell: Tell) -> Outcome:
    """Hand over portion by portion; the owner keeps each by itself, and takes none of them twice."""
    outcome, done, total = Outcome(), 0, sum(map(len, portions))
    for portion in portions:
        body = msgspec.structs.replace(head, rows=handed_over_rows(head.kind, portion))
        try:
            outcome.add(hand_over(owners, body=body))
        except HandoverFailed as failed:
            raise _told_what_is_in(failed, done=0 if head.dry_run else done, total=total) from failed
        done += len(portion)
        if len(portions) > 1:
            tell(stage, done, total)
    return outcome


def _told_what_is_in(failed: HandoverFailed, *, done: int, total: int) -> HandoverFailed:
    if not done:
        return failed
    return HandoverFailed(
        f"Загружено строк: {done} из {total}, дальше служба не ответила. "
        "Загрузите тот же файл ещё раз: загруженное не повторится."
    )
