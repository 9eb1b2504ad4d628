"""reporting periods and snapshots"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy import Text
from sqlalchemy.dialects import postgresql

revision = '0300'
down_revision = '0095'
branch_labels = None
depends_on = None


def upgrade() -> None:
    json = sa.JSON().with_variant(postgresql.JSONB(astext_type=Text()), 'postgresql')
    with op.batch_alter_table('pair_fact', schema=None) as batch_op:
        batch_op.add_column(sa.Column('state', sa.String(length=30), nullable=True))
    with op.batch_alter_table('route_fact', schema=None) as batch_op:
        batch_op.add_column(sa.Column('state', sa.String(length=20), nullable=True))
    op.create_table('diagnostic_fact',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('municipality_id', sa.Uuid(), nullable=False),
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('state', sa.String(length=20), nullable=False),
    sa.Column('conducted_on', sa.Date(), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_diagnostic_fact'))
    )
    op.create_index(op.f('ix_diagnostic_fact_municipality_id'), 'diagnostic_fact', ['municipality_id'])
    op.create_table('reporting_period',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('municipality_id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('as_of', sa.Date(), nullable=False),
    sa.Column('title', sa.String(length=200), nullable=False),
    sa.Column('is_final', sa.Boolean(), nullable=False),
    sa.Column('opened_on', sa.Date(), nullable=False),
    sa.Column('state', sa.String(length=20), nullable=False),
    sa.Column('waiting', json, nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_reporting_period')),
    sa.UniqueConstraint('municipality_id', 'as_of', name=op.f('uq_reporting_period_municipality_id_as_of'))
    )
    op.create_table('confirmation',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('municipality_id', sa.Uuid(), nullable=False),
    sa.Column('period_id', sa.Uuid(), nullable=False),
    sa.Column('organization_id', sa.Uuid(), nullable=False),
    sa.Column('state', sa.String(length=20), nullable=False),
    sa.Column('said_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('account_id', sa.Uuid(), nullable=False),
    sa.Column('person_id', sa.Uuid(), nullable=True),
    sa.Column('figures', json, nullable=False),
    sa.ForeignKeyConstraint(['period_id'], ['reporting_period.id'], name=op.f('fk_confirmation_period_id_reporting_period')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_confirmation'))
    )
    op.create_index(op.f('ix_confirmation_period_id'), 'confirmation', ['period_id', 'organization_id'])
    op.create_table('snapshot',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('municipality_id', sa.Uuid(), nullable=False),
    sa.Column('period_id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('as_of', sa.Date(), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('taken_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('taken_by', sa.Uuid(), nullable=False),
    sa.Column('rule_version', sa.String(length=40), nullable=False),
    sa.Column('rule_title', sa.String(length=200), nullable=False),
    sa.Column('counts', json, nullable=False),
    sa.Column('kinds', json, nullable=False),
    sa.Column('digest', sa.String(length=64), nullable=False),
    sa.ForeignKeyConstraint(['period_id'], ['reporting_period.id'], name=op.f('fk_snapshot_period_id_reporting_period')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_snapshot')),
    sa.UniqueConstraint('period_id', 'number', name=op.f('uq_snapshot_period_id_number'))
    )
    op.create_index(op.f('ix_snapshot_municipality_id'), 'snapshot', ['municipality_id', 'id'])
    op.create_table('snapshot_figure',
    sa.Column('snapshot_id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('numerator', sa.Integer(), nullable=False),
    sa.Column('denominator', sa.Integer(), nullable=True),
    sa.Column('threshold', sa.Double(), nullable=True),
    sa.Column('lists', sa.LargeBinary(), nullable=False),
    sa.ForeignKeyConstraint(['snapshot_id'], ['snapshot.id'], name=op.f('fk_snapshot_figure_snapshot_id_snapshot')),
    sa.PrimaryKeyConstraint('snapshot_id', 'number', name=op.f('pk_snapshot_figure'))
    )


def downgrade() -> None:
    op.drop_index(op.f('ix_diagnostic_fact_municipality_id'), table_name='diagnostic_fact')
    op.drop_table('diagnostic_fact')
    op.drop_table('snapshot_figure')
    op.drop_index(op.f('ix_snapshot_municipality_id'), table_name='snapshot')
    op.drop_table('snapshot')
    op.drop_index(op.f('ix_confirmation_period_id'), table_name='confirmation')
    op.drop_table('confirmation')
    op.drop_table('reporting_period')
    with op.batch_alter_table('route_fact', schema=None) as batch_op:
        batch_op.drop_column('state')
    with op.batch_alter_table('pair_fact', schema=None) as batch_op:
        batch_op.drop_column('state')
