"""analytic notes"""

import sqlalchemy as sa
from alembic import op

revision = '0330'
down_revision = '0320'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('note',
    sa.Column('snapshot_id', sa.Uuid(), nullable=False),
    sa.Column('municipality_id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('conclusions', sa.Text(), nullable=False),
    sa.Column('recommendations', sa.Text(), nullable=False),
    sa.Column('author', sa.String(length=200), nullable=False),
    sa.Column('head', sa.String(length=200), nullable=False),
    sa.Column('signed_on', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['snapshot_id'], ['snapshot.id'], name=op.f('fk_note_snapshot_id_snapshot')),
    sa.PrimaryKeyConstraint('snapshot_id', name=op.f('pk_note'))
    )


def downgrade() -> None:
    op.drop_table('note')
