"""Notes begun with what the desk knows."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from liaison_desk.domain.briefing_kinds import BriefingKind
from liaison_desk.domain.briefings import BriefingFields
from liaison_desk.domain.circuits import CircuitStep, Endorsement
from liaison_desk.domain.decisions import DecisionFields
from liaison_desk.domain.engagements import EngagementFields
from liaison_desk.domain.fields import Unit
from liaison_desk.domain.letters import LetterFields
from liaison_desk.domain.meetings import MeetingFields
from liaison_desk.domain.note_forms import NOTE_FORMS
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.partners import PartnerFields
from liaison_desk.domain.records import Kind, Reference
from liaison_desk.domain.tasks import TaskFields
from liaison_desk.domain.validation import changed, validated
from liaison_desk.errors import UserError
from liaison_desk.services.desk import Desk
from liaison_desk.services.note_material import DETAIL_SOURCES, SECTION_SOURCES
from tests.complete_notes import complete_note, completed


@pytest.fixture(autouse=True)
def office(desk: Desk) -> None:
    given = {
        "official_courtesy_title": "mr",
        "official_first_name": "Samir",
        "official_last_name": "Benali",
        "official_delegation": "à la vie associative",
        "djva_director": "Inès Roche",
        "officer_name": "Camille Perrot",
        "key_figures": [
            {"name": "fdva", "indicator": "Fonds", "value": "23 000 €", "as_of": "2026-03-31", "source": "vote"}
        ],
    }
    desk.settings.change(validated(OfficeFields, given))


@pytest.fixture
def union(desk: Desk) -> str:
    body = {"partner_kind": "organisation", "name": "Union des bénévoles", "acronym": "UDB", "municipality": "93072",
            "phone": "01 48 00 00 01"}  # fmt: skip
    union = desk.partners.add(validated(PartnerFields, body))
    head = {"function": "PDT_ASSOCIATION", "organisation_id": union, "since": "2024-01-01"}
    president = {"courtesy_title": "Mme", "first_name": "Zoé", "last_name": "Lam", "offices_held": [head]}
    desk.partners.add(validated(PartnerFields, president))
    letter = {"subject": "Demande de local", "received_on": "2026-04-20", "correspondent_id": union}
    desk.letters.add(validated(LetterFields, letter))
    return union


@pytest.fixture
def assembly(desk: Desk, union: str) -> str:
    held = {"function": "MAIRE", "municipality": "93072"}
    mayor = desk.partners.add(
        validated(PartnerFields, {"last_name": "Roux", "courtesy_title": "Mme", "offices_held": [held]})
    )
    given = {
        "title": "Assemblée générale",
        "engagement_kind": "general_assembly",
        "state": "accepted",
        "official_role": "speaks",
        "speaking_minutes": 6,
        "starts_at": "2026-05-12T19:00",
        "place": "Salle des fêtes",
        "municipality": "93072",
        "host_id": union,
        "participants": [{"partner_id": mayor}],
        "unit": "DJVA",
    }
    return desk.engagements.add(validated(EngagementFields, given))


def begun(desk: Desk, kind: BriefingKind, about: Reference | None = None, **values: Any) -> BriefingFields:
    return desk.briefings.sheet(desk.briefings.begin(kind, about, **values)).fields


def body(note: BriefingFields, heading: str) -> str:
    return next(section.body for section in note.sections if section.heading == heading).replace("\u00a0", " ")


def test_what_a_form_says_the_desk_fills_the_desk_can_fill() -> None:
    sections = {section.source for form in NOTE_FORMS for section in form.sections if section.source}
    fields = {field.source for form in NOTE_FORMS for field in form.fields if field.source}
    reports = {source for source in sections | fields if source.startswith("report")}  # begun from the report itself
    assert sections - reports == set(SECTION_SOURCES)
    assert fields - reports == set(DETAIL_SOURCES)


@pytest.mark.parametrize("form", NOTE_FORMS, ids=lambda form: form.kind)
def test_a_note_of_any_form_begins_with_its_sections_in_order(desk: Desk, form: Any) -> None:
    note = begun(desk, form.kind)
    assert [section.heading for section in note.sections] == list(form.headings)
    assert note.title
    assert note.as_of == date(2026, 5, 5)


def test_a_speech_begins_with_its_greetings_in_protocol_order(desk: Desk, assembly: str) -> None:
    note = begun(desk, BriefingKind.speech, Reference(Kind.engagement, assembly))
    assert note.title == "Discours : Assemblée générale"
    assert body(note, "Salutations").startswith("Madame la Maire,")
    assert note.details["occasion"].replace("\u00a0", " ") == (
        "Assemblée générale, mardi 12 mai 2026 à 19 h, Salle des fêtes, Stains"
    )
    assert (note.speaking_minutes, note.unit, note.engagement_id) == (6, Unit.djva, assembly)


def test_a_partner_sheet_begins_with_who_they_are_who_heads_them_and_what_is_open(
    desk: Desk, union: str, assembly: str
) -> None:
    note = begun(desk, BriefingKind.partner_sheet, Reference(Kind.partner, union))
    assert note.title == "Union des bénévoles"
    assert "- **Sigle :** UDB" in body(note, "Identité")
    assert "- **EPT :** Plaine Commune" in body(note, "Identité")
    assert "Mme Zoé Lam" in body(note, "Gouvernance")
    assert "| 20 avril 2026 | Courrier reçu | Demande de local |" in body(note, "Historique des contacts")
    assert "Demande de local" in body(note, "Sujets en cours")
    assert "12 mai 2026 : Assemblée générale (accepté)" in body(note, "Sujets en cours")
    assert body(note, "Liens d'intérêts déclarés") == "Aucun lien déclaré au 5 mai 2026."


def test_a_meeting_file_begins_with_when_where_and_who(desk: Desk, assembly: str) -> None:
    note = begun(desk, BriefingKind.meeting_file, Reference(Kind.engagement, assembly))
    facts = body(note, "Qui, quand, où")
    assert "Mardi 12 mai 2026 à 19 h" in facts
    assert "Mme Roux, Maire de Stains" in facts
    assert "UDB" in body(note, "Fiche partenaire")


def test_a_liaison_note_gathers_the_week(desk: Desk, assembly: str) -> None:
    flagged = {"subject": "Lettre signalée", "received_on": "2026-04-01", "flagged": True, "due_date": "2026-04-30"}
    desk.letters.add(validated(LetterFields, flagged))
    answer = {"mail_register": "outgoing", "subject": "Réponse au maire", "state": "in_circuit"}
    desk.letters.add(validated(LetterFields, answer))
    decided = {"subject": "Salle des Assises", "outcome": "option", "chosen_option": "B", "decided_on": "2026-05-04"}
    desk.decisions.add(validated(DecisionFields, decided))
    done = {"title": "Liste publiée", "state": "done", "done_on": "2026-05-04"}
    desk.tasks.add(validated(TaskFields, done))
    note = begun(desk, BriefingKind.liaison_note)
    assert note.title.replace("\u00a0", " ") == "Note de liaison, semaine du 4 mai 2026"
    assert body(note, "À signer, à valider") == "- Réponse au maire"
    assert "Lettre signalée, **échu le jeu. 30 avr.**" in body(note, "Arbitrages attendus")
    assert "- lun. 4 mai : Salle des Assises, B" in body(note, "Décisions et retours de l'élu")
    assert "signalé, Lettre signalée, **en retard de 5 jours**" in body(note, "Courriers signalés et retards")
    assert "| mar. 12 mai, 19 h | Assemblée générale | Allocution |" in body(note, "Agenda des quinze jours")
    assert "- Liste publiée (lun. 4 mai)" in body(note, "Suites données")


def test_an_activity_report_is_about_the_month_before_and_one_unit(desk: Desk, union: str) -> None:
    note = begun(desk, BriefingKind.activity_report, unit=Unit.djva)
    assert note.title == "Rapport d'activité DJVA, avril 2026"
    assert (note.details["first_day"], note.details["last_day"]) == ("2026-04-01", "2026-04-30")
    assert note.details["through"] == "Inès Roche (DJVA)"
    assert "| Courriers reçus | 1 |" in body(note, "Chiffres")
    with pytest.raises(UserError) as refused:
        desk.briefings.begin(BriefingKind.activity_report, first=date(2026, 5, 2), last=date(2026, 5, 1))
    assert refused.value.code == "empty_period"


def test_a_note_is_not_begun_from_a_task(desk: Desk) -> None:
    task = desk.tasks.add(validated(TaskFields, {"title": "Tâche"}))
    with pytest.raises(UserError) as refused:
        desk.briefings.begin(BriefingKind.topic_brief, Reference(Kind.task, task))
    assert refused.value.code == "note_about"


def test_what_somebody_wrote_is_never_replaced_and_the_rest_is_filled(desk: Desk, union: str) -> None:
    sections = [{"heading": "Identité", "body": "Mon texte."}]
    given = {"title": "Fiche", "briefing_kind": "partner_sheet", "partner_id": union, "sections": sections}
    note = desk.briefings.add(validated(BriefingFields, given))
    assert desk.briefings.fill(note) > 0
    fields = desk.briefings.sheet(note).fields
    assert body(fields, "Identité") == "Mon texte."
    assert "Zoé Lam" in body(fields, "Gouvernance")
    assert desk.briefings.fill(note) == 0


def test_beginning_a_note_is_undone_in_one_go(desk: Desk, union: str) -> None:
    note = desk.briefings.begin(BriefingKind.partner_sheet, Reference(Kind.partner, union))
    desk.history.undo()
    with pytest.raises(UserError):
        desk.briefings.sheet(note)


def test_a_note_that_calls_a_figure_nobody_keeps_is_not_validated(desk: Desk) -> None:
    sections = [{"heading": "L'essentiel", "body": "Soit {chiffre:fdva} et {chiffre:perdu}."}]
    note = desk.briefings.add(complete_note(sections=sections))
    fields = desk.briefings.sheet(note).fields
    with pytest.raises(UserError) as refused:
        desk.briefings.edit(note, changed(fields, {"state": "validated"}))
    assert refused.value.code == "incomplete_note"
    assert "« perdu »" in refused.value.sentence
    sections[0]["body"] = "Soit {chiffre:fdva}."
    desk.briefings.edit(note, completed(changed(fields, {"state": "validated", "sections": sections})))


def test_the_options_of_an_arbitration_are_put_to_the_official_by_their_numbers(desk: Desk) -> None:
    given = {
        "title": "Lieu",
        "briefing_kind": "arbitration_note",
        "purpose": "decision",
        "due_on": "2026-05-20",
        "sections": [{"heading": "Question à trancher", "body": "Où ?"}],
        "options": [{"title": "Ici"}, {"title": "Statu quo"}],
        "recommended": 1,
    }
    note = desk.briefings.add(validated(BriefingFields, given))
    [item] = [one for one in desk.reviews.candidates() if one.briefing_id == note]
    assert [(option.name, option.text) for option in item.options] == [("1", "Ici"), ("2", "Statu quo")]
    assert (item.summary, item.recommendation, item.deadline) == ("Où ?", "Option 1 : Ici", date(2026, 5, 20))


def test_the_file_of_a_meeting_ranks_its_items_and_names_who_comes(desk: Desk, union: str) -> None:
    given = {
        "title": "Comité de suivi",
        "starts_at": "2026-05-20T14:00",
        "place": "Salle 2",
        "items": [
            {"title": "Divers", "priority": "low"},
            {"title": "Convention", "priority": "high", "stake": "Emplois", "position": "Favorable"},
        ],
        "attendees": [{"partner_id": union, "office": "Partenaire"}, {"name": "Mme Roux"}],
    }
    meeting = desk.meetings.add(validated(MeetingFields, given))
    note = begun(desk, BriefingKind.meeting_file, Reference(Kind.meeting, meeting))
    agenda = body(note, "Ordre du jour hiérarchisé").splitlines()
    assert agenda[2].startswith("| Convention | Emplois | Favorable |")
    assert agenda[3].startswith("| Divers |")
    assert "Union des bénévoles, Partenaire ; Mme Roux" in body(note, "Qui, quand, où")
    assert note.meeting_id == meeting


def test_an_option_changed_after_a_visa_makes_the_note_a_draft_again_and_a_frozen_one_is_refused(desk: Desk) -> None:
    options = [{"title": "Ici"}, {"title": "Statu quo"}]
    note = desk.briefings.add(complete_note(title="Lieu", briefing_kind="arbitration_note", options=options))
    steps = [CircuitStep(role="Direction DJVA"), CircuitStep(role="Cabinet")]
    desk.circuits.start(Reference(Kind.briefing, note), steps)
    desk.circuits.answer(Reference(Kind.briefing, note), Endorsement.favourable)
    fields = desk.briefings.sheet(note).fields
    desk.briefings.edit(note, changed(fields, {"options": [{"title": "Là-bas"}, {"title": "Statu quo"}]}))
    fields = desk.briefings.sheet(note).fields
    assert fields.state == "draft"
    desk.briefings.edit(note, changed(fields, {"state": "validated"}))
    with pytest.raises(UserError) as refused:
        desk.briefings.edit(note, changed(fields, {"state": "validated", "recommended": 1}))
    assert refused.value.code == "frozen_note"


def test_the_greetings_are_proposed_again_when_who_comes_changed(desk: Desk, assembly: str) -> None:
    note = desk.briefings.begin(BriefingKind.speech, Reference(Kind.engagement, assembly))
    fields = desk.briefings.sheet(note).fields
    event = desk.engagements.sheet(assembly).fields
    desk.engagements.edit(assembly, event.model_copy(update={"government_ceremony": False, "participants": []}))
    assert desk.briefings.proposal(fields, "Salutations") == ""
    desk.engagements.edit(assembly, event)
    assert desk.briefings.proposal(fields, "Salutations") == body(fields, "Salutations")
    assert desk.briefings.proposal(fields, "Accroche") == ""
