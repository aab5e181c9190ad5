"""What else a sender has in the register stands on the letter read, one click away."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QPushButton

from liaison_desk.domain.letters import LetterFields, LetterState
from liaison_desk.services.desk import Desk
from liaison_desk.ui.letters.page import LettersPage
from liaison_desk.ui.session import Session


def came_in(desk: Desk, subject: str, day: int) -> str:
    return desk.letters.add(
        LetterFields(subject=subject, correspondent_name="Ville de Bondy", received_on=date(2026, 5, day))
    )


def test_a_probable_duplicate_and_the_other_open_letters_open_from_the_letter(
    session: Session, page: LettersPage, desk: Desk
) -> None:
    first, other = came_in(desk, "Demande de salle", 1), came_in(desk, "Forum", 2)
    again = came_in(desk, "Demande de salle", 4)
    page.show_record(again)
    panel = page.detail.sender_letters
    assert panel.isVisible()
    opened: list[str] = []
    session.open_requested.connect(lambda reference: opened.append(reference.id))
    buttons = {button.accessibleName(): button for button in panel.findChildren(QPushButton)}
    for button in buttons.values():
        button.click()
    assert opened == [first, other]
    assert next(iter(buttons)).startswith("Doublon probable")


def test_a_letter_dealt_with_or_alone_says_nothing_of_its_sender(page: LettersPage, desk: Desk) -> None:
    first = came_in(desk, "Demande de salle", 1)
    page.show_record(first)
    assert not page.detail.sender_letters.isVisible()
    came_in(desk, "Demande de salle", 4)
    desk.letters.set_state([first], LetterState.closed)
    page.show_record(first)
    assert not page.detail.sender_letters.isVisible()
