"""Tasks, decisions and points élu; presence, travel, series and what a request asks."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add what planning, deciding and protocol need."""
    op.create_table(
        "decision",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(length=40), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("decided_by", sa.String(), nullable=False),
        sa.Column("chosen_option", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("unit", sa.String(length=40), nullable=False),
        sa.Column("engagement_id", sa.String(), nullable=True),
        sa.Column("letter_id", sa.String(), nullable=True),
        sa.Column("briefing_id", sa.String(), nullable=True),
        sa.Column("review_id", sa.String(), nullable=True),
        sa.Column("representative_id", sa.String(), nullable=True),
        sa.Column("reopens_id", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("decision_by_day", "decision", ["deleted_at", "decided_on"], unique=False)
    op.create_index("decision_of_engagement", "decision", ["engagement_id"], unique=False)
    op.create_table(
        "review",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("items", sa.JSON(), nullable=True),
        sa.Column("notes", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "task",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("state_reason", sa.String(), nullable=False),
        sa.Column("owner", sa.String(length=40), nullable=False),
        sa.Column("owner_id", sa.String(), nullable=True),
        sa.Column("unit", sa.String(length=40), nullable=False),
        sa.Column("effort", sa.Float(), nullable=False),
        sa.Column("short_effort", sa.Float(), nullable=True),
        sa.Column("is_short", sa.Boolean(), nullable=False),
        sa.Column("optional", sa.Boolean(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("due_afternoon", sa.Boolean(), nullable=False),
        sa.Column("available_on", sa.Date(), nullable=True),
        sa.Column("planned_on", sa.Date(), nullable=True),
        sa.Column("planned_afternoon", sa.Boolean(), nullable=False),
        sa.Column("pinned", sa.Boolean(), nullable=False),
        sa.Column("engagement_id", sa.String(), nullable=True),
        sa.Column("letter_id", sa.String(), nullable=True),
        sa.Column("briefing_id", sa.String(), nullable=True),
        sa.Column("distance", sa.Integer(), nullable=True),
        sa.Column("distance_unit", sa.String(length=40), nullable=False),
        sa.Column("piece", sa.String(length=40), nullable=True),
        sa.Column("reminded_on", sa.Date(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("notes", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("task_by_due", "task", ["state", "deleted_at", "due_on"], unique=False)
    op.create_index("task_by_plan", "task", ["state", "deleted_at", "planned_on"], unique=False)
    op.create_index("task_of_briefing", "task", ["briefing_id"], unique=False)
    op.create_index("task_of_engagement", "task", ["engagement_id"], unique=False)
    op.create_index("task_of_letter", "task", ["letter_id"], unique=False)
    op.add_column("calendar_entry", sa.Column("told", sa.JSON(), nullable=True))
    op.add_column("engagement", sa.Column("official_place", sa.Integer(), nullable=True))
    op.add_column("engagement", sa.Column("official_place_reason", sa.String(), nullable=False, server_default=""))
    op.add_column("engagement", sa.Column("requested_roles", sa.JSON(), nullable=True))
    op.add_column("engagement", sa.Column("audience", sa.String(), nullable=False, server_default=""))
    op.add_column("engagement", sa.Column("expected_guests", sa.Integer(), nullable=True))
    op.add_column("engagement", sa.Column("other_guests", sa.String(), nullable=False, server_default=""))
    op.add_column("engagement", sa.Column("speaking_order", sa.String(), nullable=False, server_default=""))
    op.add_column("engagement", sa.Column("previous_edition", sa.String(), nullable=False, server_default=""))
    op.add_column("engagement", sa.Column("djva_advice", sa.String(), nullable=False, server_default=""))
    op.add_column("engagement", sa.Column("deci_advice", sa.String(), nullable=False, server_default=""))
    op.add_column("engagement", sa.Column("government_ceremony", sa.Boolean(), nullable=False, server_default="0"))
    op.add_column("engagement", sa.Column("officer_attends", sa.Boolean(), nullable=False, server_default="0"))
    op.add_column("engagement", sa.Column("travel_mode", sa.String(length=40), nullable=True))
    op.add_column("engagement", sa.Column("travel_before", sa.Integer(), nullable=True))
    op.add_column("engagement", sa.Column("travel_after", sa.Integer(), nullable=True))
    op.add_column("engagement", sa.Column("itinerary", sa.String(), nullable=False, server_default=""))
    op.add_column("engagement", sa.Column("possible_announcements", sa.String(), nullable=False, server_default=""))
    op.add_column("engagement", sa.Column("checklist", sa.JSON(), nullable=True))
    op.add_column("engagement", sa.Column("feedback", sa.String(), nullable=False, server_default=""))
    op.add_column("engagement", sa.Column("recurrence", sa.JSON(), nullable=True))
    op.add_column("engagement", sa.Column("series_id", sa.String(), nullable=True))
    op.add_column("engagement", sa.Column("occurrence_of", sa.DateTime(), nullable=True))
    op.create_index("engagement_attended", "engagement", ["officer_attends", "deleted_at", "starts_at"], unique=False)
    op.create_index("engagement_by_municipality", "engagement", ["municipality", "starts_at"], unique=False)
    op.create_index("engagement_by_state", "engagement", ["state", "deleted_at", "reply_by"], unique=False)
    op.create_index("engagement_of_series", "engagement", ["series_id", "occurrence_of"], unique=False)
    op.create_index(
        "engagement_that_repeats",
        "engagement",
        ["starts_at"],
        unique=False,
        sqlite_where=sa.text("recurrence IS NOT NULL"),
    )
    op.add_column("letter", sa.Column("assigned_to", sa.String(), nullable=False, server_default=""))
    op.add_column("letter", sa.Column("routing_instruction", sa.String(length=40), nullable=True))
    op.add_column("letter", sa.Column("addressee_name", sa.String(), nullable=False, server_default=""))
    op.add_column("letter", sa.Column("addressee_title", sa.String(), nullable=False, server_default=""))
    op.add_column("letter", sa.Column("request_kind", sa.String(length=40), nullable=True))
    op.add_column("letter", sa.Column("request_kind_by", sa.String(), nullable=False, server_default=""))
    op.add_column("letter", sa.Column("first_received_on", sa.Date(), nullable=True))
    op.add_column("letter", sa.Column("received_by_competent_on", sa.Date(), nullable=True))
    op.add_column("letter", sa.Column("completed_on", sa.Date(), nullable=True))
    op.add_column("letter", sa.Column("suspensions", sa.JSON(), nullable=True))
    op.add_column("letter", sa.Column("receipt_sent_on", sa.Date(), nullable=True))
    op.add_column("letter", sa.Column("acknowledged_on", sa.Date(), nullable=True))
    op.add_column("letter", sa.Column("stated_implicit_on", sa.Date(), nullable=True))
    op.add_column("letter", sa.Column("extension_told_on", sa.Date(), nullable=True))
    op.add_column("letter", sa.Column("forwarded_to", sa.String(), nullable=False, server_default=""))
    op.add_column("letter", sa.Column("forwarded_on", sa.Date(), nullable=True))
    op.add_column("letter", sa.Column("applicant_told_on", sa.Date(), nullable=True))
    op.create_index(
        "letter_answering",
        "letter",
        ["answers_to_id", "deleted_at", "mail_register", "state", "wording", "sent_on", "signed_on"],
        unique=False,
    )
    op.create_index(
        "letter_counted",
        "letter",
        ["mail_register", "deleted_at", "received_on", "state", "unit", "request_kind", "channel", "due_date", "id"],
        unique=False,
    )
    op.add_column("office", sa.Column("pattern_changes", sa.JSON(), nullable=True))
    op.add_column("office", sa.Column("presence_exceptions", sa.JSON(), nullable=True))
    op.add_column("office", sa.Column("back_plans", sa.JSON(), nullable=True))
    op.add_column("office", sa.Column("base_municipality", sa.String(), nullable=False, server_default="93008"))
    op.add_column(
        "office", sa.Column("usual_travel_mode", sa.String(length=40), nullable=False, server_default="transit")
    )
    op.add_column("office", sa.Column("travel_times", sa.JSON(), nullable=True))
    op.add_column("office", sa.Column("mail_targets", sa.JSON(), nullable=True))
    op.add_column("office", sa.Column("interests", sa.JSON(), nullable=True))
    op.add_column("office", sa.Column("recusals", sa.JSON(), nullable=True))
    op.add_column("office", sa.Column("ballots", sa.JSON(), nullable=True))
    op.add_column("office", sa.Column("signature_delegations", sa.JSON(), nullable=True))
    op.add_column("office", sa.Column("own_wordings", sa.JSON(), nullable=True))
    op.add_column("office", sa.Column("paragraphs", sa.JSON(), nullable=True))
    op.add_column("office", sa.Column("watched_folder", sa.String(), nullable=False, server_default=""))
    op.add_column(
        "office", sa.Column("inclusive_style", sa.String(length=40), nullable=False, server_default="median_double")
    )
