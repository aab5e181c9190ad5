"""What a new pack is about: an engagement, a sitting, a meeting, a partner, or a theme."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QLineEdit, QStackedWidget, QWidget

from liaison_desk.domain.records import Kind, Reference
from liaison_desk.ui.record_choices import RecordChoices
from liaison_desk.ui.session import Session
from liaison_desk.ui.widgets.buttons import SegmentedTabs, button
from liaison_desk.ui.widgets.dress import column, row, text

_THEME = "theme"


class NewPackDialog(QDialog):
    """Asks what the pack is about; its usual pieces are then put in it."""

    def __init__(
        self,
        session: Session,
        told: Callable[[Reference], object],
        told_theme: Callable[[str], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._told = told
        self._told_theme = told_theme
        self.setWindowTitle(self.tr("Nouveau dossier à imprimer"))
        self.setMinimumWidth(560)
        choices = RecordChoices(session)
        self.fields = {
            Kind.engagement: choices.engagement_field(),
            Kind.sitting: choices.sitting_field(),
            Kind.meeting: choices.meeting_field(),
            Kind.partner: choices.partner_field(),
        }
        self.theme = QLineEdit()
        self.theme.setPlaceholderText(self.tr("Un thème : les notes qui en parlent seront réunies"))
        self.theme.setAccessibleName(self.tr("Thème"))
        names = {
            Kind.engagement: self.tr("Engagement"),
            Kind.sitting: self.tr("Séance"),
            Kind.meeting: self.tr("Réunion"),
            Kind.partner: self.tr("Partenaire"),
        }
        self.kinds = SegmentedTabs(
            (*((kind.value, name) for kind, name in names.items()), (_THEME, self.tr("Thème"))),
            self.tr("Ce dossier porte sur"),
        )
        self._stack = QStackedWidget()
        for kind, field in self.fields.items():
            field.line.setAccessibleName(names[kind])
            self._stack.addWidget(field)
        self._stack.addWidget(self.theme)
        self._problem = text("", "problem", wrap=True)
        self._problem.hide()
        self.begin_button = button(self.tr("Commencer le dossier"), self.accept, primary=True)
        self.begin_button.setDefault(True)
        foot = row(None, button(self.tr("Abandonner"), self.reject), self.begin_button)
        asked = text(self.tr("Ce dossier porte sur"), "label")
        self.setLayout(column(asked, self.kinds, self._stack, self._problem, foot, spacing=12, margins=20))
        self.kinds.chosen.connect(self._on_kind)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.accept)
        self.fields[Kind.engagement].line.setFocus()

    def accept(self) -> None:
        chosen = self.kinds.current()
        if chosen == _THEME:
            theme = self.theme.text().strip()
            if self._is_given(theme):
                super().accept()
                self._told_theme(theme)
            return
        kind = Kind(chosen)
        identifier = self.fields[kind].picked()
        if identifier and self._is_given(identifier):
            super().accept()
            self._told(Reference(kind, identifier))
        else:
            self._is_given("")

    def _is_given(self, value: str) -> bool:
        self._problem.setText(self.tr("Choisissez dans la liste qui s'ouvre quand vous tapez, ou écrivez un thème."))
        self._problem.setVisible(not value)
        return bool(value)

    def _on_kind(self, key: str) -> None:
        place = len(self.fields) if key == _THEME else list(self.fields).index(Kind(key))
        self._stack.setCurrentIndex(place)
        self._problem.hide()
