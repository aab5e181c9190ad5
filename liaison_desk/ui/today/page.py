"""« Aujourd'hui »: what to do this half-day, what goes wrong if nothing is done, what is coming."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from liaison_desk.domain.french import full_date
from liaison_desk.domain.records import Kind
from liaison_desk.services.clock import today
from liaison_desk.services.today_sheet import TodaySheet
from liaison_desk.ui.freshness import Freshness
from liaison_desk.ui.session import Session
from liaison_desk.ui.theme.tokens import COMPACT_HEIGHT, GRID
from liaison_desk.ui.today.line_lists import SHOWN_ALERTS, LineList, LineMaker
from liaison_desk.ui.today.week_card import WeekCard
from liaison_desk.ui.today.words import TodayWords
from liaison_desk.ui.widgets.buttons import button
from liaison_desk.ui.widgets.card import Card
from liaison_desk.ui.widgets.dress import column, dressed, row, scrolled, text

_SIDE_BY_SIDE_FROM = 760
_CONCERNED = frozenset(
    {
        Kind.engagement,
        Kind.letter,
        Kind.briefing,
        Kind.task,
        Kind.meeting,
        Kind.sitting,
        Kind.council_report,
        Kind.mailing,
        Kind.pack,
        Kind.partner,
    }
)


class TodayPage(QWidget):
    """The first page; everything on it is read in one go and opens its record.

    `reminder_requested` gives the id of a task owed, `feedback_requested` that of an engagement which took place.
    `review_requested` and `export_requested` wish the preparation of a point élu and the export of the agenda.
    """

    reminder_requested = Signal(str)
    feedback_requested = Signal(str)
    review_requested = Signal()
    export_requested = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._sheet: TodaySheet | None = None
        self._words = TodayWords(self)
        self._make = LineMaker(self._words, self)
        self._build()
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Read the day again and show it."""
        sheet = self._sheet = self._session.desk.today.sheet()
        words = self._words
        self.setUpdatesEnabled(False)
        self._date.setText(full_date(sheet.now.date()))
        self.week.show_week(sheet)
        self.to_do.title.set_title(words.doing_title(sheet))
        self.to_do.title.set_remark(words.doing_remark(sheet))
        self.to_do.show_lines(self._make.to_do(sheet))
        self.letters.title.set_remark(str(sheet.open_letters) if sheet.open_letters else "")
        self.letters.show_lines(self._make.letters(sheet))
        self._show_alerts(sheet)
        self.coming.show_lines(self._make.coming(sheet))
        self.setUpdatesEnabled(True)

    def count_waiting(self) -> int:
        """Return how many things go wrong if nothing is done."""
        return len(self._sheet.alerts) if self._sheet else 0

    def page_actions(self) -> list[QAction]:
        """Return the actions of this page."""
        return [self._refresh_action]

    def regions(self) -> list[QWidget]:
        """Return the parts F6 goes through."""
        return [part for part in (self.to_do, self.letters, self.alerts, self.coming) if part.lines]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= _SIDE_BY_SIDE_FROM
        self._cards.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    def showEvent(self, event: QShowEvent) -> None:
        if self._sheet and self._sheet.now.date() != self._today():
            self.refresh()
        super().showEvent(event)

    def _build(self) -> None:
        self._title = text(self.tr("Aujourd'hui"), "title")
        self._date = text("", "subtitle")
        self.review_button = button(self.tr("Préparer le point élu"), self.review_requested.emit, compact=True)
        self.export_button = button(self.tr("Mettre à jour l'agenda"), self.export_requested.emit, compact=True)
        self.export_button.setToolTip(self.tr("Exporter l'agenda (.ics)"))
        self.week = WeekCard(self._words)
        self.to_do = LineList(
            self.tr("Cette demi-journée"), self.tr("Rien de daté d'ici deux semaines : le temps est à vous.")
        )
        self.letters = LineList(self.tr("Courrier à traiter"), self.tr("Aucun autre courrier n'attend."))
        self.alerts = LineList(
            self.tr("À voir d'abord"), self.tr("Rien n'ira mal : ni retard, ni chevauchement, ni dossier incomplet.")
        )
        self.coming = LineList(
            self.tr("Les 14 prochains jours"), self.tr("Aucun engagement inscrit d'ici deux semaines.")
        )
        self.all_alerts = button(self.tr("Tout voir"), self._on_all_alerts, compact=True, quiet=True)
        self.all_alerts.setCheckable(True)
        self.alerts.title.add_action(self.all_alerts)
        # both headings stand on one line, whether or not there is more to see
        for shown in (self.to_do, self.alerts):
            shown.title.setMinimumHeight(COMPACT_HEIGHT)
        self._refresh_action = QAction(self.tr("Act&ualiser la journée"), self)

    def _lay_out(self) -> None:
        left, right = Card(), Card()
        for card, lists in ((left, (self.to_do, self.letters)), (right, (self.alerts, self.coming))):
            card.body.setSpacing(2 * GRID)
            card.body.setContentsMargins(GRID, 2 * GRID, GRID, 2 * GRID)
            for shown in lists:
                card.body.addWidget(shown)
            card.body.addStretch(1)
        self._cards = row(left, right, spacing=2 * GRID)
        self._cards.setStretch(0, 42)
        self._cards.setStretch(1, 58)
        inner = dressed(QWidget(), role="plain")
        content = column(self.week, self._cards, spacing=2 * GRID)
        content.setStretch(1, 1)
        inner.setLayout(content)
        self._scroll = scrolled(inner)
        head = row(self._title, self._date, None, spacing=2 * GRID)
        head.addLayout(row(self.review_button, self.export_button))
        layout = column(head, self._scroll, spacing=2 * GRID)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def _connect(self) -> None:
        for shown in (self.to_do, self.letters, self.alerts, self.coming):
            shown.opened.connect(self._session.open_requested)
        self._make.reminder_requested.connect(self.reminder_requested)
        self._make.feedback_requested.connect(self.feedback_requested)
        self._freshness = Freshness(self._session, self, _CONCERNED, self.refresh)
        self._freshness.ensure()
        self._refresh_action.triggered.connect(self.refresh)
        self.addActions(self.page_actions())

    def _show_alerts(self, sheet: TodaySheet) -> None:
        every = self.all_alerts.isChecked()
        self.all_alerts.setText(self.tr("Réduire") if every else self.tr("Tout voir"))
        self.all_alerts.setVisible(len(sheet.alerts) > SHOWN_ALERTS)
        self.alerts.show_lines(self._make.alerts(sheet, None if every else SHOWN_ALERTS))
        self.alerts.title.set_remark(self._alerts_remark(sheet))

    def _on_all_alerts(self) -> None:
        if self._sheet is not None:
            self._show_alerts(self._sheet)

    def _alerts_remark(self, sheet: TodaySheet) -> str:
        hidden = 0 if self.all_alerts.isChecked() else len(sheet.alerts) - SHOWN_ALERTS
        if hidden > 0:
            return self.tr("par conséquence, les {shown} premiers sur {all}").format(
                shown=SHOWN_ALERTS, all=len(sheet.alerts)
            )
        return self.tr("par conséquence") if sheet.alerts else ""

    def _today(self) -> date:
        return today(self._session.desk.clock)
