"""the closed loop."""

import sqlalchemy as sa
from alembic import op

import models.base

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:  # noqa: PLR0915 -- one statement a change
    """Make the change."""
    op.create_table(
        "closures",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("led_by", sa.String(), nullable=False),
        sa.Column("conditions", sa.JSON(), nullable=False),
        sa.Column("by_name", sa.String(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("voided_at", models.base.Moment(timezone=True), nullable=True),
        sa.Column("void_reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_closures_case_id_cases")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_closures")),
    )
    with op.batch_alter_table("closures", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_closures_case_id"), ["case_id"], unique=False)

    op.create_table(
        "dispositions",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("party_id", sa.Uuid(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("organ", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("executed_on", sa.Date(), nullable=True),
        sa.Column("by_name", sa.String(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("voided_at", models.base.Moment(timezone=True), nullable=True),
        sa.Column("void_reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_dispositions_case_id_cases")),
        sa.ForeignKeyConstraint(["party_id"], ["parties.id"], name=op.f("fk_dispositions_party_id_parties")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dispositions")),
    )
    with op.batch_alter_table("dispositions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_dispositions_case_id"), ["case_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_dispositions_party_id"), ["party_id"], unique=False)

    op.create_table(
        "escalations",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("found_on", sa.Date(), nullable=False),
        sa.Column("injury", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("referral_id", sa.Uuid(), nullable=True),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("by_name", sa.String(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("voided_at", models.base.Moment(timezone=True), nullable=True),
        sa.Column("void_reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_escalations_case_id_cases")),
        sa.ForeignKeyConstraint(
            ["referral_id"], ["referrals.id"], name=op.f("fk_escalations_referral_id_referrals")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_escalations")),
    )
    with op.batch_alter_table("escalations", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_escalations_case_id"), ["case_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_escalations_referral_id"), ["referral_id"], unique=False)

    op.create_table(
        "recognitions",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("agreement_id", sa.Uuid(), nullable=True),
        sa.Column("way", sa.String(), nullable=False),
        sa.Column("applied_on", sa.Date(), nullable=False),
        sa.Column("applicants", sa.JSON(), nullable=False),
        sa.Column("performed_on", sa.Date(), nullable=True),
        sa.Column("proof", sa.String(), nullable=False),
        sa.Column("opinion", sa.String(), nullable=False),
        sa.Column("approval_id", sa.Uuid(), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("decision", sa.String(), nullable=False),
        sa.Column("decided_by", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("by_name", sa.String(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("voided_at", models.base.Moment(timezone=True), nullable=True),
        sa.Column("void_reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agreement_id"], ["agreements.id"], name=op.f("fk_recognitions_agreement_id_agreements")
        ),
        sa.ForeignKeyConstraint(
            ["approval_id"], ["approvals.id"], name=op.f("fk_recognitions_approval_id_approvals")
        ),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_recognitions_case_id_cases")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recognitions")),
    )
    with op.batch_alter_table("recognitions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_recognitions_agreement_id"), ["agreement_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_recognitions_approval_id"), ["approval_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_recognitions_case_id"), ["case_id"], unique=False)

    op.create_table(
        "urgings",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("obligation_id", sa.Uuid(), nullable=True),
        sa.Column("instalment_id", sa.Uuid(), nullable=True),
        sa.Column("urged_on", sa.Date(), nullable=False),
        sa.Column("mode", sa.String(), nullable=False),
        sa.Column("said", sa.String(), nullable=False),
        sa.Column("promised_on", sa.Date(), nullable=True),
        sa.Column("by_name", sa.String(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("voided_at", models.base.Moment(timezone=True), nullable=True),
        sa.Column("void_reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_urgings_case_id_cases")),
        sa.ForeignKeyConstraint(
            ["obligation_id"], ["obligations.id"], name=op.f("fk_urgings_obligation_id_obligations")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_urgings")),
    )
    with op.batch_alter_table("urgings", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_urgings_case_id"), ["case_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_urgings_obligation_id"), ["obligation_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_urgings_promised_on"), ["promised_on"], unique=False)

    with op.batch_alter_table("agreements", schema=None) as batch_op:
        batch_op.add_column(sa.Column("performed_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("breached_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("breach_text", sa.String(), nullable=False, server_default=""))
        batch_op.create_index(
            "ix_agreements_broken",
            ["breached_on", "case_id"],
            unique=False,
            sqlite_where=sa.text("breached_on IS NOT NULL"),
            postgresql_where=sa.text("breached_on IS NOT NULL"),
        )

    with op.batch_alter_table("cases", schema=None) as batch_op:
        batch_op.add_column(sa.Column("ended_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("ended_how", sa.String(), nullable=False, server_default=""))

    with op.batch_alter_table("confirmations", schema=None) as batch_op:
        batch_op.add_column(sa.Column("accepted_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("manner", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("materials", sa.JSON(), nullable=False, server_default="{}"))
        batch_op.add_column(sa.Column("withdrawn_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("withdrawn_reason", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("enforced_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("enforcement", sa.String(), nullable=False, server_default=""))

    with op.batch_alter_table("followups", schema=None) as batch_op:
        batch_op.add_column(sa.Column("finding", sa.String(), nullable=False, server_default=""))
        batch_op.drop_index(batch_op.f("ix_followups_due_on"))
        batch_op.create_index("ix_followups_open", ["done_on", "due_on"], unique=False)

    with op.batch_alter_table("instalments", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_instalments_due_on"))
        batch_op.create_index("ix_instalments_open", ["paid_on", "due_on"], unique=False)

    with op.batch_alter_table("obligations", schema=None) as batch_op:
        batch_op.add_column(sa.Column("repeats", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("day_reason", sa.String(), nullable=False, server_default=""))

    with op.batch_alter_table("payments", schema=None) as batch_op:
        batch_op.add_column(sa.Column("payer", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("parts", sa.JSON(), nullable=False, server_default="[]"))
        batch_op.add_column(sa.Column("attachment_id", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("by_name", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("voided_at", models.base.Moment(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("void_reason", sa.String(), nullable=False, server_default=""))

    with op.batch_alter_table("visits", schema=None) as batch_op:
        batch_op.add_column(sa.Column("place", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("relapse", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("mood", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("chance", sa.String(), nullable=False, server_default=""))
    _tell_apart()


def _tell_apart() -> None:
    """Tell what was one before: what was performed and what was broken, 结案 and 销号."""
    for sentence in (
        # what had been performed, by the day of its case
        """UPDATE agreements SET performed_on = (SELECT coalesce(resolved_on, concluded_on) FROM cases
           WHERE cases.id = agreements.case_id)
           WHERE signed_on IS NOT NULL AND voided_at IS NULL
             AND case_id IN (SELECT id FROM cases WHERE state IN ('已履行', '已销号'))
             AND edition = (SELECT max(edition) FROM agreements AS other
                            WHERE other.case_id = agreements.case_id AND other.voided_at IS NULL)""",
        # what had been agreed and was not performed stood as 未达成
        """UPDATE agreements SET breached_on = coalesce(
             (SELECT max(started_on) FROM deadlines WHERE deadlines.case_id = agreements.case_id
              AND deadlines.key = 'za-after-failure'), perform_by, signed_on)
           WHERE signed_on IS NOT NULL AND voided_at IS NULL
             AND case_id IN (SELECT id FROM cases WHERE state = '未达成' AND outcome IN ('达成协议', '口头达成', '当场达成并履行'))
             AND edition = (SELECT max(edition) FROM agreements AS other
                            WHERE other.case_id = agreements.case_id AND other.voided_at IS NULL)""",
        """UPDATE cases SET state = '达成后未履行'
           WHERE state = '未达成' AND outcome IN ('达成协议', '口头达成', '当场达成并履行')""",
        # 结案 is on the day on which it was performed, or on which what is no case of the police came to an end
        """UPDATE cases SET ended_on = coalesce(resolved_on, concluded_on, closed_on), ended_how = '达成协议并履行'
           WHERE state IN ('已履行', '已销号') AND outcome IN ('达成协议', '口头达成', '当场达成并履行')""",
        """UPDATE cases SET ended_on = coalesce(concluded_on, closed_on), ended_how = '终止调解'
           WHERE ended_on IS NULL AND state IN ('未达成', '已撤回', '不予调解', '已销号')
             AND track NOT IN ('ZA', 'ZA-X', 'MS') AND outcome <> '移送'""",
        """UPDATE cases SET ended_on = closed_on, ended_how = '销号时已处理'
           WHERE ended_on IS NULL AND state = '已销号'""",
    ):
        op.execute(sentence)


def downgrade() -> None:
    """Refuse: a register is never taken back to an older shape; restore the copy instead."""
    raise NotImplementedError
