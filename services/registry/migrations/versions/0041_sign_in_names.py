"""names to sign in by"""

import sqlalchemy as sa
from alembic import op
import shared.db

revision = '0041'
down_revision = '0040'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('account', schema=None) as batch_op:
        batch_op.add_column(sa.Column('login', sa.String(length=254), nullable=True))
        batch_op.add_column(sa.Column('signed_in_at', shared.db.UtcDateTime(), nullable=True))
    op.execute('UPDATE account SET login = email')
    with op.batch_alter_table('account', schema=None) as batch_op:
        batch_op.alter_column('login', existing_type=sa.String(length=254), nullable=False)
        batch_op.alter_column('email', existing_type=sa.String(length=254), nullable=True)
        batch_op.drop_constraint(batch_op.f('uq_account_email'), type_='unique')
        batch_op.create_unique_constraint(batch_op.f('uq_account_login'), ['login'])


def downgrade() -> None:
    op.execute('UPDATE account SET email = login')
    with op.batch_alter_table('account', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('uq_account_login'), type_='unique')
        batch_op.create_unique_constraint(batch_op.f('uq_account_email'), ['email'])
        batch_op.alter_column('email', existing_type=sa.String(length=254), nullable=False)
        batch_op.drop_column('signed_in_at')
        batch_op.drop_column('login')
