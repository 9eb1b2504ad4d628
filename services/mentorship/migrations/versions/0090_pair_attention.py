"""what was told of pairs that ask for attention"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = '0090'
down_revision = '0081'
branch_labels = None
depends_on = None

JSON = sa.JSON().with_variant(postgresql.JSONB(), 'postgresql')


def upgrade() -> None:
    op.create_table('pair_attention',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('pair_id', sa.Uuid(), nullable=False),
    sa.Column('organization_id', sa.Uuid(), nullable=True),
    sa.Column('state', sa.String(), nullable=False),
    sa.Column('reason', sa.String(), nullable=False),
    sa.Column('since', sa.Date(), nullable=True),
    sa.Column('session_date', sa.Date(), nullable=True),
    sa.Column('step', sa.Integer(), nullable=False),
    sa.Column('stepped_on', sa.Date(), nullable=True),
    sa.Column('tasks', JSON, nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['pair_id'], ['pair.id'], name=op.f('fk_pair_attention_pair_id_pair'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_pair_attention')),
    sa.UniqueConstraint('pair_id', name=op.f('uq_pair_attention_pair_id'))
    )


def downgrade() -> None:
    op.drop_table('pair_attention')
