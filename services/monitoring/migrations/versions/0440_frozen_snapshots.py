"""a frozen snapshot is refused every change by the database itself; of its reason an erased name may go

SQLite drops the triggers of a table that a batch migration makes anew: such a migration repeats them.
"""

from alembic import op

revision = '0440'
down_revision = '0430'
branch_labels = None
depends_on = None

REFUSED = 'a frozen snapshot does not change'
KEPT = (
    'id, municipality_id, period_id, number, as_of, taken_at, taken_by, rule_version, rule_title, '
    'counts, kinds, digest'
)
EVENTS = {
    'snapshot_kept': f'UPDATE OF {KEPT} ON snapshot',
    'snapshot_undeleted': 'DELETE ON snapshot',
    'snapshot_figure_kept': 'UPDATE ON snapshot_figure',
    'snapshot_figure_undeleted': 'DELETE ON snapshot_figure',
}
REASON = 'UPDATE OF reason ON snapshot'
NAMED = "new.reason <> old.reason AND new.reason NOT LIKE '%удалено%'"


def upgrade() -> None:
    if op.get_bind().dialect.name == 'sqlite':
        for name, event in EVENTS.items():
            op.execute(f"CREATE TRIGGER {name} BEFORE {event} BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END")
        op.execute(
            f'CREATE TRIGGER snapshot_reason BEFORE {REASON} WHEN {NAMED} '
            f"BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END"
        )
        return
    op.execute(
        'CREATE FUNCTION refuse_frozen() RETURNS trigger LANGUAGE plpgsql AS '
        f"$$ BEGIN RAISE EXCEPTION '{REFUSED}'; END $$"
    )
    for name, event in EVENTS.items():
        op.execute(f'CREATE TRIGGER {name} BEFORE {event} FOR EACH ROW EXECUTE FUNCTION refuse_frozen()')
    op.execute(
        f'CREATE TRIGGER snapshot_reason BEFORE {REASON} FOR EACH ROW WHEN ({NAMED}) '
        'EXECUTE FUNCTION refuse_frozen()'
    )


def downgrade() -> None:
    is_sqlite = op.get_bind().dialect.name == 'sqlite'
    for name, event in (*EVENTS.items(), ('snapshot_reason', REASON)):
        table = '' if is_sqlite else f' ON {event.rsplit(" ON ", 1)[1]}'
        op.execute(f'DROP TRIGGER {name}{table}')
    if not is_sqlite:
        op.execute('DROP FUNCTION refuse_frozen()')
