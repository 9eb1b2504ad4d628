"""training demand in full"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy import Text
from sqlalchemy.dialects import postgresql

revision = '0170'
down_revision = '0160'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('training_request', schema=None) as batch_op:
        batch_op.add_column(sa.Column('period', sa.String(length=10), server_default='any', nullable=False))
    with op.batch_alter_table('training_demand', schema=None) as batch_op:
        batch_op.add_column(sa.Column('totals', sa.JSON().with_variant(postgresql.JSONB(astext_type=Text()), 'postgresql'), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table('training_demand', schema=None) as batch_op:
        batch_op.drop_column('totals')
    with op.batch_alter_table('training_request', schema=None) as batch_op:
        batch_op.drop_column('period')
