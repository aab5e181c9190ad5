"""Typing a request."""

from __future__ import annotations

from collections.abc import Sequence

from liaison_desk.ui.engagement_form import EngagementFormBase
from liaison_desk.ui.forms.layout import Group
from liaison_desk.ui.record_choices import RecordChoices
from liaison_desk.ui.record_form import FormWords
from liaison_desk.ui.requests.form_layout import request_groups


class RequestForm(EngagementFormBase):
    """The fields of an engagement that must be known before deciding; the others are kept as they are."""

    key = "request"

    def words(self) -> FormWords:
        return FormWords(
            self.tr("Nouvelle sollicitation"),
            self.tr("Modifier la sollicitation"),
            self.tr("Sollicitation inscrite"),
            self.tr("Sollicitation modifiée"),
        )

    def groups(self, choices: RecordChoices) -> Sequence[Group]:
        return request_groups(self, choices)
