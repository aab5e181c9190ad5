"""What papers say that no longer holds."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from liaison_desk.domain.briefings import BriefingFields, BriefingKind, BriefingSection, BriefingState
from liaison_desk.domain.engagements import EngagementFields, EngagementState, Participant
from liaison_desk.domain.fact_uses import StalePassage
from liaison_desk.domain.key_figures import KeyFigure
from liaison_desk.domain.letters import LetterFields, LetterState, MailRegister, Wording
from liaison_desk.domain.packs import PackFields, PackItem, PackItemKind, PackVersion
from liaison_desk.domain.partners import CourtesyTitle, OfficeHeld, PartnerFields, PartnerKind
from liaison_desk.domain.records import Kind, Reference
from liaison_desk.domain.validation import changed
from liaison_desk.errors import UserError
from liaison_desk.services.desk import Desk
from liaison_desk.services.fact_keeping import catch_up
from liaison_desk.store import fact_uses as store

STAINS = "93072"
TEXT = (
    "La fête a lieu le mardi 12 mai à 10 h 30, salle Youri-Gagarine. M. Alain Duval, maire de Stains, accueille "
    "l'élue.\n\nLe maire parle le premier. Arrivée à 10 h."
)


@pytest.fixture
def mayor(desk: Desk) -> str:
    return desk.partners.add(
        PartnerFields(
            courtesy_title=CourtesyTitle.mr,
            first_name="Alain",
            last_name="Duval",
            offices_held=[OfficeHeld(function="MAIRE", municipality=STAINS)],
        )
    )


@pytest.fixture
def engagement(desk: Desk, mayor: str) -> str:
    return desk.engagements.add(
        EngagementFields(
            title="Fête de la maison des jeunes",
            state=EngagementState.accepted,
            starts_at=datetime(2026, 5, 12, 10, 30),
            ends_at=datetime(2026, 5, 12, 12, 0),
            place="salle Youri-Gagarine",
            municipality=STAINS,
            participants=[Participant(partner_id=mayor)],
        )
    )


@pytest.fixture
def note(desk: Desk, engagement: str) -> str:
    return _note(desk, TEXT, engagement_id=engagement)


def _note(desk: Desk, text: str, **values: object) -> str:
    return desk.briefings.add(
        BriefingFields.model_validate(
            {
                "briefing_kind": BriefingKind.topic_brief,
                "title": "Note pour la fête",
                "sections": [
                    BriefingSection(heading="L'essentiel", body=text),
                    BriefingSection(heading="Contacts et sources", body="Le bureau."),
                ],
                **values,
            }
        )
    )


def _text(desk: Desk, note: str) -> str:
    return desk.briefings.sheet(note).fields.sections[0].body


def _move(desk: Desk, engagement: str, starts_at: datetime, ends_at: datetime) -> None:
    fields = desk.engagements.sheet(engagement).fields
    desk.engagements.edit(engagement, changed(fields, {"starts_at": starts_at, "ends_at": ends_at}))


def _said(passages: tuple[StalePassage, ...]) -> list[tuple[str, str]]:
    return [(fact.said, fact.now) for one in passages for fact in one.facts]


def test_nothing_is_stale_in_a_note_just_written(desk: Desk, note: str) -> None:
    assert desk.stale.all() == ()
    assert not desk.stale.counts()


def test_an_hour_that_moves_says_which_sentence_to_mend_and_how(desk: Desk, engagement: str, note: str) -> None:
    _move(desk, engagement, datetime(2026, 5, 12, 11, 0), datetime(2026, 5, 12, 12, 30))
    (passage,) = desk.stale.all()
    assert passage.paper == Reference(Kind.briefing, note)
    assert passage.place_label == "L'essentiel"
    assert _said((passage,)) == [("10 h 30", "11 h")]
    assert passage.passage == "La fête a lieu le mardi 12 mai à 10 h 30, salle Youri-Gagarine."
    assert passage.mended == "La fête a lieu le mardi 12 mai à 11 h, salle Youri-Gagarine."
    assert passage.day == date(2026, 5, 12)


def test_a_bare_hour_is_not_the_start_of_another(desk: Desk, engagement: str) -> None:
    _move(desk, engagement, datetime(2026, 5, 12, 10, 0), datetime(2026, 5, 12, 12, 0))
    _note(desk, "Accueil à 10 h 30, puis pendant 10 h de marche.", engagement_id=engagement)
    _move(desk, engagement, datetime(2026, 5, 12, 9, 0), datetime(2026, 5, 12, 12, 0))
    assert desk.stale.all() == ()


def test_hours_that_follow_one_another_are_mended_at_once(desk: Desk, engagement: str) -> None:
    note = _note(desk, "La fête dure de 10 h 30 à 12 h.", engagement_id=engagement)
    _move(desk, engagement, datetime(2026, 5, 12, 12, 0), datetime(2026, 5, 12, 13, 30))
    desk.stale.accept(Reference(Kind.briefing, note))
    assert _text(desk, note) == "La fête dure de 12 h à 13 h 30."
    assert desk.stale.all() == ()


def test_a_day_that_moves_takes_its_weekday_along(desk: Desk, engagement: str, note: str) -> None:
    _move(desk, engagement, datetime(2026, 5, 13, 10, 30), datetime(2026, 5, 13, 12, 0))
    assert _said(desk.stale.all()) == [("mardi 12 mai", "mercredi 13 mai")]


def test_no_break_spaces_and_emphasis_hide_nothing(desk: Desk, engagement: str) -> None:
    _note(desk, "Rendez-vous **mardi\u00a012\u00a0mai** à 10\u00a0h\u00a030.", engagement_id=engagement)
    _move(desk, engagement, datetime(2026, 6, 1, 9, 0), datetime(2026, 6, 1, 12, 0))
    (passage,) = desk.stale.all()
    assert passage.mended == "Rendez-vous **lundi 1er juin** à 9\u00a0h."


def test_emphasis_within_the_words_is_left_to_the_hand(desk: Desk, engagement: str) -> None:
    _note(desk, "Rendez-vous mardi **12 mai**.", engagement_id=engagement)
    _move(desk, engagement, datetime(2026, 5, 13, 10, 30), datetime(2026, 5, 13, 12, 0))
    (passage,) = desk.stale.all()
    assert passage.mended == ""


def test_the_same_day_of_another_year_is_another_day(desk: Desk, engagement: str) -> None:
    _note(desk, "Déjà venue le 12 mai 2025, et le lundi 12 mai.", engagement_id=engagement)
    _move(desk, engagement, datetime(2026, 5, 13, 10, 30), datetime(2026, 5, 13, 12, 0))
    assert desk.stale.all() == ()


def test_the_mayor_who_changes_is_named_in_every_note_not_issued(
    desk: Desk, engagement: str, mayor: str, note: str
) -> None:
    issued = _note(desk, TEXT, engagement_id=engagement, title="Déjà partie", state=BriefingState.issued)
    fields = desk.partners.sheet(mayor).fields
    left = changed(fields.offices_held[0], {"until": date(2026, 5, 1)})
    desk.partners.edit(mayor, changed(fields, {"offices_held": [left]}))
    desk.partners.add(
        PartnerFields(
            courtesy_title=CourtesyTitle.ms,
            first_name="Solène",
            last_name="Kerbrat",
            offices_held=[OfficeHeld(function="MAIRE", municipality=STAINS, since=date(2026, 5, 2))],
        )
    )
    assert {one.paper.id for one in desk.stale.all()} == {note}
    assert {one.paper.id for one in desk.stale.gone_out()} == {issued}
    assert desk.stale.counts() == {Reference(Kind.briefing, note): 2}
    desk.stale.accept(Reference(Kind.briefing, note))
    assert "Mme Solène Kerbrat, maire de Stains, accueille" in _text(desk, note)
    assert "La maire parle la premi" not in _text(desk, note)
    assert "La maire parle le premier." in _text(desk, note)
    assert desk.stale.all() == ()


def test_a_mayor_who_takes_another_title_is_called_by_it(desk: Desk, engagement: str, mayor: str) -> None:
    note = _note(desk, "Remercier Monsieur le Maire. Au maire de Stains de conclure.", engagement_id=engagement)
    fields = desk.partners.sheet(mayor).fields
    desk.partners.edit(mayor, changed(fields, {"courtesy_title": "ms", "first_name": "Aline"}))
    desk.stale.accept(Reference(Kind.briefing, note))
    assert _text(desk, note) == "Remercier Madame la Maire. À la maire de Stains de conclure."


def test_a_function_nobody_took_over_is_rewritten_by_hand(desk: Desk, engagement: str, mayor: str, note: str) -> None:
    fields = desk.partners.sheet(mayor).fields
    desk.partners.edit(mayor, changed(fields, {"offices_held": []}))
    stale = desk.stale.all()
    assert {one.mended for one in stale} == {""}
    with pytest.raises(UserError, match="à la main"):
        desk.stale.accept(Reference(Kind.briefing, note))


def test_mending_is_one_verb_that_undo_takes_back(desk: Desk, engagement: str, note: str) -> None:
    _move(desk, engagement, datetime(2026, 5, 13, 11, 0), datetime(2026, 5, 13, 12, 0))
    before = desk.stale.all()
    assert desk.stale.accept(Reference(Kind.briefing, note)) == len(before) == 1
    assert desk.stale.all() == ()
    desk.history.undo()
    assert _text(desk, note) == TEXT
    assert desk.stale.all() == before
    desk.history.redo()
    assert desk.stale.all() == ()


def test_the_change_itself_undone_leaves_nothing_stale(desk: Desk, engagement: str, note: str) -> None:
    _move(desk, engagement, datetime(2026, 5, 13, 11, 0), datetime(2026, 5, 13, 12, 0))
    assert desk.stale.all()
    desk.history.undo()
    assert desk.stale.all() == ()


def test_a_passage_kept_with_a_reason_is_told_no_more_until_the_record_changes_again(
    desk: Desk, engagement: str, note: str
) -> None:
    _move(desk, engagement, datetime(2026, 5, 12, 11, 0), datetime(2026, 5, 12, 12, 0))
    (passage,) = desk.stale.all()
    with pytest.raises(UserError, match="pourquoi"):
        desk.stale.keep(passage.use_ids, " ")
    desk.stale.keep(passage.use_ids, "L'accueil reste à 10 h 30")
    assert desk.stale.all() == ()
    (kept,) = desk.stale.of(Reference(Kind.briefing, note), kept=True)
    assert kept.facts[0].kept_reason == "L'accueil reste à 10 h 30"
    _move(desk, engagement, datetime(2026, 5, 12, 9, 0), datetime(2026, 5, 12, 12, 0))
    assert len(desk.stale.all()) == 1
    desk.history.undo()
    desk.history.undo()
    assert len(desk.stale.all()) == 1


def test_a_sentence_saved_again_untouched_stays_to_be_mended(desk: Desk, engagement: str, note: str) -> None:
    _move(desk, engagement, datetime(2026, 5, 12, 12, 0), datetime(2026, 5, 12, 13, 0))
    fields = desk.briefings.sheet(note).fields
    section = changed(fields.sections[0], {"body": f"{TEXT}\n\nUne phrase de plus."})
    desk.briefings.edit(note, changed(fields, {"sections": [section]}))
    assert _said(desk.stale.all()) == [("10 h 30", "12 h")]


def test_a_validated_note_opens_its_next_version(desk: Desk, engagement: str) -> None:
    note = _note(desk, TEXT, engagement_id=engagement, state=BriefingState.validated)
    _move(desk, engagement, datetime(2026, 5, 12, 11, 0), datetime(2026, 5, 12, 12, 0))
    desk.stale.accept(Reference(Kind.briefing, note))
    fields = desk.briefings.sheet(note).fields
    assert (fields.revision, fields.state) == (2, BriefingState.draft)


def test_a_letter_sent_nags_nobody_and_a_draft_does(desk: Desk, engagement: str) -> None:
    values = {
        "mail_register": MailRegister.outgoing,
        "subject": "Votre fête",
        "correspondent_name": "Comité des fêtes",
        "body": "Je viendrai le 12 mai.",
        "engagement_id": engagement,
    }
    draft = desk.letters.add(LetterFields.model_validate(values))
    sent = desk.letters.add(LetterFields.model_validate({**values, "state": LetterState.sent, "sent_on": "2026-05-04"}))
    _move(desk, engagement, datetime(2026, 5, 13, 10, 30), datetime(2026, 5, 13, 12, 0))
    assert [one.paper.id for one in desk.stale.all()] == [draft]
    assert [one.paper.id for one in desk.stale.gone_out()] == [sent]
    desk.stale.accept(Reference(Kind.letter, draft))
    assert desk.letters.sheet(draft).fields.body == "Je viendrai le 13 mai."
    with pytest.raises(UserError, match="signé"):
        desk.stale.accept(Reference(Kind.letter, sent))


def test_what_is_over_nags_nobody(desk: Desk, engagement: str, note: str) -> None:
    _move(desk, engagement, datetime(2026, 5, 4, 10, 30), datetime(2026, 5, 4, 12, 0))
    assert desk.stale.all() == ()


def test_an_engagement_given_up_flags_what_was_written_for_it(desk: Desk, engagement: str, note: str) -> None:
    desk.engagements.cancel(engagement, "Salle fermée")
    (passage,) = desk.stale.all()
    assert (passage.passage, passage.mended) == ("", "")
    assert passage.facts[0].now == "annulé"


def test_a_key_figure_that_changes_is_told(desk: Desk) -> None:
    figure = KeyFigure(name="fdva", indicator="FDVA 2026", value="23 000 €", as_of=date(2026, 4, 1), source="DJVA")
    desk.settings.change(changed(desk.settings.office(), {"key_figures": [figure]}))
    note = _note(desk, "Le Département a voté 23\u00a0000\u00a0€ cette année.")
    figure = changed(figure, {"value": "25 000 €"})
    desk.settings.change(changed(desk.settings.office(), {"key_figures": [figure]}))
    assert _said(desk.stale.all()) == [("23\u00a0000\u00a0€", "25 000 €")]
    desk.stale.accept(Reference(Kind.briefing, note))
    assert desk.stale.all() == ()


def test_an_organisation_renamed_keeps_its_articles(desk: Desk) -> None:
    body = desk.partners.add(PartnerFields(partner_kind=PartnerKind.organisation, name="Ligue des jeunes"))
    note = _note(desk, "La Ligue des jeunes remercie le Département. Le bilan de la Ligue des jeunes.", partner_id=body)
    fields = desk.partners.sheet(body).fields
    desk.partners.edit(body, changed(fields, {"name": "Comité des jeunes"}))
    desk.stale.accept(Reference(Kind.briefing, note))
    assert _text(desk, note) == "Le Comité des jeunes remercie le Département. Le bilan du Comité des jeunes."


def test_packs_follow_their_notes_until_they_are_printed(desk: Desk, engagement: str, note: str) -> None:
    item = PackItem(item_kind=PackItemKind.briefing, record_kind=Kind.briefing, record_id=note)
    waiting = desk.packs.add(PackFields(title="Dossier A", engagement_id=engagement, items=[item]))
    version = PackVersion(
        number=1, made_on=date(2026, 5, 4), pages=4, piece_starts=[2], piece_keys=[f"briefing:{note}"],
        printed_on=date(2026, 5, 4),
    )  # fmt: skip
    printed = desk.packs.add(PackFields(title="Dossier B", engagement_id=engagement, items=[item], versions=[version]))
    _move(desk, engagement, datetime(2026, 5, 12, 11, 0), datetime(2026, 5, 12, 12, 30))
    counts = desk.stale.counts()
    assert counts[Reference(Kind.pack, waiting)] == 1
    assert Reference(Kind.pack, printed) not in counts
    (reprint,) = desk.stale.reprint_list()
    assert (reprint.paper.id, reprint.version, reprint.pages, reprint.is_printed) == (printed, 1, (2, 3, 4), True)
    assert reprint.reasons == ("« 10 h 30 » : c'est à présent « 11 h »",)
    desk.stale.accept(Reference(Kind.pack, waiting))
    assert desk.stale.all() == ()


def test_the_typed_texts_of_an_engagement_are_read_too(desk: Desk, engagement: str) -> None:
    fields = desk.engagements.sheet(engagement).fields
    desk.engagements.edit(engagement, changed(fields, {"talking_points": "Saluer M. Duval à 10 h 30."}))
    _move(desk, engagement, datetime(2026, 5, 12, 11, 0), datetime(2026, 5, 12, 12, 30))
    desk.stale.accept(Reference(Kind.engagement, engagement))
    assert desk.engagements.sheet(engagement).fields.talking_points == "Saluer M. Duval à 11 h."


def test_the_pages_of_a_pack_put_together_are_told_once_for_each_fact(desk: Desk, engagement: str) -> None:
    pack = desk.packs.add(PackFields(title="Dossier", engagement_id=engagement))
    made = PackVersion(number=1, made_on=date(2026, 5, 4), pages=3)
    pages = ["Dossier du 12 mai 2026", "mardi 12 mai à 10 h 30\nM. Alain Duval, maire de Stains", "10 h 30 Accueil"]
    desk.packs.keep_version(pack, "dossier.pdf", b"%PDF-1.7", made, pages)
    _move(desk, engagement, datetime(2026, 5, 12, 11, 0), datetime(2026, 5, 12, 12, 30))
    (passage,) = desk.stale.all()
    assert (passage.place_label, passage.mended) == ("pages 2, 3", "")
    (reprint,) = desk.stale.reprint_list()
    assert (reprint.pages, reprint.is_printed) == ((2, 3), False)
    with pytest.raises(UserError, match="nouvelle version"):
        desk.stale.accept(Reference(Kind.pack, pack))
    desk.packs.mark_printed(pack, 1, date(2026, 5, 5))
    assert desk.stale.all() == ()
    assert desk.stale.reprint_list()[0].is_printed
    desk.packs.keep_version(pack, "dossier.pdf", b"%PDF-1.7", made, ["Dossier", "11 h", "11 h Accueil"])
    assert desk.stale.all() == ()


def test_papers_written_before_facts_were_noted_are_learnt(desk: Desk, engagement: str, note: str) -> None:
    with desk.office.database.writing() as session:
        for row in store.uses_of(session, [note])[note]:
            session.delete(row)
    with desk.office.database.writing() as session:
        catch_up(session, date(2026, 5, 5))
    _move(desk, engagement, datetime(2026, 5, 12, 11, 0), datetime(2026, 5, 12, 12, 30))
    assert _said(desk.stale.all()) == [("10 h 30", "11 h")]


def test_a_letter_of_a_batch_is_noted_like_any_other(desk: Desk, engagement: str, mayor: str) -> None:
    fields = LetterFields(
        subject="Invitation", received_on=date(2026, 5, 4), correspondent_id=mayor, engagement_id=engagement
    )
    asked = desk.letters.add(fields)
    answer = desk.letters.answer(asked, Wording.blank, "Je viendrai le 12 mai à 10 h 30.")
    _move(desk, engagement, datetime(2026, 5, 13, 10, 30), datetime(2026, 5, 13, 12, 0))
    assert [(one.paper.id, one.mended) for one in desk.stale.all()] == [
        (answer, "Je viendrai le 13 mai à 10 h 30."),
    ]  # fmt: skip


def test_the_greeting_of_a_speech_is_mended_and_put_in_its_new_order(desk: Desk, engagement: str, mayor: str) -> None:
    senator = desk.partners.add(
        PartnerFields(
            courtesy_title=CourtesyTitle.ms,
            first_name="Luce",
            last_name="Roy",
            offices_held=[OfficeHeld(function="SENATEUR")],
        )
    )
    fields = desk.engagements.sheet(engagement).fields
    coming = [*fields.participants, Participant(partner_id=senator)]
    desk.engagements.edit(engagement, changed(fields, {"participants": coming}))
    speech = desk.briefings.begin(BriefingKind.speech, Reference(Kind.engagement, engagement))
    assert _text(desk, speech) == "Madame la Sénatrice, Monsieur le Maire, Mesdames, Messieurs,"
    partner = desk.partners.sheet(mayor).fields
    desk.partners.edit(mayor, changed(partner, {"offices_held": [OfficeHeld(function="DEPUTE")]}))
    (passage,) = [one for one in desk.stale.all() if one.place_label == "Salutations"]
    assert passage.mended == "Monsieur le Député, Madame la Sénatrice, Mesdames, Messieurs,"
    desk.stale.accept(Reference(Kind.briefing, speech))
    assert _text(desk, speech) == passage.mended
    assert desk.stale.all() == ()


def test_papers_that_state_what_the_office_says_are_not_read_one_by_one(desk: Desk) -> None:
    figure = KeyFigure(name="clubs", indicator="Clubs", value="1 250 clubs", as_of=date(2026, 4, 1), source="DJVA")
    desk.settings.change(changed(desk.settings.office(), {"key_figures": [figure]}))

    def asked() -> int:
        statements: list[str] = []

        def count(_connection: object, _cursor: object, statement: str, *_others: object) -> None:
            statements.append(statement)

        event.listen(Engine, "before_cursor_execute", count)
        try:
            assert desk.stale.all() == ()
        finally:
            event.remove(Engine, "before_cursor_execute", count)
        return len(statements)

    _note(desk, "Le Département aide 1 250 clubs.")
    of_one = asked()
    for _other in range(4):
        _note(desk, "Le Département aide 1 250 clubs.")
    assert asked() == of_one
