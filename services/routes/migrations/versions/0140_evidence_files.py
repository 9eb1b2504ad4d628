"""evidence with files, what a step is shown by, certificates of steps and their terms"""

import sqlalchemy as sa
from alembic import op

revision = '0140'
down_revision = '0150'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'evidence',
        sa.Column('id', sa.Uuid(), nullable=False),
        sa.Column('municipality_id', sa.Uuid(), nullable=False),
        sa.Column('person_id', sa.Uuid(), nullable=False),
        sa.Column('step_id', sa.Uuid(), nullable=False),
        sa.Column('reported_on', sa.Date(), nullable=False),
        sa.Column('reported_by', sa.Uuid(), nullable=True),
        sa.Column('text', sa.Text(), nullable=False),
        sa.Column('link', sa.String(length=1000), nullable=False),
        sa.ForeignKeyConstraint(['step_id'], ['step.id'], name=op.f('fk_evidence_step_id_step')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_evidence')),
    )
    op.create_index(op.f('ix_evidence_step_id'), 'evidence', ['step_id'])
    op.create_index(op.f('ix_evidence_person_id'), 'evidence', ['person_id'])
    op.create_table(
        'stored_file',
        sa.Column('id', sa.Uuid(), nullable=False),
        sa.Column('person_id', sa.Uuid(), nullable=False),
        sa.Column('evidence_id', sa.Uuid(), nullable=True),
        sa.Column('certificate_id', sa.Uuid(), nullable=True),
        sa.Column('name', sa.String(length=150), nullable=False),
        sa.Column('media_type', sa.String(length=100), nullable=False),
        sa.Column('size', sa.Integer(), nullable=False),
        sa.Column('key', sa.LargeBinary(), nullable=False),
        sa.Column('stored_on', sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ['evidence_id'], ['evidence.id'], name=op.f('fk_stored_file_evidence_id_evidence')
        ),
        sa.ForeignKeyConstraint(
            ['certificate_id'], ['certificate.id'], name=op.f('fk_stored_file_certificate_id_certificate')
        ),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_stored_file')),
    )
    for column in ('person_id', 'evidence_id', 'certificate_id'):
        op.create_index(op.f(f'ix_stored_file_{column}'), 'stored_file', [column])
    with op.batch_alter_table('step', schema=None) as batch_op:
        batch_op.add_column(sa.Column('organization', sa.String(length=300), server_default='', nullable=False))
        batch_op.add_column(sa.Column('hours', sa.Double(), nullable=True))
        batch_op.add_column(
            sa.Column('expected_result', sa.String(length=300), server_default='', nullable=False)
        )
        batch_op.add_column(sa.Column('follows_id', sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column('not_implemented', sa.Text(), server_default='', nullable=False))
    with op.batch_alter_table('deficit', schema=None) as batch_op:
        batch_op.add_column(sa.Column('outcome_by', sa.String(length=20), server_default='', nullable=False))
    with op.batch_alter_table('certificate', schema=None) as batch_op:
        batch_op.add_column(sa.Column('step_id', sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column('term', sa.String(length=10), server_default='valid', nullable=False))
        batch_op.create_index(batch_op.f('ix_certificate_term'), ['term', 'issued_on'])


def downgrade() -> None:
    with op.batch_alter_table('certificate', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_certificate_term'))
        batch_op.drop_column('term')
        batch_op.drop_column('step_id')
    with op.batch_alter_table('deficit', schema=None) as batch_op:
        batch_op.drop_column('outcome_by')
    with op.batch_alter_table('step', schema=None) as batch_op:
        for name in ('not_implemented', 'follows_id', 'expected_result', 'hours', 'organization'):
            batch_op.drop_column(name)
    op.drop_table('stored_file')
    op.drop_table('evidence')
