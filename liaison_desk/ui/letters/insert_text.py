"""Inserting a text in a letter: the standard paragraphs and the earlier letters on the same words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from liaison_desk.domain.french import short_date
from liaison_desk.domain.threads import ThreadEntry
from liaison_desk.services.clock import today
from liaison_desk.ui.widgets.text_choice_dialog import TextChoice, TextChoiceDialog, paragraph_choices

if TYPE_CHECKING:
    from liaison_desk.services.desk import Desk
    from liaison_desk.ui.letters.editor import LetterEditor

translate = QCoreApplication.translate


def insert_text_dialog(desk: Desk, editor: LetterEditor) -> TextChoiceDialog:
    """Return the dialog that offers what may serve again in the letter written."""
    fields, _number = editor.current()
    choices = paragraph_choices(
        desk.settings.office().paragraphs, lambda name: desk.answers.paragraph(name, fields)
    ) + [
        TextChoice(_named(desk, entry), entry.body, lambda body=entry.body: body, is_whole=True)
        for entry in desk.threads.similar(fields, editor.identifier())
    ]
    none = translate(
        "Letters", "Aucun paragraphe type ni courrier semblable. Les paragraphes se rédigent dans Réglages, Textes."
    )
    return TextChoiceDialog(choices, none, editor.insert, editor, lambda words: editor.insert(words, instead=True))


def _named(desk: Desk, entry: ThreadEntry) -> str:
    when = short_date(entry.day, today(desk.clock)) if entry.day else ""
    parts = (entry.number or translate("Letters", "projet"), when, entry.correspondent, entry.subject)
    return " · ".join(part for part in parts if part)
