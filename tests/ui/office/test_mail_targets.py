"""The office's own delays for its mail are typed in its settings."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from liaison_desk.domain.mail_targets import SHIPPED_TARGETS, DelayUnit, MailTarget, TargetKind
from liaison_desk.domain.validation import validated
from liaison_desk.ui.office.mail_targets_table import MailTargetsTable


def test_the_delays_of_the_office_are_edited_in_a_table(qtbot: QtBot) -> None:
    table = MailTargetsTable()
    qtbot.addWidget(table)
    chosen = [{"target": TargetKind.reply_flagged, "amount": 5, "unit": DelayUnit.working_days}]
    table.set_value(chosen)
    [target] = [validated(MailTarget, one) for one in table.value()]
    assert (target.target, target.delay) == (TargetKind.reply_flagged, "5\u00a0jours ouvrés")


def test_every_delay_has_a_shipped_value() -> None:
    assert {one.target for one in SHIPPED_TARGETS} == set(TargetKind)
