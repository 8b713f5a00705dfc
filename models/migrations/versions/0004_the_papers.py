"""the papers."""

import sqlalchemy as sa
from alembic import op

import models.base

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the change."""
    op.create_table(
        "form_choices",
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("coded", sa.Boolean(), nullable=True),
        sa.Column("word", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_form_choices")),
        sa.UniqueConstraint("form", name=op.f("uq_form_choices_form")),
    )
    op.create_table(
        "number_rules",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("external", sa.Boolean(), nullable=False),
        sa.Column("shape", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_number_rules")),
        sa.UniqueConstraint("key", name=op.f("uq_number_rules_key")),
    )
    op.create_table(
        "dossiers",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("kept_for", sa.String(), nullable=False),
        sa.Column("filed_on", sa.Date(), nullable=True),
        sa.Column("filed_by", sa.String(), nullable=False),
        sa.Column("checked_by", sa.String(), nullable=False),
        sa.Column("situation", sa.String(), nullable=False),
        sa.Column("remarks", sa.String(), nullable=False),
        sa.Column("unneeded", sa.JSON(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("bound_at", models.base.Moment(timezone=True), nullable=True),
        sa.Column("bound_by", sa.String(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_dossiers_case_id_cases")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dossiers")),
    )
    with op.batch_alter_table("dossiers", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_dossiers_case_id"), ["case_id"], unique=True)

    op.create_table(
        "overrides",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("sentence", sa.String(), nullable=False),
        sa.Column("clause", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("at", models.base.Moment(timezone=True), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=True),
        sa.Column("by_name", sa.String(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("voided_at", models.base.Moment(timezone=True), nullable=True),
        sa.Column("void_reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_overrides_case_id_cases")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_overrides")),
    )
    with op.batch_alter_table("overrides", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_overrides_case_id"), ["case_id"], unique=False)

    op.create_table(
        "paper_copies",
        sa.Column("paper_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("holder", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["paper_id"], ["papers.id"], name=op.f("fk_paper_copies_paper_id_papers")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper_copies")),
    )
    with op.batch_alter_table("paper_copies", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_paper_copies_paper_id"), ["paper_id"], unique=False)

    op.create_table(
        "scan_pages",
        sa.Column("arrived_at", models.base.Moment(timezone=True), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("source_sha256", sa.String(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("media", sa.String(), nullable=False),
        sa.Column("turned", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("problem", sa.String(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=True),
        sa.Column("paper_id", sa.Uuid(), nullable=True),
        sa.Column("paper_page", sa.Integer(), nullable=True),
        sa.Column("by_id", sa.Uuid(), nullable=True),
        sa.Column("by_name", sa.String(), nullable=False),
        sa.Column("settled_at", models.base.Moment(timezone=True), nullable=True),
        sa.Column("settled_by", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("voided_at", models.base.Moment(timezone=True), nullable=True),
        sa.Column("void_reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_scan_pages_case_id_cases")),
        sa.ForeignKeyConstraint(["paper_id"], ["papers.id"], name=op.f("fk_scan_pages_paper_id_papers")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_scan_pages")),
    )
    with op.batch_alter_table("scan_pages", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_scan_pages_arrived_at"), ["arrived_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_scan_pages_case_id"), ["case_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_scan_pages_paper_id"), ["paper_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_scan_pages_source_sha256"), ["source_sha256"], unique=False)
        batch_op.create_index(batch_op.f("ix_scan_pages_state"), ["state"], unique=False)

    op.create_table(
        "attachments",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("at", models.base.Moment(timezone=True), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("caption", sa.String(), nullable=False),
        sa.Column("party_id", sa.Uuid(), nullable=True),
        sa.Column("exhibit_id", sa.Uuid(), nullable=True),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("media", sa.String(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("compared", sa.Boolean(), nullable=False),
        sa.Column("compared_by", sa.String(), nullable=False),
        sa.Column("by_name", sa.String(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("voided_at", models.base.Moment(timezone=True), nullable=True),
        sa.Column("void_reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_attachments_case_id_cases")),
        sa.ForeignKeyConstraint(
            ["exhibit_id"], ["exhibits.id"], name=op.f("fk_attachments_exhibit_id_exhibits")
        ),
        sa.ForeignKeyConstraint(["party_id"], ["parties.id"], name=op.f("fk_attachments_party_id_parties")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachments")),
    )
    with op.batch_alter_table("attachments", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_attachments_case_id"), ["case_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_attachments_exhibit_id"), ["exhibit_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_attachments_party_id"), ["party_id"], unique=False)

    with op.batch_alter_table("clauses", schema=None) as batch_op:
        batch_op.add_column(sa.Column("pattern", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("blanks", sa.JSON(), nullable=False, server_default="{}"))
        batch_op.add_column(sa.Column("sharing", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("shares", sa.JSON(), nullable=False, server_default="{}"))
        batch_op.add_column(sa.Column("schedule", sa.JSON(), nullable=False, server_default="[]"))
        batch_op.add_column(sa.Column("account", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("proof", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("place", sa.String(), nullable=False, server_default=""))

    with op.batch_alter_table("papers", schema=None) as batch_op:
        batch_op.add_column(sa.Column("code", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("word_sha256", sa.String(), nullable=False, server_default=""))
        batch_op.create_index(batch_op.f("ix_papers_code"), ["code"], unique=False)


def downgrade() -> None:
    """Refuse: a register is never taken back to an older shape; restore the copy instead."""
    raise NotImplementedError
