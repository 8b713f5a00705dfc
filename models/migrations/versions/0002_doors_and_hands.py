"""doors and hands."""

from alembic import op
import sqlalchemy as sa
import models.base
from models import pinyin


revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def spell_names() -> None:
    """Give every person on record the pinyin that the same-person check looks names up by."""
    persons = sa.table(
        "persons", sa.column("id", sa.Uuid()), sa.column("name"), sa.column("pinyin"), sa.column("initials")
    )
    connection = op.get_bind()
    for id_, name in connection.execute(sa.select(persons.c.id, persons.c.name)).all():
        connection.execute(
            sa.update(persons)
            .where(persons.c.id == id_)
            .values(pinyin=pinyin.full(name), initials=pinyin.initials(name))
        )


def upgrade() -> None:
    """Make the change."""
    op.create_table(
        "mappings",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("headings", sa.JSON(), nullable=False),
        sa.Column("columns", sa.JSON(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("voided_at", models.base.Moment(timezone=True), nullable=True),
        sa.Column("void_reason", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mappings")),
    )
    op.create_table(
        "rooms",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("seats", sa.Integer(), nullable=True),
        sa.Column("video", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("voided_at", models.base.Moment(timezone=True), nullable=True),
        sa.Column("void_reason", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rooms")),
    )
    op.create_table(
        "areas",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("officer_id", sa.Uuid(), nullable=True),
        sa.Column("auxiliary_id", sa.Uuid(), nullable=True),
        sa.Column("police_room", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("voided_at", models.base.Moment(timezone=True), nullable=True),
        sa.Column("void_reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["auxiliary_id"], ["officers.id"], name=op.f("fk_areas_auxiliary_id_officers")
        ),
        sa.ForeignKeyConstraint(["officer_id"], ["officers.id"], name=op.f("fk_areas_officer_id_officers")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_areas")),
    )
    with op.batch_alter_table("areas", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_areas_auxiliary_id"), ["auxiliary_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_areas_officer_id"), ["officer_id"], unique=False)

    op.create_table(
        "batches",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("mapping_id", sa.Uuid(), nullable=True),
        sa.Column("at", models.base.Moment(timezone=True), nullable=False),
        sa.Column("by_name", sa.String(), nullable=False),
        sa.Column("read", sa.Integer(), nullable=False),
        sa.Column("added", sa.Integer(), nullable=False),
        sa.Column("known", sa.Integer(), nullable=False),
        sa.Column("bad", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("voided_at", models.base.Moment(timezone=True), nullable=True),
        sa.Column("void_reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["mapping_id"], ["mappings.id"], name=op.f("fk_batches_mapping_id_mappings")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_batches")),
    )
    with op.batch_alter_table("batches", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_batches_digest"), ["digest"], unique=False)
        batch_op.create_index(batch_op.f("ix_batches_kind"), ["kind"], unique=False)
        batch_op.create_index(batch_op.f("ix_batches_mapping_id"), ["mapping_id"], unique=False)

    op.create_table(
        "concerns",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("sign", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("first_on", sa.Date(), nullable=False),
        sa.Column("last_on", sa.Date(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=True),
        sa.Column("owner_name", sa.String(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("measures", sa.String(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("end_reason", sa.String(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("voided_at", models.base.Moment(timezone=True), nullable=True),
        sa.Column("void_reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["owner_id"], ["officers.id"], name=op.f("fk_concerns_owner_id_officers")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_concerns")),
    )
    with op.batch_alter_table("concerns", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_concerns_owner_id"), ["owner_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_concerns_sign"), ["sign"], unique=False)

    op.create_table(
        "villages",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("area_id", sa.Uuid(), nullable=True),
        sa.Column("township", sa.String(), nullable=False),
        sa.Column("aliases", sa.String(), nullable=False),
        sa.Column("near", sa.String(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("voided_at", models.base.Moment(timezone=True), nullable=True),
        sa.Column("void_reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["areas.id"], name=op.f("fk_villages_area_id_areas")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_villages")),
    )
    with op.batch_alter_table("villages", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_villages_area_id"), ["area_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_villages_name"), ["name"], unique=False)

    op.create_table(
        "approvals",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("asked_by", sa.String(), nullable=False),
        sa.Column("asked_at", models.base.Moment(timezone=True), nullable=False),
        sa.Column("decision", sa.String(), nullable=False),
        sa.Column("decision_reason", sa.String(), nullable=False),
        sa.Column("decided_by", sa.String(), nullable=False),
        sa.Column("decided_at", models.base.Moment(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("voided_at", models.base.Moment(timezone=True), nullable=True),
        sa.Column("void_reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_approvals_case_id_cases")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_approvals")),
    )
    with op.batch_alter_table("approvals", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_approvals_case_id"), ["case_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_approvals_what"), ["what"], unique=False)

    op.create_table(
        "assignments",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("to_id", sa.Uuid(), nullable=False),
        sa.Column("to_name", sa.String(), nullable=False),
        sa.Column("force", sa.String(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=True),
        sa.Column("by_name", sa.String(), nullable=False),
        sa.Column("at", models.base.Moment(timezone=True), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("instruction", sa.String(), nullable=False),
        sa.Column("accepted_at", models.base.Moment(timezone=True), nullable=True),
        sa.Column("returned_at", models.base.Moment(timezone=True), nullable=True),
        sa.Column("return_reason", sa.String(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("result", sa.String(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("voided_at", models.base.Moment(timezone=True), nullable=True),
        sa.Column("void_reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["officers.id"], name=op.f("fk_assignments_by_id_officers")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_assignments_case_id_cases")),
        sa.ForeignKeyConstraint(["to_id"], ["officers.id"], name=op.f("fk_assignments_to_id_officers")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignments")),
    )
    with op.batch_alter_table("assignments", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_assignments_by_id"), ["by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_assignments_case_id"), ["case_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_assignments_due_on"), ["due_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_assignments_to_id"), ["to_id"], unique=False)

    op.create_table(
        "bookings",
        sa.Column("room_id", sa.Uuid(), nullable=True),
        sa.Column("case_id", sa.Uuid(), nullable=True),
        sa.Column("starts_at", models.base.Moment(timezone=True), nullable=False),
        sa.Column("ends_at", models.base.Moment(timezone=True), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("joint", sa.String(), nullable=False),
        sa.Column("host", sa.String(), nullable=False),
        sa.Column("by_name", sa.String(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("voided_at", models.base.Moment(timezone=True), nullable=True),
        sa.Column("void_reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_bookings_case_id_cases")),
        sa.ForeignKeyConstraint(["room_id"], ["rooms.id"], name=op.f("fk_bookings_room_id_rooms")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bookings")),
    )
    with op.batch_alter_table("bookings", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_bookings_case_id"), ["case_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_bookings_room_id"), ["room_id"], unique=False)
        batch_op.create_index("ix_bookings_when", ["room_id", "starts_at"], unique=False)

    op.create_table(
        "entries",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("about", sa.Uuid(), nullable=True),
        sa.Column("said", sa.JSON(), nullable=False),
        sa.Column("by_name", sa.String(), nullable=False),
        sa.Column("at", models.base.Moment(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("voided_at", models.base.Moment(timezone=True), nullable=True),
        sa.Column("void_reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_entries_case_id_cases")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entries")),
    )
    with op.batch_alter_table("entries", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_entries_case_id"), ["case_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_entries_form"), ["form"], unique=False)

    op.create_table(
        "followups",
        sa.Column("case_id", sa.Uuid(), nullable=True),
        sa.Column("concern_id", sa.Uuid(), nullable=True),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=True),
        sa.Column("owner_name", sa.String(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("result", sa.String(), nullable=False),
        sa.Column("by_name", sa.String(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("voided_at", models.base.Moment(timezone=True), nullable=True),
        sa.Column("void_reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_followups_case_id_cases")),
        sa.ForeignKeyConstraint(
            ["concern_id"], ["concerns.id"], name=op.f("fk_followups_concern_id_concerns")
        ),
        sa.ForeignKeyConstraint(["owner_id"], ["officers.id"], name=op.f("fk_followups_owner_id_officers")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_followups")),
    )
    with op.batch_alter_table("followups", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_followups_case_id"), ["case_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_followups_concern_id"), ["concern_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_followups_due_on"), ["due_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_followups_owner_id"), ["owner_id"], unique=False)

    op.create_table(
        "outreach",
        sa.Column("case_id", sa.Uuid(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("topic", sa.String(), nullable=False),
        sa.Column("project", sa.String(), nullable=False),
        sa.Column("attendees", sa.String(), nullable=False),
        sa.Column("notes", sa.String(), nullable=False),
        sa.Column("by_name", sa.String(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("voided_at", models.base.Moment(timezone=True), nullable=True),
        sa.Column("void_reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_outreach_case_id_cases")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outreach")),
    )
    with op.batch_alter_table("outreach", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_outreach_case_id"), ["case_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_outreach_held_on"), ["held_on"], unique=False)

    op.create_table(
        "alarms",
        sa.Column("batch_id", sa.Uuid(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("identity", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("at", models.base.Moment(timezone=True), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("key_field", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("place_key", sa.String(), nullable=False),
        sa.Column("village", sa.String(), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("officer", sa.String(), nullable=False),
        sa.Column("demand", sa.String(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("case_id", sa.Uuid(), nullable=True),
        sa.Column("task_id", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("voided_at", models.base.Moment(timezone=True), nullable=True),
        sa.Column("void_reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["batch_id"], ["batches.id"], name=op.f("fk_alarms_batch_id_batches")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_alarms_case_id_cases")),
        sa.ForeignKeyConstraint(["task_id"], ["followups.id"], name=op.f("fk_alarms_task_id_followups")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alarms")),
    )
    with op.batch_alter_table("alarms", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_alarms_at"), ["at"], unique=False)
        batch_op.create_index(batch_op.f("ix_alarms_batch_id"), ["batch_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_alarms_case_id"), ["case_id"], unique=False)
        batch_op.create_index(
            "ix_alarms_identity",
            ["origin", "identity"],
            unique=True,
            sqlite_where=sa.text("voided_at IS NULL"),
            postgresql_where=sa.text("voided_at IS NULL"),
        )
        batch_op.create_index(batch_op.f("ix_alarms_number"), ["number"], unique=False)
        batch_op.create_index(batch_op.f("ix_alarms_place_key"), ["place_key"], unique=False)
        batch_op.create_index(batch_op.f("ix_alarms_task_id"), ["task_id"], unique=False)

    op.create_table(
        "confidences",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("party_id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("by_name", sa.String(), nullable=False),
        sa.Column("at", models.base.Moment(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("voided_at", models.base.Moment(timezone=True), nullable=True),
        sa.Column("void_reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["officers.id"], name=op.f("fk_confidences_by_id_officers")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_confidences_case_id_cases")),
        sa.ForeignKeyConstraint(["party_id"], ["parties.id"], name=op.f("fk_confidences_party_id_parties")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_confidences")),
    )
    with op.batch_alter_table("confidences", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_confidences_by_id"), ["by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_confidences_case_id"), ["case_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_confidences_party_id"), ["party_id"], unique=False)

    op.create_table(
        "extensions",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("deadline_id", sa.Uuid(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("before", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("signed", sa.JSON(), nullable=False),
        sa.Column("decided_by", sa.String(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("voided_at", models.base.Moment(timezone=True), nullable=True),
        sa.Column("void_reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_extensions_case_id_cases")),
        sa.ForeignKeyConstraint(
            ["deadline_id"], ["deadlines.id"], name=op.f("fk_extensions_deadline_id_deadlines")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_extensions")),
    )
    with op.batch_alter_table("extensions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_extensions_case_id"), ["case_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_extensions_deadline_id"), ["deadline_id"], unique=False)

    op.create_table(
        "gradings",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("at", models.base.Moment(timezone=True), nullable=False),
        sa.Column("by_name", sa.String(), nullable=False),
        sa.Column("occasion", sa.String(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("items", sa.JSON(), nullable=False),
        sa.Column("suggested", sa.Integer(), nullable=False),
        sa.Column("decided", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("approval_id", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["approval_id"], ["approvals.id"], name=op.f("fk_gradings_approval_id_approvals")
        ),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_gradings_case_id_cases")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_gradings")),
    )
    with op.batch_alter_table("gradings", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_gradings_approval_id"), ["approval_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_gradings_case_id"), ["case_id"], unique=False)

    op.create_table(
        "invitations",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("mediator_id", sa.Uuid(), nullable=True),
        sa.Column("booking_id", sa.Uuid(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("telephone", sa.String(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("meets_at", models.base.Moment(timezone=True), nullable=True),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("asked_at", models.base.Moment(timezone=True), nullable=False),
        sa.Column("asked_by", sa.String(), nullable=False),
        sa.Column("consents", sa.JSON(), nullable=False),
        sa.Column("reply", sa.String(), nullable=False),
        sa.Column("reply_note", sa.String(), nullable=False),
        sa.Column("replied_at", models.base.Moment(timezone=True), nullable=True),
        sa.Column("attended", sa.String(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("voided_at", models.base.Moment(timezone=True), nullable=True),
        sa.Column("void_reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["booking_id"], ["bookings.id"], name=op.f("fk_invitations_booking_id_bookings")
        ),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_invitations_case_id_cases")),
        sa.ForeignKeyConstraint(
            ["mediator_id"], ["mediators.id"], name=op.f("fk_invitations_mediator_id_mediators")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitations")),
    )
    with op.batch_alter_table("invitations", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_invitations_booking_id"), ["booking_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_invitations_case_id"), ["case_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_invitations_mediator_id"), ["mediator_id"], unique=False)

    op.create_table(
        "alarm_parties",
        sa.Column("alarm_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("telephone", sa.String(), nullable=False),
        sa.Column("id_number", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("signs", sa.String(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["alarm_id"], ["alarms.id"], name=op.f("fk_alarm_parties_alarm_id_alarms")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alarm_parties")),
    )
    with op.batch_alter_table("alarm_parties", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_alarm_parties_alarm_id"), ["alarm_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_alarm_parties_key"), ["key"], unique=False)

    op.create_table(
        "concern_members",
        sa.Column("concern_id", sa.Uuid(), nullable=False),
        sa.Column("alarm_id", sa.Uuid(), nullable=True),
        sa.Column("case_id", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["alarm_id"], ["alarms.id"], name=op.f("fk_concern_members_alarm_id_alarms")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_concern_members_case_id_cases")),
        sa.ForeignKeyConstraint(
            ["concern_id"], ["concerns.id"], name=op.f("fk_concern_members_concern_id_concerns")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_concern_members")),
    )
    with op.batch_alter_table("concern_members", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_concern_members_alarm_id"), ["alarm_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_concern_members_case_id"), ["case_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_concern_members_concern_id"), ["concern_id"], unique=False)
        batch_op.create_index("ix_concern_members_pair", ["concern_id", "alarm_id", "case_id"], unique=False)

    op.create_table(
        "contacts",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("party_id", sa.Uuid(), nullable=True),
        sa.Column("invitation_id", sa.Uuid(), nullable=True),
        sa.Column("whom", sa.String(), nullable=False),
        sa.Column("how", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("at", models.base.Moment(timezone=True), nullable=False),
        sa.Column("answered", sa.Boolean(), nullable=False),
        sa.Column("said", sa.String(), nullable=False),
        sa.Column("by_name", sa.String(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("voided_at", models.base.Moment(timezone=True), nullable=True),
        sa.Column("void_reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_contacts_case_id_cases")),
        sa.ForeignKeyConstraint(
            ["invitation_id"], ["invitations.id"], name=op.f("fk_contacts_invitation_id_invitations")
        ),
        sa.ForeignKeyConstraint(["party_id"], ["parties.id"], name=op.f("fk_contacts_party_id_parties")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contacts")),
    )
    with op.batch_alter_table("contacts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_contacts_case_id"), ["case_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_contacts_invitation_id"), ["invitation_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_contacts_party_id"), ["party_id"], unique=False)

    with op.batch_alter_table("cases", schema=None) as batch_op:
        batch_op.add_column(sa.Column("alarm_kind", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("four_class", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("key_field", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("route", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("body", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("force", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("area_id", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("round", sa.Integer(), nullable=False, server_default="1"))
        batch_op.add_column(sa.Column("merged_into_id", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("split_from_id", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("focus", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column("tier", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("contractor", sa.String(), nullable=False, server_default=""))
        batch_op.create_index(batch_op.f("ix_cases_area_id"), ["area_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_cases_merged_into_id"), ["merged_into_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_cases_split_from_id"), ["split_from_id"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_cases_split_from_id_cases"), "cases", ["split_from_id"], ["id"]
        )
        batch_op.create_foreign_key(batch_op.f("fk_cases_area_id_areas"), "areas", ["area_id"], ["id"])
        batch_op.create_foreign_key(
            batch_op.f("fk_cases_merged_into_id_cases"), "cases", ["merged_into_id"], ["id"]
        )

    with op.batch_alter_table("mediators", schema=None) as batch_op:
        batch_op.add_column(sa.Column("duty", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("area_id", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("recommended_by", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("available", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("related", sa.String(), nullable=False, server_default=""))
        batch_op.create_index(batch_op.f("ix_mediators_area_id"), ["area_id"], unique=False)
        batch_op.create_foreign_key(batch_op.f("fk_mediators_area_id_areas"), "areas", ["area_id"], ["id"])

    with op.batch_alter_table("papers", schema=None) as batch_op:
        batch_op.add_column(sa.Column("about", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("served_how", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("served_to", sa.String(), nullable=False, server_default=""))
        batch_op.create_index(batch_op.f("ix_papers_about"), ["about"], unique=False)

    with op.batch_alter_table("parties", schema=None) as batch_op:
        batch_op.add_column(sa.Column("guardian_notified_on", sa.Date(), nullable=True))
        batch_op.add_column(
            sa.Column("guardian_conflict", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        batch_op.add_column(sa.Column("needs", sa.JSON(), nullable=False, server_default="[]"))
        batch_op.add_column(sa.Column("interpreter", sa.String(), nullable=False, server_default=""))

    with op.batch_alter_table("persons", schema=None) as batch_op:
        batch_op.add_column(sa.Column("pinyin", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("initials", sa.String(), nullable=False, server_default=""))
        batch_op.create_index(batch_op.f("ix_persons_initials"), ["initials"], unique=False)
        batch_op.create_index(batch_op.f("ix_persons_pinyin"), ["pinyin"], unique=False)

    with op.batch_alter_table("referrals", schema=None) as batch_op:
        batch_op.add_column(sa.Column("kind", sa.String(), nullable=False, server_default="移送"))
        batch_op.add_column(sa.Column("consent", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("pace", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("received_by", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("refused_reason", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("before", sa.JSON(), nullable=False, server_default="[]"))

    spell_names()


def downgrade() -> None:
    """Refuse: a register is never taken back to an older shape; restore the copy instead."""
    raise NotImplementedError
