"""A pack: what it is about, its pieces in order, on what it is printed, its versions."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QMenu, QWidget

from liaison_desk.domain.french import counted
from liaison_desk.domain.labels import label
from liaison_desk.domain.pack_changes import VersionChanges
from liaison_desk.domain.packs import PackFields, PackFormat, PackVersion
from liaison_desk.domain.records import Sheet
from liaison_desk.ui.packs.pieces_model import PieceLine
from liaison_desk.ui.packs.pieces_view import PiecesView
from liaison_desk.ui.packs.versions_card import VersionsCard
from liaison_desk.ui.session import Session
from liaison_desk.ui.widgets.buttons import button, icon_button
from liaison_desk.ui.widgets.card import Card, ElidedLabel, SectionTitle
from liaison_desk.ui.widgets.dress import column, dressed, row, scrolled
from liaison_desk.ui.widgets.flow_layout import FlowLayout
from liaison_desk.ui.widgets.stale_banner import StaleBanner
from liaison_desk.ui.widgets.text_edits import ComboBox


class PackDetail(Card):
    """`look_changed` carries the values of the options, `titled` a new title; the rest asks what its button says."""

    look_changed = Signal(object)
    titled = Signal(str)
    menu_wanted = Signal()
    pdf_requested = Signal()
    word_requested = Signal()
    print_requested = Signal()
    delete_requested = Signal()
    about_requested = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent, margins=0)
        self.stale = StaleBanner(session)
        self.title = QLineEdit()
        self.title.setAccessibleName(self.tr("Titre du dossier"))
        dressed(self.title, role="title-edit")
        self._about = ElidedLabel("", "muted")
        self.about_button = icon_button("open", self.tr("Ouvrir la fiche"), self.about_requested.emit)
        self.print_button = button(
            self.tr("Imprimer…"), self.print_requested.emit, primary=True, compact=True, meaning="print"
        )
        self.pdf_button = button(self.tr("PDF…"), self.pdf_requested.emit, compact=True, meaning="pdf")
        self.word_button = button(self.tr("Word…"), self.word_requested.emit, compact=True, meaning="text-file")
        self.delete_button = icon_button("delete", self.tr("Mettre à la corbeille"), self.delete_requested.emit)
        self.menu = QMenu(self)
        self.add_button = button(self.tr("Ajouter"), compact=True, meaning="add")
        self.add_button.setMenu(self.menu)
        self.menu.aboutToShow.connect(self.menu_wanted)
        self.pieces = PiecesView(self.tr("Pièces du dossier"))
        self.pieces.setToolTip(self.tr("Alt+↑ et Alt+↓ déplacent la pièce, Suppr la retire"))
        self._pieces_title = SectionTitle(self.tr("Pièces"))
        self.format = ComboBox()
        self.format.setAccessibleName(self.tr("Format"))
        for one in PackFormat:
            self.format.addItem(label(one), one.value)
        self.right_pages = QCheckBox(self.tr("Pièces sur une page de droite"))
        self.right_pages.setToolTip(self.tr("Recto-verso : chaque pièce commence sur une page de droite"))
        self.versions = VersionsCard()
        self._lay_out()
        self.format.activated.connect(self._on_look)
        self.right_pages.clicked.connect(self._on_look)
        self.title.editingFinished.connect(self._on_titled)

    def show_pack(
        self,
        sheet: Sheet[PackFields],
        lines: Sequence[PieceLine],
        about: str,
        can_open: bool,
        versions: Sequence[tuple[PackVersion, VersionChanges | None]],
    ) -> None:
        """Show a pack in place of the one before; the piece pointed at keeps its place.

        `about` is what it is about, which `can_open` says to be a record.
        """
        fields, place = sheet.fields, self.pieces.place()
        self.title.setText(fields.title)
        self.title.setCursorPosition(0)
        self._about.setText(about)
        self.about_button.setVisible(can_open)
        self.pieces.pieces.show_lines(lines)
        self.pieces.point_at(place)
        missing = sum(line.is_missing for line in lines)
        remark = counted(len(lines), self.tr("pièce"))
        self._pieces_title.set_remark(
            remark + " · " + counted(missing, self.tr("manquante"), self.tr("manquantes")) if missing else remark
        )
        self.format.setCurrentIndex(self.format.findData(fields.pack_format.value))
        self.right_pages.setChecked(fields.on_right_pages)
        for made in (self.print_button, self.pdf_button, self.word_button):
            made.setEnabled(bool(fields.items))
        self.versions.show_versions(versions)
        self.stale.show_paper(sheet.reference)

    def _lay_out(self) -> None:
        verbs = FlowLayout()
        for made in (self.print_button, self.pdf_button, self.word_button, self.delete_button):
            verbs.addWidget(made)
        self._pieces_title.add_action(self.add_button)
        about = row(self._about, self.about_button)
        inner = dressed(QWidget(), role="plain")
        body = column(self.title, about, spacing=8, margins=16)
        body.addLayout(verbs)
        body.addWidget(self.stale)
        body.addWidget(self._pieces_title)
        body.addWidget(self.pieces, 1)
        body.addWidget(SectionTitle(self.tr("Impression")))
        body.addLayout(row(self.format, None))
        body.addWidget(self.right_pages)
        body.addWidget(self.versions)
        inner.setLayout(body)
        self.body.setContentsMargins(1, 1, 1, 1)
        self.body.addWidget(scrolled(inner))

    def _on_look(self) -> None:
        self.look_changed.emit(
            {"pack_format": self.format.currentData(), "on_right_pages": self.right_pages.isChecked()}
        )

    def _on_titled(self) -> None:
        if self.title.isModified():
            self.title.setModified(False)
            self.titled.emit(self.title.text().strip())
