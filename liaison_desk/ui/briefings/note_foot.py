"""The foot of the note being written: how long it is, how long it takes to say, and that nothing is lost."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from liaison_desk.domain.french import counted, duration
from liaison_desk.domain.note_forms import NoteForm
from liaison_desk.domain.speeches import speaking_seconds, word_count
from liaison_desk.ui.widgets.buttons import action_button
from liaison_desk.ui.widgets.card import ElidedLabel
from liaison_desk.ui.widgets.dress import column, dressed, row

_TOO_LONG = 1.1


class NoteFoot(QWidget):
    """Says the length in words, pages and minutes; what goes beyond the form is told."""

    def __init__(self, save: QAction, give_up: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.length = ElidedLabel("", "small")
        self.state = ElidedLabel("", "small")
        self._pages = 0
        self._form: NoteForm | None = None
        self._text = ""
        self._minutes = 0
        line = row(self.state, action_button(give_up), action_button(save, primary=True))
        line.setStretch(0, 1)
        self.setLayout(column(self.length, line, spacing=4))

    def show_text(self, form: NoteForm, words: str, wanted_minutes: int) -> None:
        """Show the length of what is written."""
        self._form, self._text, self._minutes = form, words, wanted_minutes
        self._say()

    def show_pages(self, count: int) -> None:
        """Show how many pages it makes."""
        self._pages = count
        self._say()

    def say_state(self, words: str) -> None:
        """Say whether what is typed is kept."""
        self.state.setText(words)

    def _say(self) -> None:
        form = self._form
        if form is None:
            return
        parts = [counted(word_count(self._text), self.tr("mot"))]
        too_long = False
        if self._pages:
            pages = counted(self._pages, self.tr("page"))
            too_long = bool(form.most_pages) and self._pages > form.most_pages
            parts.append(self.tr("{pages} pour {most} au plus").format(pages=pages, most=form.most_pages))
            if not too_long:
                parts[-1] = pages
        if form.is_spoken:
            seconds = speaking_seconds(self._text)
            parts.append(self._said(seconds))
            too_long = too_long or (bool(self._minutes) and seconds > self._minutes * 60 * _TOO_LONG)
        self.length.setText(" · ".join(parts))
        dressed(self.length, role="problem" if too_long else "small")

    def _said(self, seconds: int) -> str:
        minutes, rest = divmod(seconds, 60)
        said = self.tr("{minutes}\u00a0min\u00a0{rest:02d} à dire").format(minutes=minutes, rest=rest)
        if not minutes:
            said = self.tr("{rest}\u00a0s à dire").format(rest=rest)
        if not self._minutes:
            return said
        return self.tr("{said} (prévu : {wanted})").format(said=said, wanted=duration(self._minutes))
