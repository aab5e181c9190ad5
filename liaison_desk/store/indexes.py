"""The indexes lists and counts walk along."""

from __future__ import annotations

import sqlalchemy as sa


def declare_indexes(metadata: sa.MetaData) -> None:
    """Add the indexes that need several columns, or another order than that of the fields."""
    tables = metadata.tables
    letter = tables["letter"].columns
    filtered = ("state", "due_date", "unit", "flagged")
    for order in ("number", "listed_on", "due_date", "correspondent_key", "subject_key", "state", "flagged"):
        # each order of the register is one walk along an index, its saved filters included, without touching the rows
        columns = dict.fromkeys(("mail_register", "deleted_at", order, "number", "id", *filtered))
        sa.Index(f"letter_by_{order}", *(letter[name] for name in columns))
    sa.Index("letter_of_engagement", letter["engagement_id"])
    answering = ("answers_to_id", "deleted_at", "mail_register", "state", "wording", "sent_on", "signed_on")
    sa.Index("letter_answering", *(letter[name] for name in answering))
    counted = (
        "mail_register",
        "deleted_at",
        "received_on",
        "state",
        "unit",
        "request_kind",
        "channel",
        "due_date",
        "id",
    )
    sa.Index("letter_counted", *(letter[name] for name in counted))  # figures are read without touching the rows
    engagement, task, decision = (tables[name].columns for name in ("engagement", "task", "decision"))
    sa.Index("engagement_by_start", engagement["starts_at"])
    sa.Index("engagement_by_state", engagement["state"], engagement["deleted_at"], engagement["reply_by"])
    sa.Index("engagement_of_series", engagement["series_id"], engagement["occurrence_of"])
    sa.Index("engagement_that_repeats", engagement["starts_at"], sqlite_where=engagement["recurrence"].is_not(None))
    sa.Index("engagement_by_municipality", engagement["municipality"], engagement["starts_at"])
    sa.Index("engagement_attended", engagement["officer_attends"], engagement["deleted_at"], engagement["starts_at"])
    sa.Index("task_by_due", task["state"], task["deleted_at"], task["due_on"])
    sa.Index("task_by_plan", task["state"], task["deleted_at"], task["planned_on"])
    sa.Index("task_of_engagement", task["engagement_id"])
    sa.Index("task_of_letter", task["letter_id"])
    sa.Index("task_of_briefing", task["briefing_id"])
    sa.Index("task_of_meeting", task["meeting_id"])
    sa.Index("task_of_council_report", task["council_report_id"])
    sa.Index("task_of_sitting", task["sitting_id"])
    sa.Index("letter_of_mailing", letter["mailing_id"])
    report, meeting = (tables[name].columns for name in ("council_report", "meeting"))
    sa.Index("council_report_of_sitting", report["sitting_id"], report["position"])
    sa.Index("meeting_of_series", meeting["series"], meeting["starts_at"])
    sa.Index("decision_by_day", decision["deleted_at"], decision["decided_on"])
    sa.Index("decision_of_engagement", decision["engagement_id"])
    use = tables["fact_use"].columns
    sa.Index("fact_use_of_subject", use["subject_kind"], use["subject_id"], use["used_at"])
    sa.Index("fact_use_kept", use["kept_reason"], sqlite_where=use["kept_reason"] != "")
