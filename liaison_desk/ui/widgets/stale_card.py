"""One sentence that no longer holds, beside the same mended, with what can be done about it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from liaison_desk.domain.fact_uses import StalePassage
from liaison_desk.domain.records import Kind
from liaison_desk.domain.text_changes import Change, Words, word_changes
from liaison_desk.ui.theme.manager import Theme
from liaison_desk.ui.theme.tokens import GRID
from liaison_desk.ui.widgets.buttons import button
from liaison_desk.ui.widgets.card import Card
from liaison_desk.ui.widgets.dress import dressed, row, text
from liaison_desk.ui.widgets.stale_words import full_change_words


class ComparedSentence(QLabel):
    """A sentence whose changed words are marked by more than colour: struck out, or underlined."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        self._parts: Sequence[Words] = ()
        super().__init__(parent)
        dressed(self, role="base")
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._name = name

    def show_words(self, parts: Sequence[Words]) -> None:
        """Show words; those of the other sentence are left out by the caller."""
        self._parts = parts
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:  # the colours are in the text
            self._fill()

    def _fill(self) -> None:
        plain = "".join(part.text for part in self._parts)
        self.setAccessibleName(f"{self._name} : {plain}")
        html = "".join(_marked(part) for part in self._parts)
        if self.text() != html:
            self.setText(html)


class PassageCard(Card):
    """`mend_asked`, `keep_asked` and `open_asked` carry the passage."""

    mend_asked = Signal(object)
    keep_asked = Signal(object)
    open_asked = Signal(object)

    def __init__(self, passage: StalePassage, parent: QWidget | None = None, *, names_paper: bool = True) -> None:
        super().__init__(parent, margins=12)
        self.passage = passage
        place = [passage.paper_label] if names_paper else []
        where = " · ".join([*place, *([passage.place_label] if passage.place_label else [])])
        self.mend_button = button(self.tr("Corriger"), lambda: self.mend_asked.emit(passage), compact=True)
        self.keep_button = button(self.tr("Garder…"), lambda: self.keep_asked.emit(passage), compact=True)
        self.open_button = button(self.tr("Ouvrir"), lambda: self.open_asked.emit(passage), compact=True, quiet=True)
        for one in (self.mend_button, self.keep_button, self.open_button):
            one.setAccessibleName(f"{one.text()} : {passage.passage or where}")
        self._lay_out(where or self.tr("Le document entier"))
        # once they are in the card: alone, they would open as windows
        self.mend_button.setVisible(bool(passage.mended) and not passage.is_kept)
        self.keep_button.setVisible(not passage.is_kept)
        self.open_button.setVisible(names_paper)

    def _lay_out(self, where: str) -> None:
        passage = self.passage
        self.body.setSpacing(GRID)
        head = row(text(where, "strong", wrap=True), self.open_button)
        head.setStretch(0, 1)
        self.body.addLayout(head)
        for words in dict.fromkeys(full_change_words(fact) for fact in passage.facts):
            self.body.addWidget(text(words, "muted", wrap=True))
        if passage.passage:
            self.body.addLayout(self._sentences())
        for reason in dict.fromkeys(fact.kept_reason for fact in passage.facts if fact.kept_reason):
            self.body.addWidget(text(self.tr("Gardé : {reason}").format(reason=reason), "small", wrap=True))
        self.body.addLayout(row(None, self.keep_button, self.mend_button))

    def _sentences(self) -> QGridLayout:
        passage, grid = self.passage, QGridLayout()
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID // 2)
        before, after = ComparedSentence(self.tr("Avant")), ComparedSentence(self.tr("Après"))
        changes = word_changes(passage.passage, passage.mended) if passage.mended else ()
        before.show_words([one for one in changes if one.change is not Change.added] or _said(passage))
        after.show_words([one for one in changes if one.change is not Change.removed])
        grid.addWidget(text(self.tr("Dans le texte"), "label"), 0, 0)
        grid.addWidget(before, 1, 0)
        if passage.mended:
            grid.addWidget(text(self.tr("Corrigé"), "label"), 0, 1)
            grid.addWidget(after, 1, 1)
        elif not passage.is_kept:
            words = self.tr("À réécrire à la main : rien ne remplace mot pour mot ce qui a changé.")
            if passage.paper.kind is Kind.letter and passage.is_out:
                words = self.tr("Ce courrier est parti : son texte ne change plus.")
            if passage.paper.kind is Kind.pack:
                words = self.tr("Cette page sera juste dans la prochaine version du dossier.")
            grid.addWidget(text(words, "muted", wrap=True), 1, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        return grid


def _said(passage: StalePassage) -> list[Words]:
    """Return a sentence with the words that no longer hold struck out."""
    parts = [Words(Change.same, passage.passage)]
    for fact in passage.facts:
        for number, part in enumerate(parts):
            before, said, after = part.text.partition(fact.said)
            if said and part.change is Change.same:
                found = [Words(Change.same, before), Words(Change.removed, said), Words(Change.same, after)]
                parts[number : number + 1] = [one for one in found if one.text]
                break
    return parts


def _marked(part: Words) -> str:
    tokens, words = Theme.tokens(), escape(part.text).replace("\n", "<br>")
    if part.change is Change.removed:
        return f'<span style="color:{tokens.red};background-color:{tokens.red_soft}"><s>{words}</s></span>'
    if part.change is Change.added:
        return f'<span style="color:{tokens.green};background-color:{tokens.green_soft}"><u>{words}</u></span>'
    return words
