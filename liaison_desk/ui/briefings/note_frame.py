"""What the note editor is made of: its head, the sections, the text with its foot, the printed page."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from liaison_desk.ui.briefings.note_actions import NoteActions
from liaison_desk.ui.briefings.note_aside import NoteAside
from liaison_desk.ui.briefings.note_foot import NoteFoot
from liaison_desk.ui.briefings.note_head import NoteHead
from liaison_desk.ui.briefings.section_card import SectionCard
from liaison_desk.ui.briefings.sections_list import SectionsList
from liaison_desk.ui.session import Session
from liaison_desk.ui.widgets.cautions import CautionBanner
from liaison_desk.ui.widgets.dress import column, dressed
from liaison_desk.ui.widgets.live_preview import LivePreview
from liaison_desk.ui.widgets.messages import Banner
from liaison_desk.ui.widgets.panes import panes
from liaison_desk.ui.widgets.stale_banner import StaleBanner

_HIGH = 640


class NoteFrame(QWidget):
    """Three columns under a head; the parts are public, for the editor that fills them."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.verbs = NoteActions(self)
        self.addActions(self.verbs.all())
        self.head = NoteHead(self.verbs.back, self.verbs.papers(), self.verbs.verbs())
        self.banner = Banner()
        self.cautions = CautionBanner()
        self.stale = StaleBanner(session)
        self.sections = SectionsList()
        self.section = SectionCard(session)
        self.aside = NoteAside(self.verbs.about)
        self.foot = NoteFoot(self.verbs.save, self.verbs.give_up)
        self.preview = LivePreview(session)
        for part in (dressed(QFrame(), role="separator"), self.aside, dressed(QFrame(), role="separator"), self.foot):
            self.section.body.addWidget(part)
        parts = (self.sections, 224, 0, 0), (self.section, 480, 340, 1), (self.preview, 460, 240, 1)
        split = panes("briefings/editor", *parts)
        layout = column(self.head, self.banner, self.cautions, self.stale, split, spacing=12)
        layout.setStretch(4, 1)
        self.setLayout(layout)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.aside.set_short(short=self.height() < _HIGH)

    def regions(self) -> list[QWidget]:
        """Return the regions of the page for F6."""
        return [self.head, self.sections, self.section, self.preview]
