"""unfinished and annulled diagnostics, retired topics"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = '0100'
down_revision = '0130'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('topic', schema=None) as batch_op:
        batch_op.add_column(sa.Column('retired', sa.Boolean(), server_default=sa.false(), nullable=False))
    json = sa.JSON().with_variant(postgresql.JSONB(), 'postgresql')
    with op.batch_alter_table('diagnostic', schema=None) as batch_op:
        batch_op.add_column(sa.Column('unfinished', json, nullable=True))
        batch_op.add_column(sa.Column('annulled_reason', sa.Text(), server_default='', nullable=False))


def downgrade() -> None:
    with op.batch_alter_table('diagnostic', schema=None) as batch_op:
        batch_op.drop_column('annulled_reason')
        batch_op.drop_column('unfinished')
    with op.batch_alter_table('topic', schema=None) as batch_op:
        batch_op.drop_column('retired')
