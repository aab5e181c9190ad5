"""Who is written to, ticked in a list that stays open."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from liaison_desk.ui.mailings.choices_button import ChoicesButton
from liaison_desk.ui.mailings.page import MailingsPage


def test_space_ticks_without_closing_the_list(page: MailingsPage, qtbot: QtBot) -> None:
    made = ChoicesButton("Fonctions")
    qtbot.addWidget(made)
    made.offer([("MAIRE", "Maire"), ("DEPUTE", "Député·e")], [])
    made.show()
    menu = made.menu()
    menu.popup(made.mapToGlobal(made.rect().bottomLeft()))
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    with qtbot.waitSignal(made.changed):
        qtbot.keyClick(menu, Qt.Key.Key_Space)
    assert menu.isVisible()
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Space)
    assert made.values() == ["MAIRE", "DEPUTE"]
    assert made.text() == "Fonctions : Maire + 1"
    menu.close()


def test_a_value_no_partner_has_any_more_can_still_be_unticked(page: MailingsPage, qtbot: QtBot) -> None:
    made = ChoicesButton("Listes")
    qtbot.addWidget(made)
    made.offer([("Vœux", "Vœux")], ["Ancienne"])
    assert made.values() == ["Ancienne"]
