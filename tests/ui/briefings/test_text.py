"""The text of a note: its figures, what is pasted in it, how long it is, what to look at."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt
from pytestqt.qtbot import QtBot

from liaison_desk.domain.briefing_kinds import BriefingKind
from liaison_desk.domain.validation import changed
from liaison_desk.services.desk import Desk
from liaison_desk.ui.briefings.page import BriefingsPage
from tests.complete_notes import complete_note
from tests.ui.briefings.notes import added, fields_of

FIGURE = {
    "name": "associations",
    "indicator": "Associations soutenues",
    "value": "412",
    "as_of": "2026-04-30",
    "source": "DJVA",
}


def keep_figure(desk: Desk) -> None:
    desk.settings.change(changed(desk.settings.office(), {"key_figures": [FIGURE]}))


def test_a_figure_is_inserted_by_its_name_and_printed_with_its_value(
    page: BriefingsPage, desk: Desk, qtbot: QtBot
) -> None:
    keep_figure(desk)
    note = added(desk, BriefingKind.topic_brief)
    page.show_record(note)
    text = page.editor.section.editor.text
    qtbot.keyClicks(text, "Nous soutenons ")
    page.editor.verbs.figure.trigger()
    dialog = next(one for one in page.editor.children() if hasattr(one, "begin_figure"))
    qtbot.keyClicks(dialog.filter, "assoc")
    qtbot.keyClick(dialog.filter, Qt.Key.Key_Return)
    assert page.editor.section.editor.value() == "Nous soutenons {chiffre:associations}"
    page.editor.save()
    office = desk.settings.office()
    new = changed(office.key_figures[0], {"value": "430"})
    desk.settings.change(changed(office, {"key_figures": [new]}))
    document = desk.compositions.note(fields_of(desk, note), note)
    assert "430" in str(document.blocks)
    assert "412" not in str(document.blocks)


def test_a_new_figure_is_written_down_from_the_note(page: BriefingsPage, desk: Desk, qtbot: QtBot) -> None:
    keep_figure(desk)
    page.show_record(added(desk, BriefingKind.topic_brief))
    dialog = page.editor.choose_figure()
    assert dialog is not None
    writing = dialog.begin_figure()
    writing.keep()
    assert writing.isVisible()
    for name, words in (("name", "associations"), ("indicator", "Budget"), ("value", "9"), ("source", "DECI")):
        writing.form.editor(name).set_value(words)
    writing.keep()
    assert writing.isVisible(), "another figure has that name"
    writing.form.editor("name").set_value("budget")
    writing.keep()
    assert [one.name for one in desk.settings.office().key_figures] == ["associations", "budget"]
    dialog.insert()
    assert page.editor.section.editor.value() == "{chiffre:budget}"


def test_an_unknown_figure_is_remarked_and_one_goes_to_it(page: BriefingsPage, desk: Desk, qtbot: QtBot) -> None:
    sections = [{"heading": "Contexte et cadre", "body": "Il y en a {chiffre:inconnu}."}]
    note = desk.briefings.add(complete_note(sections=sections))
    page.show_record(note)
    remarks = page.editor.aside.remarks
    assert remarks.remarks()[0].code == "unknown_figure"
    remarks.go_requested.emit(remarks.remarks()[0].place, remarks.remarks()[0].excerpt)
    assert page.editor.sections.current() == "Contexte et cadre"
    assert page.editor.section.editor.text.textCursor().selectedText() == "inconnu"


def test_the_foot_tells_words_pages_and_speaking_time(page: BriefingsPage, desk: Desk, qtbot: QtBot) -> None:
    body = "mot " * 260
    note = added(desk, BriefingKind.speech, speaking_minutes=1, sections=[{"heading": "Développement", "body": body}])
    with qtbot.waitSignal(page.editor.preview.pages_shown, timeout=30_000):
        page.show_record(note)
    told = page.editor.foot.length
    assert told.text().startswith("260\u00a0mots · ")
    assert "2\u00a0min\u00a000 à dire (prévu : 1\u00a0min)" in told.text()
    assert told.property("role") == "problem"
    assert page.editor.verbs.read_aloud.isVisible()


def test_what_is_pasted_in_a_section_keeps_its_structure(page: BriefingsPage, note: str) -> None:
    page.show_record(note)
    data = QMimeData()
    data.setHtml(
        "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·</span>Un</p>"
    )
    text = page.editor.section.editor.text
    text.selectAll()
    text.insertFromMimeData(data)
    assert page.editor._draft()["sections"][0]["body"] == "- Un"


def test_a_standard_paragraph_is_found_by_a_word_and_inserted_with_enter(
    page: BriefingsPage, desk: Desk, qtbot: QtBot
) -> None:
    desk.standard_texts.change_paragraph({"name": "Calendrier", "theme": "FDVA", "text": "La campagne est ouverte."})
    desk.standard_texts.change_paragraph({"name": "Prêt de salle", "text": "Une salle peut être prêtée."})
    page.show_record(added(desk, BriefingKind.topic_brief))
    dialog = page.editor.choose_paragraph()
    assert dialog is not None
    qtbot.keyClicks(dialog.filter, "fdva")
    assert dialog.preview.toPlainText() == "La campagne est ouverte."
    qtbot.keyClick(dialog.filter, Qt.Key.Key_Return)
    assert page.editor.section.editor.value() == "La campagne est ouverte."
