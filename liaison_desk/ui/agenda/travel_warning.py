"""What an engagement being typed would clash with, said as soon as its hours mean something."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from liaison_desk.domain.engagements import EngagementFields
from liaison_desk.domain.records import Sheet
from liaison_desk.domain.travel_words import clash_sentence
from liaison_desk.domain.validation import validated
from liaison_desk.errors import UserError
from liaison_desk.ui.agenda.travel_lines import clash_tone
from liaison_desk.ui.forms.form import Form
from liaison_desk.ui.session import Session
from liaison_desk.ui.theme.tokens import Tone
from liaison_desk.ui.widgets.messages import Banner

_AFTER_THE_LAST_KEY = 400
_UNTITLED = "Sans titre"


class TravelWarning(Banner):
    """Reads the form when the typing stops; hidden while nothing clashes or the hours mean nothing."""

    def __init__(
        self,
        session: Session,
        form: Form,
        shown: Callable[[], Sheet[EngagementFields] | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._form = form
        self._shown = shown
        self._said = ""
        self._timer = QTimer(self, interval=_AFTER_THE_LAST_KEY, singleShot=True)
        self._timer.timeout.connect(self.look)

    def look_soon(self) -> None:
        """Read the form once nobody types any more."""
        self._timer.start()

    def look(self) -> None:
        """Read the form now, and say what clashes; the same thing is not said twice."""
        words, tone = self._found()
        if words == self._said:
            return
        self._said = words
        if words:
            self.say(words, tone)
        else:
            self.clear()

    def _found(self) -> tuple[str, Tone]:
        sheet = self._shown()
        try:
            values = self._form.values()
            fields = validated(EngagementFields, {**values, "title": values.get("title") or _UNTITLED})
            clashes = self._session.desk.territory.clashes(fields, sheet.reference.id if sheet else "")
        except UserError:
            return "", Tone.amber
        tones = {clash_tone(clash, fields.state) for clash in clashes}
        words = " ; ".join(clash_sentence(clash, fields.day) for clash in clashes)
        return f"{words[:1].upper()}{words[1:]}." if words else "", Tone.red if Tone.red in tones else Tone.amber
