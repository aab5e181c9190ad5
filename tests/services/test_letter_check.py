"""A letter is read once before it is signed."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from liaison_desk.documents.model import Signature
from liaison_desk.domain.engagements import EngagementFields
from liaison_desk.domain.fields import Unit
from liaison_desk.domain.letters import Channel, LetterFields, MailRegister, Wording
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.partners import CourtesyTitle, OfficeHeld, PartnerFields
from liaison_desk.domain.request_regimes import RequestKind
from liaison_desk.domain.signature_delegations import SignatureDelegation
from liaison_desk.domain.validation import changed
from liaison_desk.errors import UserError
from liaison_desk.services.desk import Desk

OFFICE = OfficeFields(
    official_courtesy_title=CourtesyTitle.mr,
    official_first_name="Idris",
    official_last_name="Vauquelin",
    officer_name="Camille Aubert",
    officer_phone="+33143931234",
)


@pytest.fixture
def mayor(desk: Desk) -> str:
    desk.settings.change(OFFICE)
    return desk.partners.add(
        PartnerFields(
            courtesy_title=CourtesyTitle.ms,
            first_name="Leïla",
            last_name="Azzédine",
            offices_held=[OfficeHeld(function="MAIRE", municipality="93072")],
            street="6 avenue de la République",
            postal_code="93240",
            city="Stains",
        )
    )


def letter(desk: Desk, mayor: str, body: str = "Je vous remercie.", **values: object) -> str:
    fields = {"mail_register": MailRegister.outgoing, "subject": "Essai", "correspondent_id": mayor, "body": body}
    return desk.letters.add(LetterFields.model_validate({**fields, **values}))


def codes(desk: Desk, identifier: str) -> list[str]:
    return [remark.code for remark in desk.letter_check.of(identifier)]


def change_partner(desk: Desk, identifier: str, **values: object) -> None:
    sheet = desk.partners.sheet(identifier)
    desk.partners.edit(identifier, changed(sheet.fields, values), sheet.version)


def test_a_right_letter_has_no_remark(desk: Desk, mayor: str) -> None:
    body = "Par courrier du 12 avril 2026, vous m'avez écrit. Je vous retrouverai le mardi 12 mai 2026."
    assert codes(desk, letter(desk, mayor, body)) == []


def test_what_is_to_be_completed_blocks_and_comes_first(desk: Desk, mayor: str) -> None:
    identifier = letter(desk, mayor, "Je réponds avant le 2 mai 2026 à [à compléter : objet].")
    remarks = desk.letter_check.of(identifier)
    assert [(remark.code, remark.blocking) for remark in remarks] == [("missing_field", True), ("past_date", False)]
    with pytest.raises(UserError, match="complétez"):
        desk.letters.sign(identifier)


def test_a_letter_with_no_text_is_signed_when_its_file_is_attached(desk: Desk, mayor: str) -> None:
    identifier = letter(desk, mayor, body="")
    what = "texte de la lettre (ou son fichier joint)"
    assert [one.sentence for one in desk.letter_check.of(identifier)] == [f"Il reste à compléter : {what}."]
    with pytest.raises(UserError) as refused:
        desk.letters.sign(identifier)
    assert refused.value.sentence == f"Avant de signer, complétez : {what}."
    desk.letters.attach(identifier, "lettre.docx", "application/octet-stream", b"PK")
    assert desk.letter_check.of(identifier) == ()
    assert desk.letters.sign(identifier) == "D-2026-0001"


def test_a_figure_the_office_does_not_keep_blocks_the_signature(desk: Desk, mayor: str) -> None:
    identifier = letter(desk, mayor, "Nous avons {chiffre:absent} places.")
    assert codes(desk, identifier) == ["missing_field"]
    with pytest.raises(UserError, match="complétez : chiffre"):
        desk.letters.sign(identifier)


def test_a_name_or_a_function_changed_since_the_draft_is_said(desk: Desk, mayor: str) -> None:
    identifier = letter(desk, mayor)
    change_partner(desk, mayor, last_name="Azzédine-Roux")
    assert codes(desk, identifier) == ["name_changed"]
    change_partner(desk, mayor, offices_held=[OfficeHeld(function="DEPUTE")])
    assert codes(desk, identifier) == ["name_changed", "function_changed"]


def test_whoever_left_the_function_is_said(desk: Desk, mayor: str) -> None:
    identifier = letter(desk, mayor)
    held = OfficeHeld(function="MAIRE", municipality="93072", until=date(2026, 5, 4))
    change_partner(desk, mayor, offices_held=[held])
    remark = desk.letter_check.of(identifier)[0]
    assert remark.sentence == "Mme Leïla Azzédine a quitté sa fonction (« Maire de Stains ») : vérifiez à qui écrire."


def test_a_change_of_addressee_is_no_change_of_function(desk: Desk, mayor: str) -> None:
    identifier = letter(desk, mayor)
    other = desk.partners.add(
        PartnerFields(courtesy_title=CourtesyTitle.mr, last_name="Benali", postal_code="93000", city="Bobigny")
    )
    sheet = desk.letters.sheet(identifier)
    desk.letters.edit(identifier, changed(sheet.fields, {"correspondent_id": other}), sheet.version)
    assert codes(desk, identifier) == []


def test_the_closing_repeats_the_salutation_word_for_word(desk: Desk, mayor: str) -> None:
    closing = "Je vous prie d'agréer, Madame le Maire, mes salutations distinguées."
    assert codes(desk, letter(desk, mayor, closing_formula=closing)) == ["closing_differs"]
    assert codes(desk, letter(desk, mayor, closing_formula="Bien cordialement.")) == []
    assert codes(desk, letter(desk, mayor, closing_formula=closing, salutation="Madame le Maire,")) == []


def test_a_weekday_that_is_not_that_of_its_date_is_said(desk: Desk, mayor: str) -> None:
    remark = desk.letter_check.of(letter(desk, mayor, "Rendez-vous le mardi 13 mai 2026 à 10 h."))[0]
    assert remark.sentence.replace("\u00a0", " ") == "« mardi 13 mai 2026 » : le 13 mai 2026 est un mercredi."


def test_a_past_day_is_said_when_it_is_promised_only(desk: Desk, mayor: str) -> None:
    assert codes(desk, letter(desk, mayor, "Je reviendrai vers vous au plus tard le 30 avril 2026.")) == ["past_date"]
    assert codes(desk, letter(desk, mayor, "J'ai bien reçu votre lettre du 30 avril 2026.")) == []
    assert codes(desk, letter(desk, mayor, "Je recevrai chacun à compter du 30 avril 2026.")) == ["past_date"]
    assert codes(desk, letter(desk, mayor, "Vous avez dix jours ouvrés à compter du 30 avril 2026.")) == []
    assert codes(desk, letter(desk, mayor, document_date=date(2026, 5, 4))) == ["past_letter_date"]
    fair = desk.engagements.add(EngagementFields(title="Forum", starts_at=datetime(2026, 5, 1, 10)))
    assert codes(desk, letter(desk, mayor, engagement_id=fair, wording=Wording.acceptance)) == ["past_event"]


def test_paper_alone_wants_an_address(desk: Desk, mayor: str) -> None:
    change_partner(desk, mayor, postal_code="", city="", street="")
    assert codes(desk, letter(desk, mayor)) == ["no_address"]
    assert codes(desk, letter(desk, mayor, channel=Channel.email)) == []
    assert codes(desk, letter(desk, mayor, channel=Channel.hand)) == []


def test_a_piece_announced_is_listed(desk: Desk, mayor: str) -> None:
    body = "Vous trouverez ci-joint la convention."
    assert codes(desk, letter(desk, mayor, body)) == ["no_enclosure"]
    assert codes(desk, letter(desk, mayor, body, enclosures=["Convention"])) == []


def test_a_letter_that_came_in_is_not_read_for_signature(desk: Desk) -> None:
    identifier = desk.letters.add(LetterFields(subject="Demande", received_on=date(2026, 5, 4)))
    with pytest.raises(UserError):
        desk.letter_check.of(identifier)


def declare(desk: Desk, *delegations: SignatureDelegation) -> None:
    desk.settings.change(desk.settings.office().model_copy(update={"signature_delegations": list(delegations)}))


def test_nothing_is_signed_out_of_the_delegations_declared(desk: Desk, mayor: str) -> None:
    declare(desk, SignatureDelegation(unit=Unit.djva, order_number="2026-12", until=date(2026, 5, 31)))
    outside = letter(desk, mayor, unit=Unit.deci)
    assert [(one.code, one.blocking) for one in desk.letter_check.of(outside)] == [("out_of_delegation", True)]
    with pytest.raises(UserError, match="Aucune délégation de signature ne couvre un courrier de la DECI"):
        desk.letters.sign(outside)
    late = letter(desk, mayor, unit=Unit.djva, signed_on=date(2026, 6, 1))
    with pytest.raises(UserError, match="1er"):
        desk.letters.sign(late)
    assert desk.letters.sign(letter(desk, mayor, unit=Unit.djva)) == "D-2026-0001"


def test_the_block_names_the_holder_of_the_delegation(desk: Desk, mayor: str) -> None:
    holder = SignatureDelegation(unit=Unit.djva, holder_title="La Directrice de la DJVA", holder_name="Rose DIALLO")
    declare(desk, SignatureDelegation(), holder)
    blocks = {
        unit: next(
            block
            for block in desk.compositions.letter(desk.letters.sheet(letter(desk, mayor, unit=unit)).fields, "").blocks
            if isinstance(block, Signature)
        )
        for unit in (Unit.djva, Unit.deci)
    }
    assert blocks[Unit.djva].capacity[1:] == ("La Directrice de la DJVA,",)
    assert blocks[Unit.djva].name == "Rose DIALLO"
    assert blocks[Unit.deci].name == "Idris VAUQUELIN"


def test_an_acknowledgement_states_what_the_law_asks_as_the_request_stands_today(desk: Desk, mayor: str) -> None:
    asked = desk.letters.add(
        LetterFields(
            subject="Demande de subvention", received_on=date(2026, 3, 2), correspondent_id=mayor,
            request_kind=RequestKind.financial, request_kind_by="Camille Aubert",
        )
    )  # fmt: skip
    office = changed(OFFICE, {"officer_email": "c.aubert@example.org", "letterhead_address": ["Immeuble Pulse"]})
    desk.settings.change(office)
    identifier = desk.answers.start(asked, Wording.legal_acknowledgement)
    assert codes(desk, identifier) == []
    desk.letter_clocks.pieces_asked(asked, ["RIB"], date(2026, 6, 2), date(2026, 4, 20))
    assert codes(desk, identifier) == ["piece_not_named", "no_implicit_date"]
    sheet = desk.letters.sheet(identifier)
    desk.letters.edit(identifier, changed(sheet.fields, {"body": "Votre lettre est bien arrivée."}), sheet.version)
    assert codes(desk, identifier) == ["no_arrival_date", "piece_not_named", "no_implicit_date", "no_remedy"]


def test_a_kind_of_request_nobody_decided_is_said_before_its_dates_are_signed(desk: Desk, mayor: str) -> None:
    asked = desk.letters.add(LetterFields(subject="Rendez-vous", received_on=date(2026, 5, 4), correspondent_id=mayor))
    identifier = desk.answers.start(asked, Wording.legal_acknowledgement)
    assert "kind_not_decided" in codes(desk, identifier)
    desk.letter_clocks.qualify(asked, RequestKind.individual_procedure, "Camille Aubert")
    identifier = desk.answers.start(asked, Wording.legal_acknowledgement)
    assert "kind_not_decided" not in codes(desk, identifier)
    assert "silence_accepts" in codes(desk, identifier)


def test_a_refusal_tells_how_it_may_be_contested(desk: Desk, mayor: str) -> None:
    assert codes(desk, letter(desk, mayor, "Je ne puis y répondre.", wording=Wording.refusal_letter)) == [
        "no_appeal_notice"
    ]
    told = "Cette décision peut être contestée par un recours gracieux dans un délai de deux mois."
    assert codes(desk, letter(desk, mayor, told, wording=Wording.refusal_letter)) == []


def test_a_salutation_typed_for_another_civility_or_title_is_told(desk: Desk, mayor: str) -> None:
    for typed in ("Madame la Maire,", "Madame, Monsieur,", "Chère Leïla,"):
        assert "title_differs" not in codes(desk, letter(desk, mayor, salutation=typed))
    assert "title_differs" in codes(desk, letter(desk, mayor, salutation="Monsieur le Maire,"))
    change_partner(desk, mayor, preferred_title="Madame le Maire")
    assert "title_differs" in codes(desk, letter(desk, mayor, salutation="Madame la Maire,"))
    assert "title_differs" not in codes(desk, letter(desk, mayor, salutation="Madame le Maire,"))
    assert "title_differs" not in codes(desk, letter(desk, mayor))


def test_an_address_too_long_for_its_envelope_is_told_for_a_letter_that_is_posted(desk: Desk, mayor: str) -> None:
    change_partner(desk, mayor, building="Résidence des Grands Peupliers, escalier C, porte 12")
    assert "address_too_long" in codes(desk, letter(desk, mayor, channel=Channel.mail))
    assert "address_too_long" not in codes(desk, letter(desk, mayor, channel=Channel.email))
