"""A new passphrase: typed twice, its strength said in words."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from liaison_desk.ui.theme.tokens import GRID, Tone
from liaison_desk.ui.widgets.buttons import button
from liaison_desk.ui.widgets.dress import column, dressed, row, text
from liaison_desk.ui.widgets.messages import announce
from liaison_desk.ui.widgets.progress import ThinProgress

_LEAST_SIGNS = 12
_LEAST_DIFFERENT_SIGNS = 6
_GOOD_SIGNS, _GOOD_WORDS = 20, 4


class Strength(Enum):
    """How long a passphrase resists; the value is its share of the gauge."""

    empty = 0
    too_weak = 1
    fair = 2
    good = 3

    @property
    def is_enough(self) -> bool:
        """Tell whether it may lock an office."""
        return self in (Strength.fair, Strength.good)


def strength_of(passphrase: str) -> Strength:
    """Judge a passphrase by its length and variety: words make it long, and long is what counts."""
    if not passphrase:
        return Strength.empty
    if len(passphrase) < _LEAST_SIGNS or len(set(passphrase.lower())) < _LEAST_DIFFERENT_SIGNS:
        return Strength.too_weak
    words = {word for word in passphrase.lower().split() if len(word) > 2}
    return Strength.good if len(passphrase) >= _GOOD_SIGNS or len(words) >= _GOOD_WORDS else Strength.fair


class PassphraseBox(QWidget):
    """Two fields, a gauge and a sentence; `edited` while one types."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first = _secret_line(self.tr("Phrase de passe"))
        self.second = _secret_line(self.tr("La même, une seconde fois"))
        self._gauge = ThinProgress(self.tr("Solidité de la phrase de passe"))
        self._said = text("", "hint", wrap=True)
        self.problem = text("", "problem", wrap=True)
        self._reveal = button(self.tr("Afficher"), self._on_reveal, compact=True)
        self._reveal.setCheckable(True)
        line = row(self.first, self._reveal)
        line.setStretch(0, 1)
        layout = column(spacing=GRID // 2)
        for words, field in ((self.tr("Phrase de passe"), self.first), (self.tr("Une seconde fois"), self.second)):
            label = text(words, "label")
            label.setBuddy(field)
            layout.addWidget(label)
            if field is self.first:
                layout.addLayout(line)
                layout.addWidget(self._gauge)
                layout.addWidget(self._said)
                layout.addSpacing(GRID)
            else:
                layout.addWidget(field)
        layout.addWidget(self.problem)
        self.setLayout(layout)
        for field in (self.first, self.second):
            field.textEdited.connect(self._on_edited)
        self._judge()

    def passphrase(self) -> str:
        """Return the passphrase once it is strong enough and typed twice the same, empty otherwise."""
        same = self.first.text() == self.second.text()
        return self.first.text() if same and strength_of(self.first.text()).is_enough else ""

    def check(self) -> bool:
        """Tell whether it can be used; otherwise say why, and go to the field to mend."""
        sentence, field = "", self.first
        if not strength_of(self.first.text()).is_enough:
            sentence = self.tr("Choisissez une phrase de douze signes au moins : quatre mots sans lien conviennent.")
        elif self.first.text() != self.second.text():
            sentence, field = (
                self.tr("Les deux phrases ne sont pas les mêmes : tapez la seconde à nouveau."),
                self.second,
            )
        self.problem.setText(sentence)
        for one in (self.first, self.second):
            dressed(one, invalid=bool(sentence) and one is field)
        if sentence:
            field.setFocus()
            field.selectAll()
            announce(field, sentence)
        return not sentence

    def _on_edited(self) -> None:
        self.problem.setText("")
        self._judge()
        self.edited.emit()

    def _judge(self) -> None:
        strength = strength_of(self.first.text())
        words = {
            Strength.empty: self.tr("Douze signes au moins. Une phrase se retient mieux qu'un mot compliqué."),
            Strength.too_weak: self.tr("Trop faible : allongez-la, avec des mots sans lien entre eux."),
            Strength.fair: self.tr("Correcte : un ou deux mots de plus la rendraient solide."),
            Strength.good: self.tr("Solide."),
        }
        self._said.setText(words[strength])
        self._gauge.set_share(strength.value, 3, Tone.neutral if strength is Strength.good else Tone.amber)

    def _on_reveal(self) -> None:
        shown = self._reveal.isChecked()
        self._reveal.setText(self.tr("Masquer") if shown else self.tr("Afficher"))
        for field in (self.first, self.second):
            field.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)


def _secret_line(name: str) -> QLineEdit:
    line = QLineEdit()
    line.setEchoMode(QLineEdit.EchoMode.Password)
    line.setAccessibleName(name)
    return line
