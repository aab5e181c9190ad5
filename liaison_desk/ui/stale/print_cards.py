"""What is to be printed, by half-day at the office: packs and sheets never printed, or no longer right."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtWidgets import QWidget

from liaison_desk.domain.french import full_date
from liaison_desk.domain.labels import label
from liaison_desk.domain.print_lists import PrintNeed, PrintTurn, ToPrint
from liaison_desk.domain.sheets import LeavingSheet, SheetForm
from liaison_desk.ui.papers import Papers
from liaison_desk.ui.session import Session
from liaison_desk.ui.theme.tokens import GRID, Tone
from liaison_desk.ui.widgets.buttons import button
from liaison_desk.ui.widgets.card import Card
from liaison_desk.ui.widgets.card_column import CardColumn
from liaison_desk.ui.widgets.chip import Chip
from liaison_desk.ui.widgets.dress import column, row, text

_TONES = {
    PrintNeed.never_printed: Tone.neutral,
    PrintNeed.to_put_together: Tone.neutral,
    PrintNeed.stale: Tone.amber,
    PrintNeed.new_version: Tone.amber,
}


class PrintCards(CardColumn[QWidget]):
    """One card for each paper, under the half-day by the end of which it must be printed."""

    def __init__(self, session: Session, papers: Papers, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._papers = papers

    def show_turns(self, turns: Sequence[PrintTurn]) -> None:
        """Show these in place of those before."""
        self.show_cards([widget for turn in turns for widget in self._turn(turn)])

    def _turn(self, turn: PrintTurn) -> Iterator[QWidget]:
        words = turn.words
        if turn.is_next:
            words = self.tr("{half_day} : prochain passage au bureau").format(half_day=words)
        head = QWidget()
        head.setLayout(column(text(words, "heading"), margins=0))
        yield head
        for one in turn.papers:
            yield self._card(one)

    def _card(self, one: ToPrint) -> Card:
        card = Card(margins=12)
        card.body.setSpacing(GRID // 2)
        form = SheetForm(one.form) if one.form else None
        buttons = [self._button(self.tr("Ouvrir"), one, lambda: self._session.open_requested.emit(one.paper))]
        if form is not None and form is not SheetForm.seating_plan:
            buttons.insert(0, self._button(self.tr("Imprimer…"), one, lambda: self._print(one, form)))
        if form is not None and one.need is PrintNeed.stale:
            buttons.append(self._button(self.tr("Plus en main"), one, lambda: self._forget(one, form)))
        name = ", ".join(filter(None, (one.name, one.what)))
        line = row(text(name, "strong", wrap=True), Chip(label(one.need), _TONES[one.need]), *buttons)
        line.setStretch(0, 1)
        card.body.addLayout(line)
        day = full_date(one.needed_at.date()) if one.needed_at else ""
        card.body.addWidget(text(" · ".join(filter(None, (one.about, day))), wrap=True))
        for reason in one.reasons:
            card.body.addWidget(text(reason, "muted", wrap=True))
        return card

    def _button(self, words: str, one: ToPrint, act: Callable[[], object]) -> QWidget:
        made = button(words, act, compact=True)
        made.setAccessibleName(f"{words} {one.name}, {one.about}")
        return made

    def _print(self, one: ToPrint, form: SheetForm) -> None:
        self._papers.print_sheet(f"{one.name} – {one.about}", LeavingSheet(one.paper, form))

    def _forget(self, one: ToPrint, form: SheetForm) -> None:
        sheets = self._session.desk.sheets
        self._session.attempt(lambda: sheets.forget(one.paper, form) or True, self.tr("Papier oublié"))
