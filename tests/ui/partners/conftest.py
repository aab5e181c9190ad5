"""A few partners, and the page that shows them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from liaison_desk.domain.partners import PartnerFields
from liaison_desk.domain.validation import validated
from liaison_desk.services.desk import Desk
from liaison_desk.ui.partners.page import PartnersPage
from liaison_desk.ui.session import Session
from liaison_desk.ui.theme.manager import Theme


@pytest.fixture
def add(desk: Desk) -> Callable[..., str]:
    def adding(**values: Any) -> str:
        return desk.partners.add(validated(PartnerFields, values))

    return adding


@pytest.fixture
def town(add: Callable[..., str]) -> str:
    return add(
        partner_kind="organisation", name="Ville de Stains", street="6 avenue Paul Vaillant-Couturier",
        postal_code="93240", city="Stains", municipality="93072", phone="0149718200",
    )  # fmt: skip


@pytest.fixture
def mayor(add: Callable[..., str], town: str) -> str:
    return add(
        courtesy_title="ms", first_name="Yasmine", last_name="Azzédine-Roux", municipality="93072",
        phone="0149718201", email="maire@stains.example",
        offices_held=[
            {"function": "ADJOINT", "municipality": "93072", "since": "2014-04-05", "until": "2020-07-03"},
            {"function": "MAIRE", "municipality": "93072", "organisation_id": town, "since": "2020-07-04"},
        ],
    )  # fmt: skip


@pytest.fixture
def page(theme: Theme, session: Session, mayor: str, qtbot: QtBot) -> PartnersPage:
    page = PartnersPage(session)
    qtbot.addWidget(page)
    page.resize(1200, 760)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    return page
