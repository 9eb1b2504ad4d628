"""templates of routes, the order of steps"""

import sqlalchemy as sa
from alembic import op

from shared.db import Json

revision = '0120'
down_revision = '0140'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('step', schema=None) as batch_op:
        batch_op.add_column(sa.Column('position', sa.Integer(), server_default='0', nullable=False))
    op.create_table('route_template',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('municipality_id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('owner_id', sa.Uuid(), nullable=True),
    sa.Column('title', sa.String(length=300), nullable=False),
    sa.Column('note', sa.Text(), nullable=False),
    sa.Column('topics', Json, nullable=False),
    sa.Column('steps', Json, nullable=False),
    sa.Column('made_on', sa.Date(), nullable=False),
    sa.Column('archived_on', sa.Date(), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_route_template'))
    )
    with op.batch_alter_table('route_template', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_route_template_municipality_id'), ['municipality_id', 'id'], unique=False)


def downgrade() -> None:
    with op.batch_alter_table('route_template', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_route_template_municipality_id'))
    op.drop_table('route_template')
    with op.batch_alter_table('step', schema=None) as batch_op:
        batch_op.drop_column('position')
