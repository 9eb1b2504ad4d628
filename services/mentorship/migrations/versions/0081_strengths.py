"""strengths that find mentors"""

import sqlalchemy as sa
from alembic import op

revision = '0081'
down_revision = '0080'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('strength',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('municipality_id', sa.Uuid(), nullable=False),
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('area', sa.String(length=40), nullable=False),
    sa.Column('topic', sa.String(length=20), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_strength'))
    )
    with op.batch_alter_table('strength', schema=None) as batch_op:
        batch_op.create_index('ix_strength_municipality', ['municipality_id'], unique=False)
        batch_op.create_index('ix_strength_person', ['person_id'], unique=False)


def downgrade() -> None:
    with op.batch_alter_table('strength', schema=None) as batch_op:
        batch_op.drop_index('ix_strength_person')
        batch_op.drop_index('ix_strength_municipality')

    op.drop_table('strength')
