"""Writing a note: sections at the left, the text in the middle, the printed page at the right."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QHideEvent
from PySide6.QtWidgets import QWidget

from liaison_desk.domain.briefing_life import is_frozen, next_revision, rewritten
from liaison_desk.domain.briefings import BriefingFields, BriefingState
from liaison_desk.domain.fields import Unit
from liaison_desk.domain.french import clock
from liaison_desk.domain.validation import changed
from liaison_desk.errors import NotFound
from liaison_desk.files import export_file_name
from liaison_desk.services.clock import local_now, today
from liaison_desk.ui.briefings.note_actions import NoteActions
from liaison_desk.ui.briefings.note_dialog import NoteDialog
from liaison_desk.ui.briefings.note_head import NoteHead
from liaison_desk.ui.briefings.note_links import link_lines
from liaison_desk.ui.briefings.section_card import SectionCard
from liaison_desk.ui.briefings.sections_list import SectionsList
from liaison_desk.ui.briefings.written_note import WrittenNote
from liaison_desk.ui.forms.draft_keeper import DraftKeeper
from liaison_desk.ui.papers import Compose, Papers
from liaison_desk.ui.session import Session
from liaison_desk.ui.theme.tokens import Tone
from liaison_desk.ui.widgets.cautions import CautionBanner
from liaison_desk.ui.widgets.dress import column
from liaison_desk.ui.widgets.live_preview import LivePreview
from liaison_desk.ui.widgets.messages import Banner
from liaison_desk.ui.widgets.panes import panes


class NoteEditor(QWidget):
    """One note, from its first draft to its issue; `left` when one goes back to the list."""

    left = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._note: WrittenNote | None = None
        self._heading = ""
        self._saving = False
        self.verbs = NoteActions(self)
        self.addActions(self.verbs.all())
        self.drafts = DraftKeeper(session.desk.drafts, self._draft, self)
        self.head = NoteHead(self.leave, self.verbs.papers(), self.verbs.verbs())
        self.banner = Banner()
        self.cautions = CautionBanner()
        self.papers = Papers(session, self, self.banner)
        self.sections = SectionsList()
        acts = self.verbs
        self.section = SectionCard(acts.save, acts.give_up, acts.about)
        self.preview = LivePreview(session)
        self._forget_draft = QAction(self.tr("Revenir au texte enregistré"), self)
        self._lay_out()
        self._connect()

    def identifier(self) -> str:
        """Return the id of the note shown, empty when there is none."""
        return self._note.sheet.reference.id if self._note else ""

    def unit(self) -> Unit:
        """Return the delegation of the note shown."""
        return self._note.fields().unit if self._note else Unit.both

    def open(self, identifier: str) -> None:
        """Show a note; what was typed and not saved the last time is taken up again. Raises NotFound."""
        if self.identifier() == identifier:
            return
        sheet = self._session.desk.briefings.sheet(identifier)
        kept = self.drafts.begin(f"briefing:{identifier}")
        self._note = note = WrittenNote(sheet)
        self.banner.clear()
        self.section.state.setText("")
        if kept is not None and not is_frozen(sheet.fields) and note.take(kept):
            self._offer_saved_text()
        elif kept is not None:
            self.drafts.drop()
        self.sections.show_headings(note.headings)
        self._show_all(note, note.headings[0])
        self.section.editor.text.setFocus()

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
        fields = rewritten(note.sheet.fields, typed)
        sentence = self.tr("Note enregistrée")
        if fields.state is not typed.state:
            sentence = self.tr("Note enregistrée : le visa est à redemander")
        return self._edit(fields, sentence)

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
        """Open the revision after a validated one."""
        if self._note is not None and is_frozen(self._note.sheet.fields):
            fields = next_revision(self._note.sheet.fields)
            sentence = self.tr("Version {number} ouverte").format(number=fields.revision)
            if self._edit(fields, sentence):
                self.section.editor.text.setFocus()

    def file_name(self, fields: BriefingFields, ending: str) -> str:
        """Return the name proposed: « 2026-05-05_fiche-thematique_soutien_v3.docx » (domain reference §3.6)."""
        day = today(self._session.desk.clock)
        return export_file_name(day, "fiche-thematique", fields.title, ending, fields.revision)

    def composing(self, note: WrittenNote) -> Compose:
        """Return what composes the note as it is typed now."""
        fields, compositions = note.fields(), self._session.desk.compositions
        return lambda: compositions.note(fields)

    def regions(self) -> list[QWidget]:
        """Return the regions of the page for F6."""
        return [self.head, self.sections, self.section, self.preview]

    def hideEvent(self, event: QHideEvent) -> None:
        self.drafts.flush()
        super().hideEvent(event)

    def _lay_out(self) -> None:
        parts = (self.sections, 224, 0, 0), (self.section, 480, 340, 1), (self.preview, 460, 240, 1)
        split = panes("briefings/editor", *parts)
        layout = column(self.head, self.banner, self.cautions, split, spacing=12)
        layout.setStretch(3, 1)
        self.setLayout(layout)

    def _connect(self) -> None:
        acts = self.verbs
        acts.save.triggered.connect(lambda _checked=False: self.save())
        acts.give_up.triggered.connect(lambda _checked=False: self.give_up())
        acts.about.triggered.connect(lambda _checked=False: self.ask_about())
        acts.next_section.triggered.connect(lambda _checked=False: self.sections.go(1))
        acts.previous_section.triggered.connect(lambda _checked=False: self.sections.go(-1))
        acts.word.triggered.connect(lambda _checked=False: self._ask_file("docx"))
        acts.pdf.triggered.connect(lambda _checked=False: self._ask_file("pdf"))
        acts.print.triggered.connect(lambda _checked=False: self._print())
        acts.new_revision.triggered.connect(lambda _checked=False: self.open_revision())
        acts.back.triggered.connect(lambda _checked=False: self.leave())
        acts.connect(self._bring_to)
        self._forget_draft.triggered.connect(lambda _checked=False: self.give_up())
        self.sections.chosen.connect(self._show_section)
        self.section.typed.connect(self._on_typed)
        self.section.links.open_requested.connect(self._session.open_requested)
        self.drafts.kept.connect(self._on_kept)

    def ask_about(self) -> None:
        """Ask for title, purpose, links."""
        if self._note is None:
            return
        dialog = NoteDialog(self._session, self._note.fields(), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.decided.connect(self._on_about)
        dialog.open()

    def _on_about(self, fields: BriefingFields) -> None:
        if self._note is not None:
            self._note.about = fields
            self._on_changed()

    def _on_typed(self) -> None:
        if self._note is not None:
            self._note.bodies[self._heading] = self.section.editor.value()
            self._on_changed()

    def _on_changed(self) -> None:
        if self._note is None:
            return
        self.drafts.touch()
        self._show_note()
        self.preview.show_document(self.composing(self._note))

    def _on_kept(self) -> None:
        hour = clock(local_now(self._session.desk.clock))
        self.section.state.setText(self.tr("Brouillon gardé à {hour}").format(hour=hour))

    def _draft(self) -> dict[str, Any]:
        return self._note.fields().model_dump(mode="json") if self._note else {}

    def _show_section(self, heading: str) -> None:
        if self._note is not None and heading != self._heading:
            self._heading = heading
            self.section.show_section(heading, self._note.bodies[heading], self._note.about.as_of)

    def _show_note(self) -> None:
        note = self._note
        if note is None:
            return
        fields = note.fields()
        self.head.show_note(fields)
        self.sections.mark(note.filled())
        self.verbs.follow(fields, note.is_modified())
        self.section.freeze(is_frozen(fields))

    def _show_all(self, note: WrittenNote, heading: str) -> None:
        """Show a note just read."""
        self._heading = ""
        self._show_section(heading if heading in note.bodies else note.headings[0])
        self._show_note()
        self.section.links.show_links(link_lines(self._session.desk, note.sheet))
        self.cautions.show_cautions(self._session.desk.cautions.of_briefing(note.about))
        self.preview.show_document(self.composing(note), at_once=True)
        if is_frozen(note.about):
            following = note.about.revision + 1
            frozen = self.tr("Ce texte est validé et ne change plus ; pour le corriger, ouvrez la version {number}.")
            self.banner.say(frozen.format(number=following), Tone.blue, self.verbs.new_revision)

    def _take_saved(self) -> None:
        sheet = self._session.desk.briefings.sheet(self.identifier())
        self._note = note = WrittenNote(sheet)
        self.banner.clear()
        self.section.state.setText("")
        self._show_all(note, self._heading)

    def _offer_saved_text(self) -> None:
        self.banner.say(
            self.tr("Voici ce que vous aviez écrit sans l'enregistrer : enregistrez-le, ou revenez en arrière."),
            Tone.amber,
            self._forget_draft,
        )

    def _bring_to(self, state: BriefingState) -> None:
        if self._note is None:
            return
        sentences = {
            BriefingState.in_circuit: self.tr("Note envoyée au visa"),
            BriefingState.draft: self.tr("Note reprise"),
            BriefingState.validated: self.tr("Note validée"),
            BriefingState.issued: self.tr("Note diffusée"),
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

    def _ask_file(self, ending: str) -> None:
        if self._note is not None:
            self.papers.ask_file(self.file_name(self._note.fields(), ending), self.composing(self._note))

    def _print(self) -> None:
        if self._note is not None:
            self.papers.print(self._note.about.title, self.composing(self._note))
