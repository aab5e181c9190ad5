"""Entering in one pass everything that was decided at a point élu."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter, ValidationError
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from liaison_desk.domain.decisions import ReviewFields, ReviewItem, ReviewItemKind, ReviewState
from liaison_desk.domain.french import full_date
from liaison_desk.domain.records import Sheet
from liaison_desk.errors import InvalidFields, NotFound
from liaison_desk.ui.forms.draft_keeper import DraftKeeper
from liaison_desk.ui.record_choices import RecordChoices
from liaison_desk.ui.requests.entry_line import EntryLine, EntryPlace
from liaison_desk.ui.widgets.buttons import button
from liaison_desk.ui.widgets.dress import column, dressed, empty, row, scrolled, text
from liaison_desk.ui.widgets.partner_field import Suggestion
from liaison_desk.ui.widgets.progress import ThinProgress

if TYPE_CHECKING:
    from liaison_desk.services.reviews import Held
    from liaison_desk.ui.session import Session

_INSIDE = Qt.ShortcutContext.WidgetWithChildrenShortcut
_ITEMS = TypeAdapter(list[ReviewItem])


class EnteringView(QWidget):
    """One line per item. `held` carries what was made of the decisions, `given_up` when one leaves without them."""

    held = Signal(str, object)
    given_up = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._sheet: Sheet[ReviewFields] | None = None
        self._choices = RecordChoices(session)
        self._drafts = DraftKeeper(session.desk.drafts, self._values, self)
        self.lines: list[EntryLine] = []
        self._build()
        self._lay_out()
        self._connect()

    def begin(self, sheet: Sheet[ReviewFields]) -> None:
        """Show the lines of a point élu, with what was entered before and not saved."""
        self._drafts.flush()
        self._sheet = sheet
        self._day.setText(self.tr("point élu du {day}").format(day=full_date(sheet.fields.held_on)))
        kept = self._drafts.begin(f"review-entering:{sheet.reference.id}")
        self._show_items(_entered(sheet.fields.items, kept), sheet.fields)
        self._follow()
        self.go_to_first()

    def go_to_first(self) -> None:
        """Go to the first line where nothing is entered."""
        waiting = next((line for line in self.lines if not line.is_entered()), None)
        (waiting or self.save_button).setFocus()

    def save(self) -> None:
        """Enter every decision at once; problems stand beside their lines."""
        sheet = self._sheet
        items = self._checked_items()
        if sheet is None or items is None:
            return
        problems: list[InvalidFields] = []

        def verb() -> Held | None:
            try:
                return self._session.desk.reviews.hold(sheet.reference.id, items, sheet.version)
            except InvalidFields as error:
                problems.append(error)
                return None

        held = self._session.attempt(verb)
        if problems:
            self._show_problems(problems[0])
        elif held is not None:
            self._drafts.drop()
            self._session.told.emit(self.tr("Décisions du point élu enregistrées"), True)
            self.held.emit(sheet.reference.id, held)

    def leave(self) -> None:
        """Go back; what is entered stays as a draft."""
        self._drafts.flush()
        self.given_up.emit()

    def _build(self) -> None:
        self._title = text(self.tr("Décisions"), "title")
        self._day = text("", "muted")
        keys = self.tr("Une touche par ligne, celle écrite devant chaque choix ; ↑ et ↓ changent de ligne.")
        self._help = text(keys, "muted", wrap=True)
        self._progress_words = text("", "strong")
        self._progress = ThinProgress(self.tr("Lignes décidées"))
        self._progress.setFixedWidth(96)
        self.save_button = button(self.tr("Enregistrer les décisions"), self.save, primary=True)
        self.save_button.setToolTip(self.tr("Ctrl+S ou Ctrl+Entrée"))
        self.leave_button = button(self.tr("Plus tard"), self.leave)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)

    def _lay_out(self) -> None:
        head = row(
            self._title, self._day, None, self._progress_words, self._progress, self.leave_button, self.save_button,
            spacing=12,
        )  # fmt: skip
        inner = dressed(QWidget(), role="plain")
        lines = column(self._lines, None)
        inner.setLayout(lines)
        self._scroll = scrolled(inner)
        layout = column(head, self._help, self._scroll, spacing=12)
        layout.setStretch(2, 1)
        self.setLayout(layout)

    def _connect(self) -> None:
        for keys, act in (("Ctrl+S", self.save), ("Ctrl+Return", self.save), ("Esc", self.leave)):
            QShortcut(QKeySequence(keys), self, act).setContext(_INSIDE)

    def _show_items(self, items: list[ReviewItem], before: ReviewFields) -> None:
        empty(self._lines)
        self.lines = []
        for rank, (shown, known) in enumerate(zip(items, before.items, strict=True), 1):
            decided = known if before.state is ReviewState.held and known.outcome else None
            place = EntryPlace(rank, len(items), self._proposed(shown), decided)
            line = EntryLine(shown, place, self._choices.partner_field())
            line.edited.connect(self._on_edited)
            line.done.connect(self._on_done)
            line.left.connect(self._on_left)
            self.lines.append(line)
            self._lines.addWidget(line)
            line.show()  # now: what is shown later cannot take the focus yet

    def _proposed(self, item: ReviewItem) -> Suggestion | None:
        """Return who is the first to think of to represent the official."""
        if item.item_kind is not ReviewItemKind.request or not item.engagement_id:
            return None
        try:
            known = self._session.desk.options.sheet(item.engagement_id).representatives
        except NotFound:
            return None
        return next((Suggestion(one.id, one.name, one.title) for one in known), None)

    def _checked_items(self) -> list[ReviewItem] | None:
        """Return the lines; None when one names somebody unknown, which it then says."""
        found: list[ReviewItem] = []
        for line in self.lines:
            try:
                found.append(line.item())
            except ValueError as error:
                line.say("representative_id", str(error)).setFocus()
                return None
        return found

    def _show_problems(self, error: InvalidFields) -> None:
        """Show each problem beside its line (« items[3].reason »), and go to the first."""
        first: tuple[EntryLine, QWidget] | None = None
        for problem in reversed(error.problems):
            place, _, field = problem.field.removeprefix("items[").partition("].")
            if place.isdecimal() and int(place) < len(self.lines):
                line = self.lines[int(place)]
                first = (line, line.say(field, problem.sentence))
        if first is None:
            self._session.refused.emit(error.sentence)
            return
        first[1].setFocus()
        self._scroll.ensureWidgetVisible(first[0])

    def _values(self) -> dict[str, Any]:
        items = [line.item_as_typed() for line in self.lines]
        return {"items": [item.model_dump(mode="json") for item in items]}

    def _follow(self) -> None:
        entered, count = sum(line.is_entered() for line in self.lines), len(self.lines)
        self._progress_words.setText(self.tr("{entered} sur {count}").format(entered=entered, count=count))
        self._progress.set_share(entered, max(1, count))

    def _on_edited(self) -> None:
        self._follow()
        self._drafts.touch()

    def _on_done(self) -> None:
        line = self.sender()
        if isinstance(line, EntryLine):
            self._go(self.lines.index(line) + 1)

    def _on_left(self, step: int) -> None:
        line = self.sender()
        if isinstance(line, EntryLine):
            self._go(self.lines.index(line) + step)

    def _go(self, place: int) -> None:
        if place >= len(self.lines):
            self.save_button.setFocus()
        elif place >= 0:
            self.lines[place].setFocus()
            self._scroll.ensureWidgetVisible(self.lines[place])


def _entered(items: list[ReviewItem], kept: dict[str, Any] | None) -> list[ReviewItem]:
    """Return the items with what was entered and kept; a draft of other items is left aside."""
    try:
        found = _ITEMS.validate_python(kept["items"]) if kept else []
    except (ValidationError, KeyError):
        return items
    same = [one.title for one in found] == [one.title for one in items]
    return found if same else items
