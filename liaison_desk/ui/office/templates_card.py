"""The Word templates in use, and how to make one's own."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton, QWidget

from liaison_desk.services.clock import local_now
from liaison_desk.services.own_templates import NAMES, OwnTemplates
from liaison_desk.ui.session import Session
from liaison_desk.ui.theme.tokens import GRID, Tone
from liaison_desk.ui.widgets.buttons import button
from liaison_desk.ui.widgets.card import Card
from liaison_desk.ui.widgets.chip import Chip, ChipLook
from liaison_desk.ui.widgets.dress import column, row, text
from liaison_desk.ui.widgets.flow_layout import FlowLayout


@dataclass(frozen=True)
class _Line:
    state: Chip
    open_button: QPushButton
    back_button: QPushButton


class TemplatesCard(Card):
    """Lists the templates; the officer's own copy is opened in Word, or set aside."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._templates = OwnTemplates(session.desk.office.folder.templates)
        self._lines: dict[str, _Line] = {}
        self.body.addWidget(text(self.tr("Modèles Word"), "heading"))
        self.body.addWidget(
            text(
                self.tr("Changez-y polices, marges et mentions ; gardez les champs entre accolades."),
                "muted",
                wrap=True,
            )
        )
        for name in NAMES:
            self._add(name)
        self.refresh()

    def refresh(self) -> None:
        """Show which templates are the officer's own."""
        for name, line in self._lines.items():
            own = self._templates.is_own(name)
            look = ChipLook(self.tr("votre copie"), Tone.blue, "edit")
            line.state.set_look(look if own else ChipLook(self.tr("modèle d'origine")))
            line.open_button.setText(self.tr("Ouvrir dans Word") if own else self.tr("Ouvrir une copie dans Word"))
            line.back_button.setVisible(own)

    def open_copy(self, name: str) -> None:
        """Make the officer's copy of a template if needed and open it with the system's program for Word files."""
        own = self._session.attempt(lambda: self._templates.copy(name))
        self.refresh()
        if own is not None and not QDesktopServices.openUrl(QUrl.fromLocalFile(str(own))):
            words = self.tr("Aucun programme n'ouvre les fichiers Word ici ; la copie est dans « {folder} ».")
            self._session.refused.emit(words.format(folder=own.parent))

    def go_back(self, name: str) -> None:
        """Use the shipped template again; the copy is set aside, not destroyed."""
        moment = local_now(self._session.desk.clock)
        kept = self._session.attempt(lambda: self._templates.set_aside(name, moment))
        self.refresh()
        if kept is not None:
            words = self.tr("Modèle d'origine rétabli ; votre copie est gardée sous « {file} »")
            self._session.told.emit(words.format(file=kept.name), False)

    def _add(self, name: str) -> None:
        titles = {
            "letter": self.tr("Courrier"),
            "note": self.tr("Note, fiche thématique, déroulé"),
            "trip_sheet": self.tr("Fiche de déplacement"),
        }
        title = text(titles[name], "strong", wrap=True)
        state = Chip()
        line = _Line(
            state,
            button(self.tr("Ouvrir une copie dans Word"), partial(self.open_copy, name), compact=True, meaning="open"),
            button(self.tr("Revenir au modèle d'origine"), partial(self.go_back, name), compact=True, quiet=True),
        )
        line.open_button.setAccessibleDescription(titles[name])
        line.back_button.setAccessibleDescription(titles[name])
        self._lines[name] = line
        head = row(title, state)
        head.setStretch(0, 1)
        feet = FlowLayout()
        feet.addWidget(line.open_button)
        feet.addWidget(line.back_button)
        self.body.addLayout(column(head, feet, spacing=GRID // 2))
        self.body.addSpacing(GRID // 2)
