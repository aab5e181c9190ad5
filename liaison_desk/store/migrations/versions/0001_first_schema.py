"""The first schema."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make every table and the full-text index."""
    op.create_table(
        "briefing",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.Column("briefing_kind", sa.String(length=40), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("purpose", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=True),
        sa.Column("unit", sa.String(length=40), nullable=False),
        sa.Column("engagement_id", sa.String(), nullable=True),
        sa.Column("partner_id", sa.String(), nullable=True),
        sa.Column("sections", sa.JSON(), nullable=True),
        sa.Column("notes", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "calendar_entry",
        sa.Column("engagement_id", sa.String(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("revised_at", sa.DateTime(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("engagement_id"),
        sa.UniqueConstraint("uid"),
    )
    op.create_table(
        "calendar_target",
        sa.Column("target", sa.String(), nullable=False),
        sa.Column("engagement_id", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("target", "engagement_id"),
    )
    op.create_table(
        "draft",
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("saved_at", sa.DateTime(), nullable=False),
        sa.Column("values", sa.JSON(), nullable=True),
        sa.PrimaryKeyConstraint("form"),
    )
    op.create_table(
        "engagement",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("engagement_kind", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("state_reason", sa.String(), nullable=False),
        sa.Column("starts_at", sa.DateTime(), nullable=False),
        sa.Column("ends_at", sa.DateTime(), nullable=True),
        sa.Column("all_day", sa.Boolean(), nullable=False),
        sa.Column("time_zone", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("municipality", sa.String(), nullable=False),
        sa.Column("online_url", sa.String(), nullable=False),
        sa.Column("host_id", sa.String(), nullable=True),
        sa.Column("on_site_contact_id", sa.String(), nullable=True),
        sa.Column("representative_id", sa.String(), nullable=True),
        sa.Column("official_role", sa.String(length=40), nullable=False),
        sa.Column("capacity", sa.String(length=40), nullable=False),
        sa.Column("speaking_slot", sa.Time(), nullable=True),
        sa.Column("speaking_minutes", sa.Integer(), nullable=False),
        sa.Column("departs_at", sa.Time(), nullable=True),
        sa.Column("arrives_at", sa.Time(), nullable=True),
        sa.Column("unit", sa.String(length=40), nullable=False),
        sa.Column("participants", sa.JSON(), nullable=True),
        sa.Column("run_sheet", sa.JSON(), nullable=True),
        sa.Column("access", sa.String(), nullable=False),
        sa.Column("dress", sa.String(), nullable=False),
        sa.Column("escorts", sa.String(), nullable=False),
        sa.Column("press", sa.String(), nullable=False),
        sa.Column("items_to_bring", sa.String(), nullable=False),
        sa.Column("reply_by", sa.Date(), nullable=True),
        sa.Column("background", sa.String(), nullable=False),
        sa.Column("watch_points", sa.String(), nullable=False),
        sa.Column("talking_points", sa.String(), nullable=False),
        sa.Column("notes", sa.String(), nullable=False),
        sa.Column("confidentiality", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("engagement_by_start", "engagement", ["starts_at"], unique=False)
    op.create_table(
        "intake_mark",
        sa.Column("fingerprint", sa.String(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("record_id", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("fingerprint"),
    )
    op.create_table(
        "journal_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("done_at", sa.DateTime(), nullable=False),
        sa.Column("sentence", sa.String(), nullable=False),
        sa.Column("kinds", sa.JSON(), nullable=True),
        sa.Column("changes", sa.JSON(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "letter",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.Column("mail_register", sa.String(length=40), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("correspondent_id", sa.String(), nullable=True),
        sa.Column("correspondent_name", sa.String(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("document_date", sa.Date(), nullable=True),
        sa.Column("channel", sa.String(length=40), nullable=False),
        sa.Column("unit", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("state_reason", sa.String(), nullable=False),
        sa.Column("due_date", sa.Date(), nullable=True),
        sa.Column("flagged", sa.Boolean(), nullable=False),
        sa.Column("answers_to_id", sa.String(), nullable=True),
        sa.Column("engagement_id", sa.String(), nullable=True),
        sa.Column("wording", sa.String(length=40), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("enclosures", sa.JSON(), nullable=True),
        sa.Column("copies_to", sa.JSON(), nullable=True),
        sa.Column("salutation", sa.String(), nullable=False),
        sa.Column("closing_formula", sa.String(), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.Column("notes", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("correspondent_key", sa.String(), nullable=False),
        sa.Column("subject_key", sa.String(), nullable=False),
        sa.Column("listed_on", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "letter_by_correspondent_key",
        "letter",
        ["mail_register", "deleted_at", "correspondent_key", "number", "id", "state", "due_date", "unit", "flagged"],
        unique=False,
    )
    op.create_index(
        "letter_by_due_date",
        "letter",
        ["mail_register", "deleted_at", "due_date", "number", "id", "state", "unit", "flagged"],
        unique=False,
    )
    op.create_index(
        "letter_by_flagged",
        "letter",
        ["mail_register", "deleted_at", "flagged", "number", "id", "state", "due_date", "unit"],
        unique=False,
    )
    op.create_index(
        "letter_by_listed_on",
        "letter",
        ["mail_register", "deleted_at", "listed_on", "number", "id", "state", "due_date", "unit", "flagged"],
        unique=False,
    )
    op.create_index(
        "letter_by_number",
        "letter",
        ["mail_register", "deleted_at", "number", "id", "state", "due_date", "unit", "flagged"],
        unique=False,
    )
    op.create_index(
        "letter_by_state",
        "letter",
        ["mail_register", "deleted_at", "state", "number", "id", "due_date", "unit", "flagged"],
        unique=False,
    )
    op.create_index(
        "letter_by_subject_key",
        "letter",
        ["mail_register", "deleted_at", "subject_key", "number", "id", "state", "due_date", "unit", "flagged"],
        unique=False,
    )
    op.create_index("letter_of_engagement", "letter", ["engagement_id"], unique=False)
    op.create_table(
        "office",
        sa.Column("official_courtesy_title", sa.String(length=40), nullable=False),
        sa.Column("official_first_name", sa.String(), nullable=False),
        sa.Column("official_last_name", sa.String(), nullable=False),
        sa.Column("official_title", sa.String(), nullable=False),
        sa.Column("official_delegation", sa.String(), nullable=False),
        sa.Column("official_since", sa.Date(), nullable=True),
        sa.Column("president_name", sa.String(), nullable=False),
        sa.Column("djva_director", sa.String(), nullable=False),
        sa.Column("deci_director", sa.String(), nullable=False),
        sa.Column("officer_name", sa.String(), nullable=False),
        sa.Column("officer_function", sa.String(), nullable=False),
        sa.Column("officer_phone", sa.String(), nullable=False),
        sa.Column("officer_email", sa.String(), nullable=False),
        sa.Column("letterhead_name", sa.String(), nullable=False),
        sa.Column("letterhead_service", sa.String(), nullable=False),
        sa.Column("letterhead_city", sa.String(), nullable=False),
        sa.Column("logo", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("worked_half_days", sa.JSON(), nullable=True),
        sa.Column("letterhead_address", sa.JSON(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "partner",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.Column("partner_kind", sa.String(length=40), nullable=False),
        sa.Column("courtesy_title", sa.String(length=40), nullable=False),
        sa.Column("first_name", sa.String(), nullable=False),
        sa.Column("last_name", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("acronym", sa.String(), nullable=False),
        sa.Column("preferred_title", sa.String(), nullable=False),
        sa.Column("offices_held", sa.JSON(), nullable=True),
        sa.Column("recipient_line", sa.String(), nullable=False),
        sa.Column("building", sa.String(), nullable=False),
        sa.Column("street", sa.String(), nullable=False),
        sa.Column("place_line", sa.String(), nullable=False),
        sa.Column("postal_code", sa.String(), nullable=False),
        sa.Column("city", sa.String(), nullable=False),
        sa.Column("country", sa.String(), nullable=False),
        sa.Column("municipality", sa.String(), nullable=False),
        sa.Column("canton", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("mobile", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("address_mode", sa.String(length=40), nullable=False),
        sa.Column("closing_level", sa.String(length=40), nullable=True),
        sa.Column("salutation", sa.String(), nullable=False),
        sa.Column("closing_formula", sa.String(), nullable=False),
        sa.Column("inside_address", sa.String(), nullable=False),
        sa.Column("notes", sa.String(), nullable=False),
        sa.Column("sort_name", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_partner_sort_name", "partner", ["sort_name"], unique=False)
    op.create_table(
        "piece_content",
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256"),
    )
    op.create_table(
        "piece_entry",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("owner_id", sa.String(), nullable=False),
        sa.Column("owner_kind", sa.String(length=40), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("media_type", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("is_original", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_piece_entry_owner_id", "piece_entry", ["owner_id"], unique=False)
    op.create_index("ix_piece_entry_sha256", "piece_entry", ["sha256"], unique=False)
    op.create_table(
        "record_link",
        sa.Column("from_id", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("to_id", sa.String(), nullable=False),
        sa.Column("from_kind", sa.String(length=40), nullable=False),
        sa.Column("to_kind", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("from_id", "role", "to_id"),
    )
    op.create_index("ix_record_link_to_id", "record_link", ["to_id"], unique=False)
    op.create_table(
        "register_entry",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("mail_register", sa.String(length=40), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("letter_id", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("taken_at", sa.DateTime(), nullable=False),
        sa.Column("cancelled_reason", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("mail_register", "year", "sequence"),
    )
    op.create_index("ix_register_entry_letter_id", "register_entry", ["letter_id"], unique=False)
    op.create_table(
        "search_text",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("record_id", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("day", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("record_id"),
    )
    # contentless: the words people wrote stay in search_text, the index holds only their folded stems
    op.execute(
        "CREATE VIRTUAL TABLE search_index USING fts5(title, body, kind UNINDEXED, record_id UNINDEXED, "
        "content='', contentless_delete=1, contentless_unindexed=1, tokenize='unicode61', prefix='2 3')"
    )
    # a word found in a title weighs six times one found in a text
    op.execute("INSERT INTO search_index(search_index, rank) VALUES('rank', 'bm25(6.0, 1.0)')")
