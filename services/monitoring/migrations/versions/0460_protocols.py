"""protocols of reviews: who was there, who spoke, how they voted"""

import sqlalchemy as sa
from alembic import op

revision = '0460'
down_revision = '0420'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('protocol',
    sa.Column('review_id', sa.Uuid(), nullable=False),
    sa.Column('municipality_id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('chair_id', sa.Uuid(), nullable=True),
    sa.Column('chair', sa.String(length=200), nullable=False),
    sa.Column('secretary_id', sa.Uuid(), nullable=True),
    sa.Column('secretary', sa.String(length=200), nullable=False),
    sa.Column('members', sa.Integer(), nullable=True),
    sa.Column('present', sa.Integer(), nullable=True),
    sa.Column('attending', sa.Text(), nullable=False),
    sa.Column('speaker_id', sa.Uuid(), nullable=True),
    sa.Column('speaker', sa.String(length=200), nullable=False),
    sa.Column('said', sa.Text(), nullable=False),
    sa.Column('votes_for', sa.Integer(), nullable=True),
    sa.Column('votes_against', sa.Integer(), nullable=True),
    sa.Column('abstained', sa.Integer(), nullable=True),
    sa.Column('signed_on', sa.Date(), nullable=True),
    sa.Column('pdf', sa.LargeBinary(), nullable=True),
    sa.Column('docx', sa.LargeBinary(), nullable=True),
    sa.ForeignKeyConstraint(['review_id'], ['review.id'], name=op.f('fk_protocol_review_id_review')),
    sa.PrimaryKeyConstraint('review_id', name=op.f('pk_protocol'))
    )


def downgrade() -> None:
    op.drop_table('protocol')
