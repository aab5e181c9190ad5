"""What is read in a letter or a note: the parts its visas are about."""

from __future__ import annotations

from liaison_desk.domain.briefing_life import substance, written_sections
from liaison_desk.domain.briefings import BriefingFields, NoteOption
from liaison_desk.domain.letters import LetterFields
from liaison_desk.domain.text_changes import TextPart

WrittenFields = LetterFields | BriefingFields


def is_same_text(before: WrittenFields, now: WrittenFields) -> bool:
    """Tell whether nothing that is read changed: subject, text, addressee, enclosures, formulas."""
    return _read(before) == _read(now)


def is_same_paper(before: WrittenFields, now: WrittenFields) -> bool:
    """Tell whether a letter or a note prints the same: what is read, its dates, the unit, the form of a note."""
    return is_same_text(before, now) and _printed(before) == _printed(now)


def text_parts(fields: WrittenFields) -> tuple[TextPart, ...]:
    """Return what is read, part by part, with French names."""
    if isinstance(fields, BriefingFields):
        return (
            TextPart("Titre", fields.title),
            *(TextPart(name, text) for name, text in written_sections(fields)),
            *(TextPart(f"Option {number}", option_text(option)) for number, option in enumerate(fields.options, 1)),
        )
    by_hand = "Appel et formule finale laissés à la plume" if fields.handwritten else ""
    return (
        TextPart("Objet", fields.subject),
        TextPart("Destinataire", fields.addressee_name or fields.correspondent_name),
        TextPart("Appel", fields.salutation),
        TextPart("Texte", fields.body),
        TextPart("Formule finale", by_hand or fields.closing_formula),
        TextPart("Pièces jointes", "\n".join(fields.enclosures)),
        TextPart("Copie à", "\n".join(fields.copies_to)),
    )


def option_text(option: NoteOption) -> str:
    """Return an option of an arbitration as one text, its title first."""
    told = (option.description, option.advantages, option.drawbacks, option.cost, option.delay, option.legal_risks)
    return "\n\n".join(filter(None, (option.title, *told, option.acceptability, option.reversibility)))


def _read(fields: WrittenFields) -> tuple[object, ...]:
    if isinstance(fields, BriefingFields):
        return (fields.title, *substance(fields))
    return (
        fields.subject,
        fields.wording,
        fields.correspondent_id,
        fields.correspondent_name,
        fields.salutation,
        fields.body,
        fields.closing_formula,
        fields.handwritten,
        fields.enclosures,
        fields.copies_to,
    )


def _printed(fields: WrittenFields) -> tuple[object, ...]:
    """Return what is printed around the text; the unit of a letter is whose delegation signs it."""
    if isinstance(fields, BriefingFields):
        days = fields.as_of, fields.valid_until, fields.due_on
        return fields.briefing_kind, fields.purpose, fields.unit, *days
    return fields.document_date, fields.signed_on, fields.unit
