"""Writing a note: sections at the left, the text in the middle, the printed page at the right."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QHideEvent
from PySide6.QtWidgets import QWidget

from liaison_desk.domain.briefing_life import is_frozen, next_revision
from liaison_desk.domain.briefings import BriefingFields, BriefingState
from liaison_desk.domain.fields import Unit
from liaison_desk.domain.french import clock
from liaison_desk.domain.note_checks import remarks_on_note
from liaison_desk.domain.records import Sheet
from liaison_desk.domain.validation import changed
from liaison_desk.errors import NotFound
from liaison_desk.services.clock import local_now, today
from liaison_desk.ui.briefings.figures_dialog import FiguresDialog
from liaison_desk.ui.briefings.note_circuit import NoteCircuit
from liaison_desk.ui.briefings.note_deciding import NoteDeciding
from liaison_desk.ui.briefings.note_dialog import NoteDialog
from liaison_desk.ui.briefings.note_frame import NoteFrame
from liaison_desk.ui.briefings.note_links import link_lines
from liaison_desk.ui.briefings.note_papers import NotePapers
from liaison_desk.ui.briefings.sections_list import PARTICULARS
from liaison_desk.ui.briefings.written_note import WrittenNote
from liaison_desk.ui.forms.draft_keeper import DraftKeeper
from liaison_desk.ui.papers import Compose
from liaison_desk.ui.session import Session
from liaison_desk.ui.theme.tokens import Tone
from liaison_desk.ui.widgets.text_choice_dialog import TextChoiceDialog, paragraph_choices


class NoteEditor(NoteFrame):
    """One note, from its first draft to its issue; `left` when one goes back to the list."""

    left = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._session = session
        self._note: WrittenNote | None = None
        self._heading: str | None = None
        self._saving = False
        self.drafts = DraftKeeper(session.desk.drafts, self._draft, self)
        self.papers = NotePapers(session, self, self.banner)
        self.circuit = NoteCircuit(session, self.aside.circuit, self, self._is_saved)
        self.deciding = NoteDeciding(session, self.section.decision, self, self._is_saved)
        self.stale.do_first(self.save)
        self._forget_draft = QAction(self.tr("Revenir au texte enregistré"), self)
        self._connect()

    def identifier(self) -> str:
        """Return the id of the note shown, empty when there is none."""
        return self._note.sheet.reference.id if self._note else ""

    def unit(self) -> Unit:
        """Return the delegation of the note shown."""
        return self._note.about.unit if self._note else Unit.both

    def open(self, identifier: str) -> None:
        """Show a note; what was typed and not saved the last time is taken up again. Raises NotFound."""
        if self.identifier() == identifier:
            return
        sheet = self._session.desk.briefings.sheet(identifier)
        kept = self.drafts.begin(f"briefing:{identifier}")
        self._note = note = self._written(sheet)
        self.banner.clear()
        self.foot.say_state("")
        if kept is not None and not is_frozen(sheet.fields) and note.take(kept):
            self._offer_saved_text()
        elif kept is not None:
            self.drafts.drop()
        self.sections.show_headings(
            note.headings, with_particulars=bool(note.form.fields), numbered=note.form.numbers_sections
        )
        self._show_all(note, note.headings[0])
        self.section.focus_text()

    def reload(self) -> None:
        """Read the note again when it changed elsewhere, unless something typed would be lost."""
        if self._note is None or self._saving:
            return
        try:
            sheet = self._session.desk.briefings.sheet(self.identifier())
        except NotFound:
            self.leave()
            return
        if sheet.version == self._note.sheet.version and sheet.links == self._note.sheet.links:
            self._show_decision(self._note)
            self.preview.show_document(self.composing(self._note))
            return
        if self._note.is_modified():
            self.banner.say(
                self.tr("Cette note a changé ailleurs : abandonnez vos changements pour voir le nouveau texte."),
                Tone.amber,
            )
            return
        self._take_saved()

    def save(self) -> bool:
        """Save what is typed; tell whether it could be."""
        note = self._note
        if note is None or not note.is_modified():
            return note is not None
        typed = note.fields()
        saved = self._edit(typed, self.tr("Note enregistrée"))
        if saved and self._note and self._note.sheet.fields.state is not typed.state:
            self.banner.say(self.tr("Le texte a changé : le visa est à redemander."), Tone.amber)
        return saved

    def give_up(self) -> None:
        """Go back to the text saved."""
        self.drafts.drop()
        self._take_saved()
        self._session.told.emit(self.tr("Retour au texte enregistré"), False)

    def leave(self) -> None:
        """Go back to the list; what is typed is kept as a draft."""
        self.drafts.flush()
        self._note = None
        self.preview.clear()
        self.left.emit()

    def open_revision(self) -> None:
        """Open the revision after a validated one; the former text is kept."""
        if self._note is not None and is_frozen(self._note.sheet.fields):
            fields = next_revision(self._note.sheet.fields)
            sentence = self.tr("Version {number} ouverte").format(number=fields.revision)
            if self._edit(fields, sentence):
                self.section.focus_text()

    def complete(self) -> None:
        """Write what the desk knows where nothing is written; nothing is saved yet."""
        note = self._note
        if note is None or is_frozen(note.about):
            return
        before = note.fields()
        now = self._session.desk.briefings.filled(before)
        if now == before:
            self._session.told.emit(self.tr("Le bureau ne sait rien de plus"), False)
            return
        note.write(now)
        self._heading = None
        self._show_section(self.sections.current())
        self._on_changed()
        self._session.told.emit(self.tr("Sections vides complétées"), False)

    def composing(self, note: WrittenNote, *, read_aloud: bool = False) -> Compose:
        """Return what composes the note as it is typed now."""
        fields, compositions, identifier = note.fields(), self._session.desk.compositions, self.identifier()
        return lambda: compositions.note(fields, identifier, read_aloud=read_aloud)

    def ask_about(self) -> NoteDialog | None:
        """Ask for title, purpose, links."""
        if self._note is None:
            return None
        dialog = NoteDialog(self._session, self._note.fields(), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.decided.connect(self._on_about)
        dialog.open()
        return dialog

    def choose_figure(self) -> FiguresDialog | None:
        """Insert a key figure by its name."""
        if self._note is None or is_frozen(self._note.about) or self._heading == PARTICULARS:
            return None
        dialog = FiguresDialog(self._session, self.section.insert, self)
        dialog.open()
        return dialog

    def choose_paragraph(self) -> TextChoiceDialog | None:
        """Insert a standard paragraph by its name."""
        if self._note is None or is_frozen(self._note.about) or self._heading == PARTICULARS:
            return None
        desk, fields = self._session.desk, self._note.fields()
        paragraphs = paragraph_choices(
            desk.settings.office().paragraphs, lambda name: desk.answers.paragraph_for_note(name, fields)
        )
        none = self.tr("Aucun paragraphe type : ils se rédigent dans Réglages, Textes.")
        dialog = TextChoiceDialog(paragraphs, none, self.section.insert, self)
        dialog.open()
        return dialog

    def hideEvent(self, event: QHideEvent) -> None:
        self.drafts.flush()
        super().hideEvent(event)

    def _connect(self) -> None:
        acts = self.verbs
        for action, act in (
            (acts.save, self.save),
            (acts.give_up, self.give_up),
            (acts.about, self.ask_about),
            (acts.complete, self.complete),
            (acts.figure, self.choose_figure),
            (acts.paragraph, self.choose_paragraph),
            (acts.next_section, lambda: self.sections.go(1)),
            (acts.previous_section, lambda: self.sections.go(-1)),
            (acts.word, lambda: self._ask_file("docx")),
            (acts.pdf, lambda: self._ask_file("pdf")),
            (acts.read_aloud, lambda: self._ask_file("pdf", read_aloud=True)),
            (acts.print, self._print),
            (acts.new_revision, self.open_revision),
            (acts.versions, self.circuit.show_versions),
            (acts.send, self.circuit.start),
            (acts.back, self.leave),
            (self._forget_draft, self.give_up),
        ):
            action.triggered.connect(lambda _checked=False, act=act: act())
        acts.connect(self._bring_to)
        self.sections.chosen.connect(self._show_section)
        self.section.typed.connect(self._on_typed)
        self.section.options_typed.connect(self._on_options)
        self.section.particulars_typed.connect(self._on_particulars)
        self.section.figure_requested.connect(self.choose_figure)
        self.aside.links.open_requested.connect(self._session.open_requested)
        self.aside.remarks.go_requested.connect(self.go_to)
        self.drafts.kept.connect(self._on_kept)
        self.preview.pages_shown.connect(self._on_pages)

    def go_to(self, heading: str, words: str = "") -> None:
        """Show a section and bring the keyboard to it, to some words of it when they are given."""
        self.sections.point_at(heading)
        self.section.focus_text()
        if words:
            self.section.point_at(words)

    def _on_about(self, fields: BriefingFields) -> None:
        if self._note is not None:
            self._note.about = fields
            self._on_changed()

    def _on_typed(self) -> None:
        if self._note is not None and self._heading:
            self._note.bodies[self._heading] = self.section.editor.value()
            self._on_changed()

    def _on_options(self) -> None:
        if self._note is not None:
            pane = self.section.options
            self._note.set_options(pane.options(), pane.recommended())
            self._on_changed()

    def _on_particulars(self) -> None:
        if self._note is not None:
            self._note.set_details(self.section.particulars.details())
            self._on_changed()

    def _on_changed(self) -> None:
        if self._note is None:
            return
        self.drafts.touch()
        self._show_note()
        self.preview.show_document(self.composing(self._note))

    def _on_kept(self) -> None:
        hour = clock(local_now(self._session.desk.clock))
        self.foot.say_state(self.tr("Brouillon gardé à {hour}").format(hour=hour))

    def _on_pages(self, count: int, _document: object) -> None:
        self.foot.show_pages(count)
        self._show_remarks(count)

    def _show_remarks(self, pages: int | None = None) -> None:
        if self._note is not None:
            figures = self._session.desk.settings.office().key_figures
            self.aside.show_remarks(remarks_on_note(self._note.fields(), figures, pages))

    def _draft(self) -> dict[str, Any]:
        return self._note.fields().model_dump(mode="json") if self._note else {}

    def _written(self, sheet: Sheet[BriefingFields]) -> WrittenNote:
        """Return a note with what the desk would write in it by itself."""
        if is_frozen(sheet.fields):
            return WrittenNote(sheet)
        filled = self._session.desk.briefings.filled(changed(sheet.fields, {"sections": []}))
        return WrittenNote(sheet, {section.heading: section.body for section in filled.sections})

    def _show_section(self, heading: str) -> None:
        note = self._note
        if note is None or heading == self._heading:
            return
        self._heading = heading
        self.section.keep_focus(lambda: self._fill_section(note, heading))

    def _fill_section(self, note: WrittenNote, heading: str) -> None:
        if heading == PARTICULARS:
            self.section.particulars.show_details(note.form, note.about.details)
            self.section.show_particulars()
            return
        self.section.options.show_options(note.about.options, note.about.recommended)
        self.section.show_section(note.section(heading), note.bodies[heading])

    def _show_note(self) -> None:
        note = self._note
        if note is None:
            return
        fields = note.fields()
        self.head.show_note(note.sheet.number, fields, today(self._session.desk.clock))
        self.sections.mark(note.states())
        self.verbs.follow(
            fields,
            modified=note.is_modified(),
            kept_versions=self.circuit.kept_versions,
            spoken=note.form.is_spoken,
        )
        self.section.freeze(is_frozen(fields))
        self.foot.show_text(note.form, note.text(), fields.speaking_minutes)

    def _show_decision(self, note: WrittenNote) -> None:
        """Show what the register holds for a note: the section it settles is filled."""
        note.is_decided = self.deciding.show_note(self.identifier(), note.sheet.fields)
        self.sections.mark(note.states())

    def _show_all(self, note: WrittenNote, heading: str | None) -> None:
        """Show a note just read."""
        known = heading in note.bodies or (heading == PARTICULARS and bool(note.form.fields))
        self._heading = None
        self._show_section(heading if heading is not None and known else note.headings[0])
        self.circuit.show_note(note.sheet)
        self._show_note()
        self._show_decision(note)
        self._show_remarks()
        self.aside.show_links(link_lines(self._session.desk, note.sheet))
        self.cautions.show_cautions(self._session.desk.cautions.of_briefing(note.about))
        self.stale.show_paper(note.sheet.reference)
        self.preview.show_document(self.composing(note), at_once=True)
        if is_frozen(note.about):
            following = note.about.revision + 1
            frozen = self.tr("Ce texte est validé et ne change plus ; pour le corriger, ouvrez la version {number}.")
            self.banner.say(frozen.format(number=following), Tone.blue, self.verbs.new_revision)

    def _take_saved(self) -> None:
        sheet = self._session.desk.briefings.sheet(self.identifier())
        self._note = note = self._written(sheet)
        self.banner.clear()
        self.foot.say_state("")
        self._show_all(note, self._heading)

    def _offer_saved_text(self) -> None:
        self.banner.say(
            self.tr("Voici ce que vous aviez écrit sans l'enregistrer : enregistrez-le, ou revenez en arrière."),
            Tone.amber,
            self._forget_draft,
        )

    def _is_saved(self) -> bool:
        return self._note is not None and self.save()

    def _bring_to(self, state: BriefingState) -> None:
        if self._note is None:
            return
        sentences = {
            BriefingState.draft: self.tr("Note reprise"),
            BriefingState.validated: self.tr("Note validée"),
            BriefingState.issued: self.tr("Note diffusée"),
            BriefingState.superseded: self.tr("Note marquée comme remplacée"),
            BriefingState.archived: self.tr("Note archivée"),
        }
        self._edit(changed(self._note.fields(), {"state": state}), sentences[state])

    def _edit(self, fields: BriefingFields, sentence: str) -> bool:
        """Save fields; what was kept as a draft is no longer needed."""
        note = self._note
        if note is None:
            return False
        identifier, version = self.identifier(), note.sheet.version

        def verb() -> bool:
            self._session.desk.briefings.edit(identifier, fields, version)
            return True

        self._saving = True
        done = bool(self._session.attempt(verb, sentence))
        self._saving = False
        if done:
            self.drafts.drop()
            self._take_saved()
        return done

    def _ask_file(self, ending: str, *, read_aloud: bool = False) -> None:
        if self._note is not None:
            compose = self.composing(self._note, read_aloud=read_aloud)
            fields = self._note.fields()
            self.papers.ask_note_file(self.identifier(), fields, ending, compose, read_aloud=read_aloud)

    def _print(self) -> None:
        if self._note is not None:
            self.papers.print_note(self.identifier(), self._note.fields(), self.composing(self._note))
