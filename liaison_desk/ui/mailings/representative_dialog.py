"""Who comes for somebody: a partner, or a name."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

from liaison_desk.ui.record_choices import RecordChoices
from liaison_desk.ui.widgets.buttons import button
from liaison_desk.ui.widgets.dress import column, row, text

if TYPE_CHECKING:
    from liaison_desk.ui.session import Session

Told = Callable[[str | None, str], object]


class RepresentativeDialog(QDialog):
    """`told` is given the id of a partner, or None with the name typed; both may be empty: not known yet."""

    def __init__(self, session: Session, who: str, told: Told, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told = told
        self.setWindowTitle(self.tr("{who} est représenté·e").format(who=who))
        self.setMinimumWidth(460)
        self.person = RecordChoices(session).partner_field()
        self.person.name(self.tr("Par qui"))
        self.verb_button = button(self.tr("Noter"), self.accept, primary=True)
        self.verb_button.setDefault(True)
        label = text(self.tr("Par qui"), "label")
        label.setBuddy(self.person.input())
        explained = self.tr("Choisissez une fiche, ou tapez un nom. Laissez vide si on ne le sait pas encore.")
        self.setLayout(
            column(
                text(self.windowTitle(), "heading", wrap=True),
                text(explained, "muted", wrap=True),
                label,
                self.person,
                row(None, button(self.tr("Ne rien changer"), self.reject), self.verb_button),
                spacing=10,
                margins=20,
            )
        )
        QShortcut(QKeySequence("Ctrl+Return"), self, self.accept)
        self.person.input().setFocus()

    def accept(self) -> None:
        """Note it."""
        try:
            identifier = self.person.value()
        except ValueError:
            identifier = None
        typed = "" if identifier else self.person.typed()
        super().accept()
        self._told(identifier, typed)
