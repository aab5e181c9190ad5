"""Letters whose salutation and closing formula are left to the pen."""

from __future__ import annotations

from datetime import date

import pytest

from liaison_desk.documents.letter import LetterMaterial, compose_letter
from liaison_desk.documents.model import Paragraph, ParagraphStyle
from liaison_desk.domain.letter_reading import LetterReading, remarks_on
from liaison_desk.domain.letters import Channel, LetterFields, MailRegister
from liaison_desk.domain.office import OfficeFields


def _letter(channel: Channel = Channel.mail) -> LetterFields:
    return LetterFields(
        mail_register=MailRegister.outgoing, subject="Félicitations", body="Bravo.", handwritten=True, channel=channel
    )


def test_room_is_left_for_the_pen_in_place_of_both_formulas():
    document = compose_letter(
        LetterMaterial(
            OfficeFields(), _letter(), "D-2026-0001", ("Mme Roux",), "Madame,", "Bien à vous.", date(2026, 5, 5)
        )
    )
    formulas = {
        block.style: "".join(run.text for run in block.runs)
        for block in document.blocks
        if isinstance(block, Paragraph) and block.style in {ParagraphStyle.salutation, ParagraphStyle.closing}
    }
    assert not any(words.strip("\u00a0\n") for words in formulas.values())
    assert formulas[ParagraphStyle.salutation].count("\n") == 1
    assert formulas[ParagraphStyle.closing].count("\n") == 2


@pytest.mark.parametrize(("channel", "code"), [(Channel.mail, "handwritten"), (Channel.email, "handwritten_by_email")])
def test_the_reading_before_signature_says_what_is_left_to_the_pen(channel: Channel, code: str):
    reading = LetterReading(
        letter=_letter(channel),
        salutation="\u00a0",
        closing="\u00a0",
        inside_address=("Mme Roux", "93240 Stains"),
        gaps=(),
        today=date(2026, 5, 5),
    )
    assert [(remark.code, remark.blocking) for remark in remarks_on(reading)] == [(code, False)]
