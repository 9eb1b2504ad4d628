"""qualitative criteria"""

import sqlalchemy as sa
from alembic import op

revision = '0320'
down_revision = '0310'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('criterion_evidence',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('municipality_id', sa.Uuid(), nullable=False),
    sa.Column('period_id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('link', sa.String(length=500), nullable=False),
    sa.Column('added_by', sa.Uuid(), nullable=False),
    sa.Column('added_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['period_id'], ['reporting_period.id'], name=op.f('fk_criterion_evidence_period_id_reporting_period')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_criterion_evidence'))
    )
    op.create_index(op.f('ix_criterion_evidence_period_id'), 'criterion_evidence', ['period_id', 'number'])
    op.create_table('criterion_rating',
    sa.Column('period_id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('account_id', sa.Uuid(), nullable=False),
    sa.Column('municipality_id', sa.Uuid(), nullable=False),
    sa.Column('person_id', sa.Uuid(), nullable=True),
    sa.Column('level', sa.String(length=20), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('said_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['period_id'], ['reporting_period.id'], name=op.f('fk_criterion_rating_period_id_reporting_period')),
    sa.PrimaryKeyConstraint('period_id', 'number', 'account_id', name=op.f('pk_criterion_rating'))
    )


def downgrade() -> None:
    op.drop_table('criterion_rating')
    op.drop_index(op.f('ix_criterion_evidence_period_id'), table_name='criterion_evidence')
    op.drop_table('criterion_evidence')
