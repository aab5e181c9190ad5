"""Letters begun for somebody the official writes to by hand, and slips that pass a letter on."""

from __future__ import annotations

from datetime import date

from liaison_desk.domain.letters import LetterFields, Wording
from liaison_desk.domain.partners import PartnerFields
from liaison_desk.services.desk import Desk


def _asked(desk: Desk, **values: object) -> str:
    known = {"subject": "Stade", "received_on": date(2026, 5, 4), **values}
    return desk.letters.add(LetterFields.model_validate(known))


def test_a_letter_begun_for_somebody_written_to_by_hand_leaves_the_formulas_to_the_pen(desk: Desk):
    friend = desk.partners.add(PartnerFields(last_name="Roux", handwritten_salutation=True))
    other = desk.partners.add(PartnerFields(last_name="Kerbrat"))
    for partner, expected in ((friend, True), (other, False)):
        reply = desk.answers.start(_asked(desk, correspondent_id=partner), Wording.reply_letter)
        assert desk.letters.sheet(reply).fields.handwritten is expected


def test_a_forwarding_slip_goes_to_the_authority_with_the_letter_and_its_pieces(desk: Desk):
    sender = desk.partners.add(PartnerFields(last_name="Roux", handwritten_salutation=True))
    asked = _asked(desk, correspondent_id=sender, forwarded_to="Préfecture de la Seine-Saint-Denis")
    desk.letters.attach(asked, "plan.pdf", "application/pdf", b"%PDF-1.7")
    slip = desk.letters.sheet(desk.answers.start(asked, Wording.forwarding_slip)).fields
    assert (slip.correspondent_id, slip.correspondent_name) == (None, "Préfecture de la Seine-Saint-Denis")
    assert slip.enclosures == ["Courrier de Roux du 4\u00a0mai 2026, enregistré sous le n° A-2026-0001", "plan.pdf"]
    assert slip.handwritten is False
