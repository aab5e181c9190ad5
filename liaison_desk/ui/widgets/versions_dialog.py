"""The versions of a text, two of them compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QDialog, QWidget

from liaison_desk.domain.french import counted
from liaison_desk.domain.text_changes import Change, TextPart, part_changes
from liaison_desk.ui.widgets.buttons import SegmentedTabs, button
from liaison_desk.ui.widgets.changes_view import ChangesView
from liaison_desk.ui.widgets.dress import column, row, text
from liaison_desk.ui.widgets.text_edits import ComboBox

_INLINE, _COLUMNS = "inline", "columns"


@dataclass(frozen=True)
class ShownVersion:
    """A version: its name (« Version 2 »), what is told of it (who, when, why), its text part by part."""

    name: str
    told: str
    parts: tuple[TextPart, ...]


class VersionsDialog(QDialog):
    """Compares two versions out of several; opens on the last change. All is reached by Tab and the arrows."""

    def __init__(self, title: str, versions: Sequence[ShownVersion], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._versions = tuple(versions)
        self.setWindowTitle(self.tr("Versions"))
        self.resize(900, 640)
        self.older, self.newer = self._choice(self.tr("Comparer")), self._choice(self.tr("avec"))
        self.older.setCurrentIndex(max(0, len(self._versions) - 2))
        self.newer.setCurrentIndex(len(self._versions) - 1)
        self._told = text("", "muted", wrap=True)
        self._summary = text("", "strong", wrap=True)
        self.ways = SegmentedTabs(
            ((_INLINE, self.tr("À la suite")), (_COLUMNS, self.tr("Côte à côte"))), self.tr("Présentation")
        )
        self.view = ChangesView()
        self._lay_out(title)
        self.older.currentIndexChanged.connect(self._on_chosen)
        self.newer.currentIndexChanged.connect(self._on_chosen)
        self.ways.chosen.connect(self._on_chosen)
        self._on_chosen()
        self.view.setFocus()

    def summary(self) -> str:
        """Return how much differs, as told above the text."""
        return self._summary.text()

    def _choice(self, name: str) -> ComboBox:
        made = ComboBox()
        made.setAccessibleName(name)
        made.addItems([one.name for one in self._versions])
        return made

    def _lay_out(self, title: str) -> None:
        legend = text(self.tr("+ ajouté et souligné    − retiré et barré    ± reformulé"), "small")
        left, right = text(self.tr("&Comparer"), "label"), text(self.tr("&avec"), "label")
        left.setBuddy(self.older)
        right.setBuddy(self.newer)
        choices = row(left, self.older, right, self.newer, None, self.ways)
        close = button(self.tr("Fermer"), self.accept, primary=True)
        made = column(
            text(title, "heading", wrap=True),
            choices,
            self._told,
            self._summary,
            self.view,
            row(legend, None, close),
            spacing=10,
            margins=20,
        )
        made.setStretch(4, 1)
        self.setLayout(made)

    def _on_chosen(self) -> None:
        older = self._versions[self.older.currentIndex()]
        newer = self._versions[self.newer.currentIndex()]
        parts = part_changes(older.parts, newer.parts)
        self._told.setText("\n".join(f"{one.name} : {one.told}" for one in dict.fromkeys((older, newer)) if one.told))
        changed = sum(one.change is not Change.same for part in parts for one in part.paragraphs)
        words = counted(changed, self.tr("paragraphe diffère"), self.tr("paragraphes diffèrent"))
        self._summary.setText(words if changed else self.tr("Ces deux versions disent la même chose."))
        self.view.show_changes(parts, in_columns=self.ways.current() == _COLUMNS)
