"""« Suites »: what was decided and who does it, what shows it was done, to whom it was sent, what it is tied to."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from liaison_desk.domain.french import counted, full_date, short_date
from liaison_desk.domain.labels import label
from liaison_desk.domain.meetings import MeetingFields, MinutesLine, MinutesLineKind
from liaison_desk.domain.minutes import outcomes
from liaison_desk.domain.records import Kind, Reference, Sheet
from liaison_desk.services.clock import today
from liaison_desk.ui.meetings.meeting_links import meeting_links
from liaison_desk.ui.session import Session
from liaison_desk.ui.theme.tokens import Tone
from liaison_desk.ui.widgets.card import SectionTitle
from liaison_desk.ui.widgets.chip import ChipLook
from liaison_desk.ui.widgets.dress import column, dressed, row, scrolled, text
from liaison_desk.ui.widgets.links_panel import LinksPanel
from liaison_desk.ui.widgets.task_line_model import TaskLine
from liaison_desk.ui.widgets.task_lines import TaskLines


class FollowUpPart(QWidget):
    """Space does an action, Enter opens it; the proof is typed under the list. `open_requested` gives a Reference."""

    open_requested = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._sheet: Sheet[MeetingFields] | None = None
        self._outcomes: list[MinutesLine] = []
        self.lines = TaskLines(self.tr("Décisions et actions"))
        self.evidence = QLineEdit()
        self.links = LinksPanel()
        self._title = SectionTitle(self.tr("Décisions et actions"))
        self._sendings = text("", "base", wrap=True)
        self._lay_out()
        self._connect()

    def show_sheet(self, sheet: Sheet[MeetingFields]) -> None:
        """Show what came of a meeting."""
        self._sheet = sheet
        self._outcomes = list(outcomes(sheet.fields))
        states = self._session.desk.meeting_papers.states(sheet.reference.id)
        day = today(self._session.desk.clock)
        self.lines.show_lines([_line(str(place), line, states, day) for place, line in enumerate(self._outcomes)])
        self.lines.setFixedHeight(self.lines.sizeHint().height())
        self.lines.setVisible(bool(self._outcomes))
        self._evidence_box.setVisible(bool(self._outcomes))
        self._title.set_remark(counted(len(self._outcomes), self.tr("ligne")) if self._outcomes else self.tr("aucune"))
        self._sendings.setText(self._history(sheet.fields))
        self.links.show_links(meeting_links(self, sheet))
        self._on_pointed("")

    def focus(self) -> None:
        """Bring the keyboard to what was decided."""
        (self.lines if self._outcomes else self.links).setFocus()

    def _lay_out(self) -> None:
        self.evidence.setPlaceholderText(self.tr("Ce qui le montre : courrier, date, lien… puis Entrée"))
        label_ = text(self.tr("Preuve"), "label")
        label_.setBuddy(self.evidence)
        self.evidence.setAccessibleName(self.tr("Preuve de la ligne pointée"))
        self._evidence_box = QWidget()
        self._evidence_box.setLayout(row(label_, self.evidence, spacing=12))
        inner = dressed(QWidget(), role="plain")
        body = column(
            self._title,
            self.lines,
            self._evidence_box,
            SectionTitle(self.tr("Vie du compte rendu")),
            self._sendings,
            SectionTitle(self.tr("Liens")),
            self.links,
            None,
            spacing=12,
        )
        body.setContentsMargins(0, 0, 12, 0)
        inner.setLayout(body)
        self.setLayout(column(scrolled(inner)))

    def _connect(self) -> None:
        self.lines.done.connect(self._on_done)
        self.lines.undone.connect(self._on_undone)
        self.lines.opened.connect(self._on_opened)
        self.lines.pointed.connect(self._on_pointed)
        self.evidence.returnPressed.connect(self._on_evidence)
        self.links.open_requested.connect(self.open_requested)
        self._sendings.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def _history(self, fields: MeetingFields) -> str:
        words = [self.tr("État : {state}").format(state=label(fields.minutes_state))]
        for sending in fields.sendings:
            told = self.tr("Envoyé le {day} ({papers}) à : {to}")
            papers, to = ", ".join(sending.papers) or self.tr("compte rendu"), ", ".join(sending.to)
            words.append(told.format(day=full_date(sending.sent_on), papers=papers.lower(), to=to))
        if fields.remarks_by and not fields.approved_on:
            words.append(self.tr("Observations attendues avant le {day}").format(day=full_date(fields.remarks_by)))
        if fields.approved_on:
            words.append(self.tr("Approuvé le {day}").format(day=full_date(fields.approved_on)))
        for one in fields.corrections:
            told = self.tr("Rouvert le {day} : {reason}")
            words.append(told.format(day=full_date(one.opened_on), reason=one.reason))
        return "\n".join(words)

    def _pointed(self) -> MinutesLine | None:
        current = self.lines.current()
        return self._outcomes[int(current)] if current else None

    def _on_pointed(self, _identifier: str) -> None:
        line = self._pointed()
        if not self.evidence.hasFocus():
            self.evidence.setText(line.evidence if line else "")
        self.evidence.setEnabled(line is not None)

    def _on_done(self, identifier: str) -> None:
        line = self._outcomes[int(identifier)]
        if line.task_id:
            task = line.task_id
            self._session.attempt(lambda: self._session.desk.tasks.done(task), self.tr("Action faite"))

    def _on_undone(self, identifier: str) -> None:
        line = self._outcomes[int(identifier)]
        if line.task_id:
            task = line.task_id
            self._session.attempt(lambda: self._session.desk.tasks.reopen(task), self.tr("Action à refaire"))

    def _on_opened(self, identifier: str) -> None:
        line = self._outcomes[int(identifier)]
        if line.task_id:
            self.open_requested.emit(Reference(Kind.task, line.task_id))
        elif line.decision_id:
            self.open_requested.emit(Reference(Kind.decision, line.decision_id))

    def _on_evidence(self) -> None:
        sheet, line = self._sheet, self._pointed()
        if sheet is not None and line is not None:
            place, words = list(sheet.fields.lines).index(line), self.evidence.text()
            self.lines.setFocus()
            self._session.attempt(
                lambda: self._session.desk.meetings.note_evidence(sheet.reference.id, place, words),
                self.tr("Preuve notée"),
            )


def _line(identifier: str, line: MinutesLine, states: dict[str, str], day: date) -> TaskLine:
    is_decision = line.line_kind is MinutesLineKind.decision
    state = "" if is_decision else states.get(line.task_id or "", "")
    done = state.startswith("faite")
    detail = " · ".join(part for part in (line.owner, state if done else "", line.evidence) if part)
    return TaskLine(
        id=identifier,
        title=" ".join(line.text.split()),
        detail=detail,
        due=short_date(line.due_on, day) if line.due_on else "",
        is_done=done or is_decision,
        struck=False,
        chip=ChipLook(label(line.line_kind), Tone.green if is_decision else Tone.blue),
    )
