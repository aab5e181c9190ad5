"""How many reports are expected at a sitting, and from when."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from liaison_desk.domain.sittings import SittingFields
from liaison_desk.ui.record_form import parsers
from liaison_desk.ui.widgets.date_edits import DateEdit
from liaison_desk.ui.widgets.decision_dialog import DecisionDialog
from liaison_desk.ui.widgets.dress import row, text
from liaison_desk.ui.widgets.editor import Editor
from liaison_desk.ui.widgets.text_edits import NumberEditor

if TYPE_CHECKING:
    from liaison_desk.ui.session import Session

_MOST = 500


class AnnouncedEditor(Editor):
    """A number of reports, and the day from which they can be read."""

    def __init__(self, session: Session, fields: SittingFields) -> None:
        super().__init__()
        self.count = NumberEditor(0, _MOST)
        self.day = DateEdit(parsers(session))
        self.count.set_value(fields.reports_expected)
        self.day.set_value(fields.reports_expected_on)
        self.day.name(self.tr("Attendus à partir du"))
        self.setLayout(row(self.count, text(self.tr("rapports, attendus le")), self.day, spacing=10))
        self.setFocusProxy(self.count)

    def value(self) -> tuple[int, date | None]:
        """Return both; raises ValueError for a day that means nothing."""
        return int(self.count.value()), self.day.value()

    def input(self) -> QWidget:
        """Return the field of the number."""
        return self.count.input()


def announce_dialog(
    session: Session, fields: SittingFields, told: Callable[[int, date | None], object], parent: QWidget
) -> DecisionDialog:
    """Ask how many reports are expected and when; their syntheses are placed at once."""

    def decided(value: object) -> None:
        if isinstance(value, tuple):
            told(*value)  # pyright: ignore[reportUnknownArgumentType]  # what `AnnouncedEditor.value` gives

    return DecisionDialog(
        parent.tr("Rapports attendus : {title}").format(title=fields.title),
        parent.tr("Une synthèse prend ½ demi-journée, ¼ en forme courte : ce qui ne tient pas est dit aussitôt."),
        (parent.tr("Combien"), AnnouncedEditor(session, fields)),
        (parent.tr("Annoncer"), decided),
        "",
        parent,
    )
