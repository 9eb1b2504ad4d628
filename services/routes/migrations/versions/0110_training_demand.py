"""training demand"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy import Text
from sqlalchemy.dialects import postgresql

revision = '0110'
down_revision = '0100'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('training_demand',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('municipality_id', sa.Uuid(), nullable=False),
    sa.Column('organization_id', sa.Uuid(), nullable=True),
    sa.Column('year', sa.Integer(), nullable=False),
    sa.Column('edition', sa.Integer(), nullable=False),
    sa.Column('sent_on', sa.Date(), nullable=False),
    sa.Column('sent_by', sa.Uuid(), nullable=True),
    sa.Column('rows', sa.JSON().with_variant(postgresql.JSONB(astext_type=Text()), 'postgresql'), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_training_demand')),
    sa.UniqueConstraint('municipality_id', 'organization_id', 'year', 'edition', name=op.f('uq_training_demand_municipality_id_organization_id_year_edition'))
    )
    with op.batch_alter_table('training_demand', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_training_demand_municipality_id'), ['municipality_id', 'id'], unique=False)
    op.create_table('training_request',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('municipality_id', sa.Uuid(), nullable=False),
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('year', sa.Integer(), nullable=False),
    sa.Column('area', sa.String(length=40), nullable=False),
    sa.Column('topic', sa.String(length=20), nullable=False),
    sa.Column('theme', sa.String(length=300), nullable=False),
    sa.Column('hours', sa.Integer(), nullable=True),
    sa.Column('form', sa.String(length=20), nullable=False),
    sa.Column('deficit_id', sa.Uuid(), nullable=True),
    sa.Column('asked_on', sa.Date(), nullable=False),
    sa.Column('withdrawn_on', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['deficit_id'], ['deficit.id'], name=op.f('fk_training_request_deficit_id_deficit')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_training_request'))
    )
    with op.batch_alter_table('training_request', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_training_request_municipality_id'), ['municipality_id', 'year'], unique=False)
        batch_op.create_index(batch_op.f('ix_training_request_person_id'), ['person_id'], unique=False)


def downgrade() -> None:
    op.drop_table('training_request')
    op.drop_table('training_demand')
