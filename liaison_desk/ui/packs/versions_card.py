"""The versions of a pack: when each was made, what it changed, whether it was printed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from liaison_desk.domain.french import counted, long_date
from liaison_desk.domain.pack_changes import VersionChanges
from liaison_desk.domain.packs import PackVersion
from liaison_desk.ui.theme.tokens import Tone
from liaison_desk.ui.widgets.buttons import button, icon_button
from liaison_desk.ui.widgets.card import ElidedLabel, SectionTitle
from liaison_desk.ui.widgets.chip import Chip, ChipLook
from liaison_desk.ui.widgets.dress import column, empty, row, text

_SHOWN = 6


class VersionsCard(QWidget):
    """The last versions, the newest first; each signal carries the number of a version."""

    print_requested = Signal(int)
    save_requested = Signal(int)
    printed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = SectionTitle(self.tr("Versions"))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(6)
        self.setLayout(column(self._title, self._lines, spacing=8))

    def show_versions(self, versions: Sequence[tuple[PackVersion, VersionChanges | None]]) -> None:
        """Show versions with what each changed, in the order they were made."""
        empty(self._lines)
        self._title.set_remark(counted(len(versions), self.tr("version")) if versions else "")
        if not versions:
            words = self.tr("Aucune version : elle naît quand vous composez ou imprimez le dossier.")
            self._lines.addWidget(text(words, "muted", wrap=True))
        for version, changes in reversed(versions[-_SHOWN:]):
            self._lines.addWidget(self._line(version, changes))

    def _line(self, version: PackVersion, changes: VersionChanges | None) -> QWidget:
        number = version.number
        name = self.tr("Version {number}").format(number=number)
        told = f"{long_date(version.made_on)} · {counted(version.pages, self.tr('page'))}"
        head = row(text(name, "strong"), ElidedLabel(told, "muted"), spacing=8)
        line = row(spacing=4)
        if version.printed_on:
            chip = Chip()
            chip.set_look(ChipLook(self.tr("imprimée"), Tone.green, "print"))
            chip.setToolTip(self.tr("Imprimée le {day}").format(day=long_date(version.printed_on)))
            line.addWidget(chip)
        else:
            mark = button(self.tr("Marquer imprimée"), lambda: self.printed.emit(number), compact=True, quiet=True)
            mark.setAccessibleName(self.tr("Marquer imprimée : {name}").format(name=name))
            line.addWidget(mark)
        line.addStretch(1)
        for meaning, words, asked in (
            ("print", self.tr("Imprimer : {name}"), self.print_requested),
            ("save", self.tr("Enregistrer le PDF : {name}"), self.save_requested),
        ):
            line.addWidget(icon_button(meaning, words.format(name=name), lambda asked=asked: asked.emit(number)))
        made = QWidget()
        lines = column(head, spacing=0)
        if changes is not None:
            lines.addWidget(text(self.words_of(changes), "small", wrap=True))
        lines.addLayout(line)
        made.setLayout(lines)
        return made

    def words_of(self, changes: VersionChanges) -> str:
        """Return what a version changed, in words."""
        pages = sum(len(one) for rank, one in changes.pages.items() if rank not in changes.added)
        parts = [
            counted(pages, self.tr("page modifiée"), self.tr("pages modifiées")) if pages else "",
            counted(len(changes.added), self.tr("pièce ajoutée"), self.tr("pièces ajoutées")) if changes.added else "",
            counted(len(changes.removed), self.tr("pièce retirée"), self.tr("pièces retirées"))
            if changes.removed
            else "",
        ]
        known = [part for part in parts if part]
        since = self.tr("depuis la version {number}").format(number=changes.since)
        return (
            f"{', '.join(known)} {since}"
            if known
            else self.tr("Mêmes pages que la version {number}").format(number=changes.since)
        )
