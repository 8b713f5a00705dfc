"""the room."""

import sqlalchemy as sa
from alembic import op

import models.base

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the change."""
    op.create_table(
        "calculations",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("sitting_id", sa.Uuid(), nullable=True),
        sa.Column("at", models.base.Moment(timezone=True), nullable=False),
        sa.Column("by_name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("inputs", sa.JSON(), nullable=False),
        sa.Column("items", sa.JSON(), nullable=False),
        sa.Column("share", sa.Integer(), nullable=False),
        sa.Column("total", sa.BigInteger(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("voided_at", models.base.Moment(timezone=True), nullable=True),
        sa.Column("void_reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_calculations_case_id_cases")),
        sa.ForeignKeyConstraint(
            ["sitting_id"], ["sittings.id"], name=op.f("fk_calculations_sitting_id_sittings")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calculations")),
    )
    with op.batch_alter_table("calculations", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_calculations_case_id"), ["case_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_calculations_sitting_id"), ["sitting_id"], unique=False)

    op.create_table(
        "caucuses",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("sitting_id", sa.Uuid(), nullable=False),
        sa.Column("party_id", sa.Uuid(), nullable=False),
        sa.Column("at", models.base.Moment(timezone=True), nullable=False),
        sa.Column("noticed_at", models.base.Moment(timezone=True), nullable=False),
        sa.Column("asked_at", models.base.Moment(timezone=True), nullable=True),
        sa.Column("ended_at", models.base.Moment(timezone=True), nullable=True),
        sa.Column("by_id", sa.Uuid(), nullable=True),
        sa.Column("by_name", sa.String(), nullable=False),
        sa.Column("present", sa.JSON(), nullable=False),
        sa.Column("told", sa.JSON(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("voided_at", models.base.Moment(timezone=True), nullable=True),
        sa.Column("void_reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_caucuses_case_id_cases")),
        sa.ForeignKeyConstraint(["party_id"], ["parties.id"], name=op.f("fk_caucuses_party_id_parties")),
        sa.ForeignKeyConstraint(
            ["sitting_id"], ["sittings.id"], name=op.f("fk_caucuses_sitting_id_sittings")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_caucuses")),
    )
    with op.batch_alter_table("caucuses", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_caucuses_case_id"), ["case_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_caucuses_party_id"), ["party_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_caucuses_sitting_id"), ["sitting_id"], unique=False)

    op.create_table(
        "exhibits",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("sitting_id", sa.Uuid(), nullable=True),
        sa.Column("at", models.base.Moment(timezone=True), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("party_id", sa.Uuid(), nullable=True),
        sa.Column("offered_by", sa.String(), nullable=False),
        sa.Column("proves", sa.String(), nullable=False),
        sa.Column("original", sa.String(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=True),
        sa.Column("views", sa.JSON(), nullable=False),
        sa.Column("line_id", sa.Uuid(), nullable=True),
        sa.Column("kept_at", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("voided_at", models.base.Moment(timezone=True), nullable=True),
        sa.Column("void_reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_exhibits_case_id_cases")),
        sa.ForeignKeyConstraint(["party_id"], ["parties.id"], name=op.f("fk_exhibits_party_id_parties")),
        sa.ForeignKeyConstraint(
            ["sitting_id"], ["sittings.id"], name=op.f("fk_exhibits_sitting_id_sittings")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exhibits")),
    )
    with op.batch_alter_table("exhibits", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_exhibits_case_id"), ["case_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_exhibits_party_id"), ["party_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_exhibits_sitting_id"), ["sitting_id"], unique=False)

    op.create_table(
        "joint_tasks",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("sitting_id", sa.Uuid(), nullable=True),
        sa.Column("at", models.base.Moment(timezone=True), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("deed", sa.String(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("feedback", sa.String(), nullable=False),
        sa.Column("fed_back_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("voided_at", models.base.Moment(timezone=True), nullable=True),
        sa.Column("void_reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_joint_tasks_case_id_cases")),
        sa.ForeignKeyConstraint(
            ["sitting_id"], ["sittings.id"], name=op.f("fk_joint_tasks_sitting_id_sittings")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_joint_tasks")),
    )
    with op.batch_alter_table("joint_tasks", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_joint_tasks_case_id"), ["case_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_joint_tasks_sitting_id"), ["sitting_id"], unique=False)

    op.create_table(
        "readings",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("sitting_id", sa.Uuid(), nullable=False),
        sa.Column("at", models.base.Moment(timezone=True), nullable=False),
        sa.Column("reader", sa.String(), nullable=False),
        sa.Column("clauses", sa.JSON(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("confirmations", sa.JSON(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("voided_at", models.base.Moment(timezone=True), nullable=True),
        sa.Column("void_reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_readings_case_id_cases")),
        sa.ForeignKeyConstraint(
            ["sitting_id"], ["sittings.id"], name=op.f("fk_readings_sitting_id_sittings")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_readings")),
    )
    with op.batch_alter_table("readings", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_readings_case_id"), ["case_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_readings_sitting_id"), ["sitting_id"], unique=False)

    op.create_table(
        "retellings",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("sitting_id", sa.Uuid(), nullable=False),
        sa.Column("party_id", sa.Uuid(), nullable=True),
        sa.Column("at", models.base.Moment(timezone=True), nullable=False),
        sa.Column("by_name", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("voided_at", models.base.Moment(timezone=True), nullable=True),
        sa.Column("void_reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_retellings_case_id_cases")),
        sa.ForeignKeyConstraint(["party_id"], ["parties.id"], name=op.f("fk_retellings_party_id_parties")),
        sa.ForeignKeyConstraint(
            ["sitting_id"], ["sittings.id"], name=op.f("fk_retellings_sitting_id_sittings")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_retellings")),
    )
    with op.batch_alter_table("retellings", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_retellings_case_id"), ["case_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_retellings_party_id"), ["party_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_retellings_sitting_id"), ["sitting_id"], unique=False)

    op.create_table(
        "turns",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("sitting_id", sa.Uuid(), nullable=False),
        sa.Column("party_id", sa.Uuid(), nullable=False),
        sa.Column("at", models.base.Moment(timezone=True), nullable=False),
        sa.Column("ended_at", models.base.Moment(timezone=True), nullable=True),
        sa.Column("allowed_s", sa.Integer(), nullable=False),
        sa.Column("interruptions", sa.JSON(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("voided_at", models.base.Moment(timezone=True), nullable=True),
        sa.Column("void_reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_turns_case_id_cases")),
        sa.ForeignKeyConstraint(["party_id"], ["parties.id"], name=op.f("fk_turns_party_id_parties")),
        sa.ForeignKeyConstraint(["sitting_id"], ["sittings.id"], name=op.f("fk_turns_sitting_id_sittings")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_turns")),
    )
    with op.batch_alter_table("turns", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_turns_case_id"), ["case_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_turns_party_id"), ["party_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_turns_sitting_id"), ["sitting_id"], unique=False)

    op.create_table(
        "signing_steps",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("agreement_id", sa.Uuid(), nullable=False),
        sa.Column("party_id", sa.Uuid(), nullable=True),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("at", models.base.Moment(timezone=True), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("copies", sa.Integer(), nullable=True),
        sa.Column("late_reason", sa.String(), nullable=False),
        sa.Column("by_name", sa.String(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("voided_at", models.base.Moment(timezone=True), nullable=True),
        sa.Column("void_reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agreement_id"], ["agreements.id"], name=op.f("fk_signing_steps_agreement_id_agreements")
        ),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_signing_steps_case_id_cases")),
        sa.ForeignKeyConstraint(["party_id"], ["parties.id"], name=op.f("fk_signing_steps_party_id_parties")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signing_steps")),
    )
    with op.batch_alter_table("signing_steps", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_signing_steps_agreement_id"), ["agreement_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_signing_steps_case_id"), ["case_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_signing_steps_party_id"), ["party_id"], unique=False)

    with op.batch_alter_table("attendances", schema=None) as batch_op:
        batch_op.add_column(sa.Column("since", models.base.Moment(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("until", models.base.Moment(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("until_reason", sa.String(), nullable=False, server_default=""))

    with op.batch_alter_table("confidences", schema=None) as batch_op:
        batch_op.add_column(sa.Column("place", sa.String(), nullable=False, server_default=""))

    with op.batch_alter_table("demands", schema=None) as batch_op:
        batch_op.add_column(sa.Column("line_id", sa.Uuid(), nullable=True))

    with op.batch_alter_table("offers", schema=None) as batch_op:
        batch_op.add_column(sa.Column("topic", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("payer", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("payee", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("due_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("method", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("apology", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("act", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("answers_to", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("private", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column("shown_at", models.base.Moment(timezone=True), nullable=True))

    with op.batch_alter_table("recordings", schema=None) as batch_op:
        batch_op.add_column(sa.Column("sha256", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("size", sa.BigInteger(), nullable=True))

    with op.batch_alter_table("sitting_events", schema=None) as batch_op:
        batch_op.add_column(sa.Column("seq", sa.Integer(), nullable=False, server_default="0"))
        batch_op.add_column(sa.Column("after", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("undo", sa.JSON(), nullable=False, server_default="{}"))

    with op.batch_alter_table("sittings", schema=None) as batch_op:
        batch_op.add_column(sa.Column("simple", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column("timed", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column("minutes", sa.Integer(), nullable=False, server_default="10"))
        batch_op.add_column(sa.Column("order_by", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("speaking_order", sa.JSON(), nullable=False, server_default="[]"))
        batch_op.add_column(sa.Column("checklist", sa.JSON(), nullable=False, server_default="{}"))
        batch_op.add_column(sa.Column("opening", sa.JSON(), nullable=False, server_default="{}"))
        batch_op.add_column(sa.Column("alone", sa.JSON(), nullable=False, server_default="{}"))
        batch_op.add_column(sa.Column("phase_before", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("next_at", models.base.Moment(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("again", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("next_late_reason", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("routes_told", sa.Boolean(), nullable=False, server_default=sa.false()))

    with op.batch_alter_table("utterances", schema=None) as batch_op:
        batch_op.add_column(sa.Column("sorted_place", sa.Integer(), nullable=False, server_default="0"))
        batch_op.add_column(sa.Column("caucus_id", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("relay", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column("corrects", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("prompt", sa.String(), nullable=False, server_default=""))
        batch_op.create_index(batch_op.f("ix_utterances_caucus_id"), ["caucus_id"], unique=False)


def downgrade() -> None:
    """Refuse: a register is never taken back to an older shape; restore the copy instead."""
    raise NotImplementedError
