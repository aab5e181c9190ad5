"""The dates of a letter: what happened, then what is due."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from liaison_desk.domain.french import full_date, short_date
from liaison_desk.domain.letters import LetterFields, MailRegister
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.presence import Presence
from liaison_desk.ui.letters.phrases import due_tone, due_words
from liaison_desk.ui.theme.tokens import Tone
from liaison_desk.ui.widgets.dates_strip import DateCell

translate = QCoreApplication.translate


def cells_of(fields: LetterFields, office: OfficeFields, today: date) -> list[DateCell]:
    """Return the dates worth showing: what happened, then what is due."""
    if fields.mail_register is MailRegister.incoming:
        happened = [
            (translate("Letters", "Daté du"), fields.document_date),
            (translate("Letters", "Reçu le"), fields.received_on),
        ]
    else:
        happened = [
            (translate("Letters", "Signé le"), fields.signed_on),
            (translate("Letters", "Envoyé le"), fields.sent_on),
        ]
    cells = [
        DateCell(title, short_date(day, today) if day else "—", in_full=full_date(day) if day else "")
        for title, day in happened
    ]
    return [*cells, _due_cell(fields, office, today)]


def _due_cell(fields: LetterFields, office: OfficeFields, today: date) -> DateCell:
    title = translate("Letters", "Échéance")
    due = fields.due_date
    if due is None:
        return DateCell(title, "—")
    tone = due_tone(due, fields.state, today)
    remarks = [due_words(due, today)] if tone is not Tone.neutral else []
    if fields.state.is_open and due >= today and _is_away(due, office):
        remarks.append(translate("Letters", "hors présence"))
        tone = Tone.amber if tone is Tone.neutral else tone
    return DateCell(title, short_date(due, today), "\n".join(remarks), tone, full_date(due))


def _is_away(day: date, office: OfficeFields) -> bool:
    """Tell whether the officer does not work that day (nobody knows while no half-day is set)."""
    return bool(office.worked_half_days) and not Presence.of(office).half_days_of(day)
