"""Circuits, mailings, meetings, sittings, packs, versions of texts and the facts papers use."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add what papers are made of."""
    op.create_table(
        "council_report",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("sitting_id", sa.String(), nullable=True),
        sa.Column("committee", sa.String(), nullable=False),
        sa.Column("direction", sa.String(), nullable=False),
        sa.Column("rapporteur", sa.String(), nullable=False),
        sa.Column("unit", sa.String(length=40), nullable=False),
        sa.Column("requested", sa.String(), nullable=False),
        sa.Column("context", sa.String(), nullable=False),
        sa.Column("amounts", sa.JSON(), nullable=True),
        sa.Column("beneficiary_ids", sa.JSON(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("synthesis_form", sa.String(length=40), nullable=False),
        sa.Column("delegated_to", sa.String(), nullable=False),
        sa.Column("briefing_id", sa.String(), nullable=True),
        sa.Column("carried_by_official", sa.Boolean(), nullable=False),
        sa.Column("recusal", sa.String(), nullable=False),
        sa.Column("committee_advice", sa.String(), nullable=False),
        sa.Column("vote_result", sa.String(length=40), nullable=False),
        sa.Column("resolution_number", sa.String(), nullable=False),
        sa.Column("votes_for", sa.Integer(), nullable=True),
        sa.Column("votes_against", sa.Integer(), nullable=True),
        sa.Column("abstentions", sa.Integer(), nullable=True),
        sa.Column("voted_on", sa.Date(), nullable=True),
        sa.Column("amended_text", sa.String(), nullable=False),
        sa.Column("follow_up", sa.String(), nullable=False),
        sa.Column("notes", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("council_report_of_sitting", "council_report", ["sitting_id", "position"], unique=False)
    op.create_table(
        "fact_use",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("paper_id", sa.String(), nullable=False),
        sa.Column("paper_kind", sa.String(length=40), nullable=False),
        sa.Column("subject_id", sa.String(), nullable=False),
        sa.Column("subject_kind", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("passage", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("used_at", sa.DateTime(), nullable=False),
        sa.Column("kept_reason", sa.String(), nullable=False),
        sa.Column("kept_words", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "fact_use_kept", "fact_use", ["kept_reason"], unique=False, sqlite_where=sa.text("kept_reason != ''")
    )
    op.create_index("fact_use_of_subject", "fact_use", ["subject_kind", "subject_id", "used_at"], unique=False)
    op.create_index("ix_fact_use_paper_id", "fact_use", ["paper_id"], unique=False)
    op.create_table(
        "mailing",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("state_reason", sa.String(), nullable=False),
        sa.Column("wording", sa.String(length=40), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("unit", sa.String(length=40), nullable=False),
        sa.Column("channel", sa.String(length=40), nullable=False),
        sa.Column("engagement_id", sa.String(), nullable=True),
        sa.Column("reply_by", sa.Date(), nullable=True),
        sa.Column("recipient_filter", sa.JSON(), nullable=True),
        sa.Column("recipients", sa.JSON(), nullable=True),
        sa.Column("enclosures", sa.JSON(), nullable=True),
        sa.Column("made_on", sa.Date(), nullable=True),
        sa.Column("notes", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "meeting",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("series", sa.String(), nullable=False),
        sa.Column("meeting_kind", sa.String(length=40), nullable=False),
        sa.Column("starts_at", sa.DateTime(), nullable=False),
        sa.Column("ends_at", sa.DateTime(), nullable=True),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("online_url", sa.String(), nullable=False),
        sa.Column("unit", sa.String(length=40), nullable=False),
        sa.Column("engagement_id", sa.String(), nullable=True),
        sa.Column("previous_id", sa.String(), nullable=True),
        sa.Column("chair", sa.String(), nullable=False),
        sa.Column("facilitator", sa.String(), nullable=False),
        sa.Column("reply_by", sa.Date(), nullable=True),
        sa.Column("arrangements", sa.String(), nullable=False),
        sa.Column("items", sa.JSON(), nullable=True),
        sa.Column("attendees", sa.JSON(), nullable=True),
        sa.Column("lines", sa.JSON(), nullable=True),
        sa.Column("minutes_state", sa.String(length=40), nullable=False),
        sa.Column("remarks_by", sa.Date(), nullable=True),
        sa.Column("copies_to", sa.JSON(), nullable=True),
        sa.Column("sendings", sa.JSON(), nullable=True),
        sa.Column("corrections", sa.JSON(), nullable=True),
        sa.Column("approved_on", sa.Date(), nullable=True),
        sa.Column("next_on", sa.Date(), nullable=True),
        sa.Column("notes", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("meeting_of_series", "meeting", ["series", "starts_at"], unique=False)
    op.create_table(
        "note_number",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("taken_at", sa.DateTime(), nullable=False),
        sa.Column("cancelled_reason", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("briefing_id", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("code", "year", "sequence"),
    )
    op.create_table(
        "pack",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("theme", sa.String(), nullable=False),
        sa.Column("engagement_id", sa.String(), nullable=True),
        sa.Column("sitting_id", sa.String(), nullable=True),
        sa.Column("meeting_id", sa.String(), nullable=True),
        sa.Column("partner_id", sa.String(), nullable=True),
        sa.Column("unit", sa.String(length=40), nullable=False),
        sa.Column("pack_format", sa.String(length=40), nullable=False),
        sa.Column("on_right_pages", sa.Boolean(), nullable=False),
        sa.Column("items", sa.JSON(), nullable=True),
        sa.Column("versions", sa.JSON(), nullable=True),
        sa.Column("notes", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "sitting",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("body", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("state_reason", sa.String(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("starts", sa.Time(), nullable=True),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("committee_name", sa.String(), nullable=False),
        sa.Column("engagement_id", sa.String(), nullable=True),
        sa.Column("reports_expected", sa.Integer(), nullable=False),
        sa.Column("reports_expected_on", sa.Date(), nullable=True),
        sa.Column("is_urgent", sa.Boolean(), nullable=False),
        sa.Column("notes", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "text_version",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("owner_id", sa.String(), nullable=False),
        sa.Column("owner_kind", sa.String(length=40), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("kept_at", sa.DateTime(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_text_version_owner_id", "text_version", ["owner_id"], unique=False)
    op.add_column("briefing", sa.Column("validated_on", sa.Date(), nullable=True))
    op.add_column("briefing", sa.Column("valid_until", sa.Date(), nullable=True))
    op.add_column("briefing", sa.Column("due_on", sa.Date(), nullable=True))
    op.add_column("briefing", sa.Column("kept_figures", sa.JSON(), nullable=True))
    op.add_column("briefing", sa.Column("circuit", sa.JSON(), nullable=True))
    op.add_column("briefing", sa.Column("options", sa.JSON(), nullable=True))
    op.add_column("briefing", sa.Column("recommended", sa.Integer(), nullable=True))
    op.add_column("briefing", sa.Column("speaking_minutes", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("briefing", sa.Column("sitting_id", sa.String(), nullable=True))
    op.add_column("briefing", sa.Column("meeting_id", sa.String(), nullable=True))
    op.add_column("briefing", sa.Column("number", sa.String(), nullable=False, server_default=""))
    op.add_column("briefing", sa.Column("details", sa.JSON(), nullable=True, server_default="{}"))
    op.create_index("ix_briefing_number", "briefing", ["number"], unique=False)
    op.add_column("decision", sa.Column("meeting_id", sa.String(), nullable=True))
    op.add_column("decision", sa.Column("council_report_id", sa.String(), nullable=True))
    op.add_column("letter", sa.Column("handwritten", sa.Boolean(), nullable=False, server_default="0"))
    op.add_column("letter", sa.Column("revision", sa.Integer(), nullable=False, server_default="1"))
    op.add_column("letter", sa.Column("mailing_id", sa.String(), nullable=True))
    op.add_column("letter", sa.Column("circuit", sa.JSON(), nullable=True))
    op.add_column("letter", sa.Column("kept_figures", sa.JSON(), nullable=True))
    op.add_column("letter", sa.Column("handed_to", sa.String(), nullable=False, server_default=""))
    op.create_index("letter_of_mailing", "letter", ["mailing_id"], unique=False)
    op.add_column("office", sa.Column("key_figures", sa.JSON(), nullable=True))
    op.add_column("office", sa.Column("body_rules", sa.JSON(), nullable=True))
    op.add_column("office", sa.Column("usual_circuit", sa.JSON(), nullable=True, server_default="[]"))
    op.add_column("office", sa.Column("letterhead_colour", sa.String(), nullable=False, server_default=""))
    op.add_column("partner", sa.Column("network_ids", sa.JSON(), nullable=True, server_default="[]"))
    op.add_column("partner", sa.Column("distribution_lists", sa.JSON(), nullable=True, server_default="[]"))
    op.add_column("partner", sa.Column("objects_to_mailings", sa.Boolean(), nullable=False, server_default="0"))
    op.add_column("partner", sa.Column("handwritten_salutation", sa.Boolean(), nullable=False, server_default="0"))
    op.add_column("task", sa.Column("meeting_id", sa.String(), nullable=True))
    op.add_column("task", sa.Column("council_report_id", sa.String(), nullable=True))
    op.add_column("task", sa.Column("sitting_id", sa.String(), nullable=True))
    op.create_index("task_of_council_report", "task", ["council_report_id"], unique=False)
    op.create_index("task_of_meeting", "task", ["meeting_id"], unique=False)
    op.create_index("task_of_sitting", "task", ["sitting_id"], unique=False)
