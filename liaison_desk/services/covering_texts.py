"""The words of the message a signed letter leaves with, whether it goes alone or with those of a mailing."""

from __future__ import annotations

from datetime import date

from liaison_desk.documents.signatory import official_name, signature
from liaison_desk.domain.contacts import shown_phone
from liaison_desk.domain.fields import Unit
from liaison_desk.domain.french import counted, long_date, starts_with_vowel
from liaison_desk.domain.letters import LetterFields
from liaison_desk.domain.office import OfficeFields


def covering_text(
    office: OfficeFields, letter: LetterFields, number: str, salutation: str, pieces: int, day: date
) -> str:
    """Return the text of the message: which letter it brings, signed on which day by whom, with how many pieces."""
    name = _signatory(office, letter.unit, day)
    linked = f" d'{name}" if starts_with_vowel(name) else f" de {name}"
    signatory = "" if name.startswith("[") else linked
    with_pieces = f", accompagné de {counted(pieces, 'pièce', 'pièces')}" if pieces else ""
    lines = (
        salutation,
        "",
        f"Veuillez trouver ci-joint le courrier{signatory} du {long_date(day)}, n° {number}{with_pieces}, "
        f"relatif à : {letter.subject}.",
        "",
        "Cordialement,",
        "",
        *filter(None, (office.officer_name, office.officer_function, shown_phone(office.officer_phone))),
        office.letterhead_name,
    )
    return "\n".join(lines) + "\n"


def _signatory(office: OfficeFields, unit: Unit, day: date) -> str:
    """Return who signed, as a sentence names them: without the capitals of a signature block."""
    name = signature(office, unit, day).name
    own = f"{office.official_first_name} {office.official_last_name}".strip()
    return own if own and name == official_name(office) else name
