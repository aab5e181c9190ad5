"""The delays of the bodies are typed in the settings."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from liaison_desk.domain.body_rules import SHIPPED_RULES
from liaison_desk.domain.sittings import Body, BodyRule
from liaison_desk.domain.validation import validated
from liaison_desk.ui.office.body_rules_table import BodyRulesTable
from liaison_desk.ui.session import Session


def test_the_delays_of_a_body_are_edited_with_their_source(qtbot: QtBot, session: Session) -> None:
    table = BodyRulesTable(session)
    qtbot.addWidget(table)
    table.set_value([{**SHIPPED_RULES[1].model_dump(), "source": "Règlement intérieur, art. 12"}])
    table.table.item(0, 1).setText("8")
    [rule] = [validated(BodyRule, one) for one in table.value()]
    assert (rule.body, rule.dispatch_days, rule.urgent_days) == (Body.standing_committee, 8, None)
    assert rule.source == "Règlement intérieur, art. 12"
    table.table.item(0, 2).setText("bientôt")
    with pytest.raises(ValueError, match="nombre de jours"):
        table.value()


def test_every_body_has_a_shipped_rule_with_its_source() -> None:
    assert {rule.body for rule in SHIPPED_RULES} == set(Body)
    assert all(rule.source for rule in SHIPPED_RULES)
