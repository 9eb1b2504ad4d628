"""support events: series, planning, invitations, codes, history of marks"""

import sqlalchemy as sa
from alembic import op
import shared.db
from sqlalchemy.dialects import postgresql

revision = '0020'
down_revision = '0002'
branch_labels = None
depends_on = None

JSON = sa.JSON().with_variant(postgresql.JSONB(), 'postgresql')


def upgrade() -> None:
    op.create_table('support_series',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('municipality_id', sa.Uuid(), nullable=False),
    sa.Column('title', sa.String(), nullable=False),
    sa.Column('title_key', sa.String(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('description', sa.String(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_support_series')),
    sa.UniqueConstraint('municipality_id', 'title_key', name=op.f('uq_support_series_municipality_id_title_key'))
    )
    op.create_table('check_in_tries',
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('since', shared.db.UtcDateTime(), nullable=False),
    sa.Column('count', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('person_id', name=op.f('pk_check_in_tries'))
    )
    op.create_table('attendance_mark',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('attendance_id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('state', sa.String(), nullable=False),
    sa.Column('way', sa.String(), nullable=False),
    sa.Column('account_id', sa.Uuid(), nullable=True),
    sa.Column('at', shared.db.UtcDateTime(), nullable=False),
    sa.ForeignKeyConstraint(['attendance_id'], ['attendance.id'], name=op.f('fk_attendance_mark_attendance_id_attendance'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_attendance_mark')),
    sa.UniqueConstraint('attendance_id', 'version', name=op.f('uq_attendance_mark_attendance_id_version'))
    )
    with op.batch_alter_table('support_event', schema=None) as batch_op:
        batch_op.add_column(sa.Column('series_id', sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column('state', sa.String(), nullable=False, server_default='planned'))
        batch_op.add_column(sa.Column('begins', sa.Time(), nullable=True))
        batch_op.add_column(sa.Column('place', sa.String(), nullable=False, server_default=''))
        batch_op.add_column(sa.Column('link', sa.String(), nullable=False, server_default=''))
        batch_op.add_column(sa.Column('description', sa.String(), nullable=False, server_default=''))
        batch_op.add_column(sa.Column('capacity', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('audience', JSON, nullable=True))
        batch_op.add_column(sa.Column('code', sa.String(), nullable=False, server_default=''))
        batch_op.add_column(sa.Column('code_until', shared.db.UtcDateTime(), nullable=True))
        batch_op.create_foreign_key(batch_op.f('fk_support_event_series_id_support_series'), 'support_series', ['series_id'], ['id'])
        batch_op.create_index('ix_support_event_series', ['series_id'], unique=False)
        batch_op.create_index('ix_support_event_code', ['code'], unique=False)
    # what took place before events had a state was held
    op.execute("UPDATE support_event SET state = 'held' WHERE event_date < CURRENT_DATE")
    with op.batch_alter_table('support_event', schema=None) as batch_op:
        for name in ('state', 'place', 'link', 'description', 'code'):
            batch_op.alter_column(name, existing_type=sa.String(), server_default=None)


def downgrade() -> None:
    with op.batch_alter_table('support_event', schema=None) as batch_op:
        batch_op.drop_index('ix_support_event_code')
        batch_op.drop_index('ix_support_event_series')
        batch_op.drop_constraint(batch_op.f('fk_support_event_series_id_support_series'), type_='foreignkey')
        for name in ('code_until', 'code', 'audience', 'capacity', 'description', 'link', 'place', 'begins', 'state', 'series_id'):
            batch_op.drop_column(name)
    op.drop_table('attendance_mark')
    op.drop_table('check_in_tries')
    op.drop_table('support_series')
