"""Writing a letter, or correcting one that came in: fields, text, live pages; drafts kept while one types."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from liaison_desk.domain.french import counted
from liaison_desk.domain.labels import label
from liaison_desk.domain.letter_reading import Remark
from liaison_desk.domain.letters import LetterFields, MailRegister, Wording
from liaison_desk.domain.validation import changed
from liaison_desk.errors import InvalidFields
from liaison_desk.services.clock import today
from liaison_desk.ui.forms.draft_keeper import DraftKeeper
from liaison_desk.ui.forms.form import Form
from liaison_desk.ui.letters.editor_forms import EditorForms
from liaison_desk.ui.letters.editor_frame import EditorFrame
from liaison_desk.ui.letters.formulas import is_by_hand, show_formulas
from liaison_desk.ui.letters.gaps import select_gap
from liaison_desk.ui.letters.letter_values import as_fields, from_kept
from liaison_desk.ui.letters.phrases import state_look
from liaison_desk.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from liaison_desk.ui.session import Session


class LetterEditor(QWidget):
    """`closed` when one leaves, `saved` with the id of the letter, `next_requested` with the id to go on from."""

    closed = Signal()
    saved = Signal(str)
    signed = Signal()
    next_requested = Signal(str)
    state_changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._register = MailRegister.outgoing
        self._id = ""
        self._version: int | None = None
        self._base: dict[str, Any] = {}
        self._proposed_text = ""
        self._addressee: str | None = None
        self.number = ""
        self.frame = EditorFrame(session)
        self._forms = EditorForms(session, self.frame.forms)
        self._keeper = DraftKeeper(session.desk.drafts, self._typed, self)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.frame)
        self._connect()

    @property
    def register(self) -> MailRegister:
        """The register of the letter shown."""
        return self._register

    @property
    def form(self) -> Form:
        """The form of the register shown."""
        return self._forms.form(self._register)

    def identifier(self) -> str:
        """Return the id of the letter shown, empty for one not saved yet."""
        return self._id

    def open(self, identifier: str) -> None:
        """Show a letter to change; raises NotFound."""
        self._keeper.flush()
        sheet = self._session.desk.letters.sheet(identifier)
        self._id, self._version, self.number = sheet.reference.id, sheet.version, sheet.number
        self._load(sheet.fields.mail_register, sheet.fields.model_dump())
        if self._visas_held():
            self.frame.banner.say(self.tr("Ce courrier a des visas : en changer le texte les annule."), Tone.blue)
        self._offer(self._keeper.begin(f"letter:{self._id}"))

    def begin(self, register: MailRegister, values: Mapping[str, Any] | None = None) -> None:
        """Show a new letter, empty or with what is known of it already."""
        self._keeper.flush()
        self._id, self._version, self.number = "", None, ""
        base: dict[str, Any] = {"mail_register": register}
        if register is MailRegister.incoming:
            base["received_on"] = today(self._session.desk.clock)
        self._load(register, {**base, **(values or {})})
        self._offer(self._keeper.begin(f"letter:new:{register.value}"))

    def current(self) -> tuple[LetterFields, str]:
        """Return the letter as it stands, unchecked, and its number."""
        return as_fields(self._base, self._typed()), self.number

    def is_modified(self) -> bool:
        """Tell whether something was typed since the letter was last saved."""
        return self.form.is_modified() or self.frame.body.value() != (self._base.get("body") or "")

    def save(self) -> bool:
        """Save the letter; problems are shown beside their fields."""
        fields = self._checked()
        if fields is None:
            return False
        letters, clocks = self._session.desk.letters, self._session.desk.letter_clocks

        def do() -> str:
            if not self._id:
                return letters.add(clocks.with_due_date(fields))
            letters.edit(self._id, fields, self._version)
            return self._id

        held = self._visas_held()
        identifier = self._session.attempt(do)
        if identifier is None:
            return False
        lost = held and not any(step.holds for step in letters.sheet(identifier).fields.circuit)
        words = self.tr("Courrier enregistré ; le texte a changé, les visas donnés sont annulés")
        self._session.told.emit(words if lost else self.tr("Courrier enregistré"), True)
        self._keeper.drop()  # before the form changes its name
        self.open(identifier)
        self.saved.emit(identifier)
        return True

    def save_and_next(self) -> None:
        """Save, then go on to another letter."""
        was_new = not self._id
        if not self.save():
            return
        if was_new:
            self.begin(self._register)
        else:
            self.next_requested.emit(self._id)

    def sign(self, *, anyway: bool = False) -> None:
        """Sign: refused while something is to be completed; the letter takes the next departure number.

        What a careful eye would ask about is told first, unless one signs `anyway`.
        """
        if self._checked() is None:
            return
        gaps = self._missing(self._session.desk.compositions.letter(*self.current()))
        if gaps:
            self._refuse_to_sign(gaps)
            return
        if (self.is_modified() or not self._id) and not self.save():
            return
        remarks = self._session.desk.letter_check.of(self._id)
        if remarks and not anyway:
            self._ask_to_sign_anyway(remarks)
            return
        number = self._session.attempt(lambda: self._session.desk.letters.sign(self._id))
        if number:
            self.open(self._id)
            self._session.told.emit(self.tr("Courrier signé sous le numéro {number}").format(number=number), True)
            self.saved.emit(self._id)
            self.signed.emit()

    def leave(self) -> None:
        """Go back to the register; what is not saved stays as a draft."""
        self._keeper.flush()
        if self.is_modified():
            self._session.told.emit(self.tr("Brouillon gardé : il sera proposé à la prochaine ouverture"), False)
        self._stop()

    def give_up(self) -> None:
        """Go back to the register and forget what was typed."""
        self._keeper.drop()
        self._stop()

    def _stop(self) -> None:
        self.frame.preview.clear()
        self.closed.emit()

    def _connect(self) -> None:
        self.frame.body.edited.connect(self._on_edited)
        self._forms.edited.connect(self._on_edited)
        self._forms.wording_chosen.connect(self._on_wording)
        self.frame.back.clicked.connect(lambda _checked=False: self.leave())
        self.frame.gaps.wanted.connect(self._go_to_gap)
        self.frame.preview.pages_shown.connect(self._on_pages_shown)

    def _visas_held(self) -> bool:
        """Tell whether the letter, as it is saved, has visas that a change of text would cancel."""
        if not self._id or self.number:
            return False
        return any(step.holds for step in self._session.desk.letters.sheet(self._id).fields.circuit)

    def _load(self, register: MailRegister, base: dict[str, Any]) -> None:
        self._register, self._base = register, base
        self._addressee = None
        self.frame.banner.clear()
        self.frame.show_preview(register is MailRegister.outgoing)
        self._show(base)
        self._say_what_it_is()
        self._focus_first()

    def _show(self, values: dict[str, Any]) -> None:
        self._forms.show_values(self._register, values)
        self.frame.body.set_value(values.get("body") or "")
        self.frame.body.text.setReadOnly(bool(self.number) and self._register is MailRegister.outgoing)
        self._proposed_text = self._wording_text() if values.get("body") else ""
        self._on_shown()

    def _say_what_it_is(self) -> None:
        fields, _ = self.current()
        subject = str(self._base.get("subject") or "")
        self.frame.title.setText(subject or self.tr("Nouveau courrier"))
        register = self.tr("Départ") if self._register is MailRegister.outgoing else self.tr("Arrivée")
        self.frame.kind.setText(f"{register} · {self.number}" if self.number else register)
        self.frame.chip.setVisible(bool(self._id))
        self.frame.chip.set_look(state_look(fields.state))
        self.state_changed.emit()

    def _focus_first(self) -> None:
        written = self._base.get("correspondent_id") or self._base.get("correspondent_name")
        target = self.frame.body.text if written and self._id else self.form.editor("correspondent_id").input()
        target.setFocus()

    def _typed(self) -> dict[str, Any]:
        return {**self._forms.typed(self._register), "body": self.frame.body.value()}

    def _checked(self) -> LetterFields | None:
        checked = self.form.check()
        if not isinstance(checked, LetterFields):
            return None
        typed = self._typed()
        try:
            return changed(checked, {name: typed[name] for name in ("body", "correspondent_name")})
        except InvalidFields as error:
            self._session.refused.emit(error.sentence)
            return None

    def _on_edited(self) -> None:
        self._keeper.touch()
        self._on_shown()
        self.state_changed.emit()

    def _on_shown(self) -> None:
        words = len(self.frame.body.text.toPlainText().split())
        self.frame.words.setText(counted(words, self.tr("mot"), self.tr("mots")))
        if self._register is MailRegister.outgoing:
            self._follow_addressee()
            self._show_pages()
        else:
            self.frame.gaps.show_gaps(())

    def _follow_addressee(self) -> None:
        """Tick the formulas written by hand when a new letter goes to somebody the official writes to so."""
        chosen = self.form.editor("correspondent_id").value()
        if chosen != self._addressee:
            self._addressee = chosen
            if not self._id and not self._base.get("handwritten"):
                self.form.editor("handwritten").set_value(is_by_hand(chosen, self._session.desk))

    def _show_pages(self) -> None:
        fields, number = self.current()
        compositions = self._session.desk.compositions
        show_formulas(self.form, fields, self._session.desk)
        self.frame.preview.show_document(lambda: compositions.letter(fields, number))

    def _on_pages_shown(self, _count: int, document: object) -> None:
        self.frame.gaps.show_gaps(self._missing(document))

    def _missing(self, document: object) -> list[str]:
        return self._session.desk.letter_check.missing(document, self._id)

    def _wording_text(self) -> str:
        fields, _ = self.current()
        return self._session.desk.answers.text(fields.wording or Wording.blank, fields)

    def _on_wording(self) -> None:
        """Put the ready-made text in place, unless something else was written."""
        if self.frame.body.value() in ("", self._proposed_text):
            self._take_wording()
            return
        fields, _ = self.current()
        replace = QAction(self.tr("Remplacer le texte"), self)
        replace.triggered.connect(lambda _checked=False: self._take_wording())
        words = self.tr("Le texte écrit est gardé. Modèle choisi : {wording}.").format(wording=label(fields.wording))
        self.frame.banner.say(words, Tone.blue, replace)

    def _take_wording(self) -> None:
        self._proposed_text = self._wording_text()
        self.frame.banner.clear()
        cursor = self.frame.body.text.textCursor()
        cursor.select(cursor.SelectionType.Document)
        cursor.insertText(self._proposed_text)  # as if typed: Ctrl+Z gives the text before

    def _refuse_to_sign(self, gaps: list[str]) -> None:
        what = counted(len(gaps), self.tr("passage reste"), self.tr("passages restent"))
        sentence = self.tr("Pas encore de signature : {what} à compléter ({gaps}).")
        self.frame.gaps.show_gaps(gaps)
        self._go_to_gap(gaps[0])
        self.frame.banner.say(sentence.format(what=what, gaps=", ".join(gaps[:4])), Tone.amber)

    def _ask_to_sign_anyway(self, remarks: Sequence[Remark]) -> None:
        sign = QAction(self.tr("Signer quand même"), self)
        sign.triggered.connect(lambda _checked=False: self.sign(anyway=True))
        blocked = any(remark.blocking for remark in remarks)
        told = self.tr("À vérifier avant de signer :") + "".join(f"\n• {remark.sentence}" for remark in remarks)
        self.frame.banner.say(told, Tone.amber, *(() if blocked else (sign,)))

    def insert(self, text: str, *, instead: bool = False) -> None:
        """Put a text where the cursor is, as paragraphs of their own, or in place of what is written."""
        if self.frame.body.text.isReadOnly():
            return
        cursor = self.frame.body.text.textCursor()
        if instead:
            cursor.select(cursor.SelectionType.Document)
            cursor.insertText(text)
        else:
            cursor.removeSelectedText()
            before = self.frame.body.text.toPlainText()[: cursor.position()]
            cursor.insertText(("\n\n" if before and not before.endswith("\n") else "") + text)
        self.frame.body.text.setTextCursor(cursor)
        self.frame.body.text.setFocus()

    def _go_to_gap(self, gap: str) -> None:
        if not select_gap(self.frame.body.text, gap):
            field = "subject" if gap == "objet" else "correspondent_id"
            target = self.frame.body.text if "texte" in gap else self.form.editor(field).input()
            target.setFocus()

    def _offer(self, kept: dict[str, Any] | None) -> None:
        """Offer what was typed and never saved."""
        if not kept:
            return
        values = {**self._base, **from_kept(kept, self._register)}
        if as_fields(self._base, {}) == as_fields(values, {}):
            return
        take = QAction(self.tr("Reprendre"), self)
        take.triggered.connect(lambda _checked=False: self._take_draft(values))
        drop = QAction(self.tr("Écarter"), self)
        drop.triggered.connect(lambda _checked=False: self._drop_draft())
        self.frame.banner.say(self.tr("Un brouillon non enregistré a été gardé."), Tone.blue, take, drop)

    def _take_draft(self, values: dict[str, Any]) -> None:
        self.frame.banner.clear()
        self._show(values)
        self._keeper.touch()

    def _drop_draft(self) -> None:
        self.frame.banner.clear()
        self._keeper.drop()
