"""reviews and decisions"""

import sqlalchemy as sa
from alembic import op

revision = '0310'
down_revision = '0300'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('review',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('municipality_id', sa.Uuid(), nullable=False),
    sa.Column('period_id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('body_id', sa.Uuid(), nullable=True),
    sa.Column('body_name', sa.String(length=300), nullable=False),
    sa.Column('held_on', sa.Date(), nullable=False),
    sa.Column('protocol_number', sa.String(length=60), nullable=False),
    sa.Column('agenda', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['period_id'], ['reporting_period.id'], name=op.f('fk_review_period_id_reporting_period')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_review')),
    sa.UniqueConstraint('period_id', 'body_name', 'held_on', 'protocol_number', name=op.f('uq_review_period_id_body_name_held_on_protocol_number'))
    )
    op.create_index(op.f('ix_review_municipality_id'), 'review', ['municipality_id', 'id'])
    op.create_table('decision',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('municipality_id', sa.Uuid(), nullable=False),
    sa.Column('review_id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('owner_id', sa.Uuid(), nullable=True),
    sa.Column('owner_name', sa.String(length=300), nullable=False),
    sa.Column('due_on', sa.Date(), nullable=False),
    sa.Column('state', sa.String(length=20), nullable=False),
    sa.Column('outcome', sa.Text(), nullable=False),
    sa.Column('closed_on', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['review_id'], ['review.id'], name=op.f('fk_decision_review_id_review')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_decision'))
    )
    op.create_index(op.f('ix_decision_review_id'), 'decision', ['review_id'])
    op.create_index(op.f('ix_decision_municipality_id'), 'decision', ['municipality_id', 'id'])


def downgrade() -> None:
    op.drop_index(op.f('ix_decision_municipality_id'), table_name='decision')
    op.drop_index(op.f('ix_decision_review_id'), table_name='decision')
    op.drop_table('decision')
    op.drop_index(op.f('ix_review_municipality_id'), table_name='review')
    op.drop_table('review')
