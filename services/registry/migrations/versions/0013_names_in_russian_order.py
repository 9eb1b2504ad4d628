"""names in Russian order"""

import sqlalchemy as sa
from alembic import op

revision = '0013'
down_revision = '0012'
branch_labels = None
depends_on = None


def upgrade() -> None:
    # SQLite compares by code points anyway
    if op.get_bind().dialect.name == 'postgresql':
        op.alter_column('person', 'name_key', type_=sa.Text(collation='C'), existing_nullable=False)


def downgrade() -> None:
    if op.get_bind().dialect.name == 'postgresql':
        op.alter_column('person', 'name_key', type_=sa.Text(), existing_nullable=False)
