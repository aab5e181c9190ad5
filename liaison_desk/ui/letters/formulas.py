"""The salutation and the closing formula a letter will have, shown where one may write others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liaison_desk.domain.forms_of_address import CLOSINGS_OF_WORDINGS
from liaison_desk.domain.letters import LetterFields
from liaison_desk.errors import NotFound
from liaison_desk.ui.forms.form import Form
from liaison_desk.ui.widgets.text_edits import LineEditor, TextEditor

if TYPE_CHECKING:
    from liaison_desk.services.desk import Desk


def is_by_hand(partner_id: str | None, desk: Desk) -> bool:
    """Tell whether the official writes the formulas of letters to somebody by hand."""
    try:
        return bool(partner_id) and desk.partners.sheet(str(partner_id)).fields.handwritten_salutation
    except NotFound:
        return False


def show_formulas(form: Form, fields: LetterFields, desk: Desk) -> None:
    """Show the computed formulas in grey, in the fields left empty."""
    try:
        forms = desk.protocol.forms_of(
            fields.correspondent_id,
            fields.signed_on,
            salutation_override=fields.salutation,
            closing_override=CLOSINGS_OF_WORDINGS.get(fields.wording, ""),
            signatory=desk.settings.office().official_courtesy_title,
        )
    except NotFound:
        return
    salutation, closing = form.editor("salutation"), form.editor("closing_formula")
    if isinstance(salutation, LineEditor):
        salutation.line.setPlaceholderText(forms.salutation)
    if isinstance(closing, TextEditor):
        closing.text.setPlaceholderText(forms.closing_formula)
