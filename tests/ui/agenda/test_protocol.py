from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, Qt
from PySide6.QtGui import QGuiApplication

from liaison_desk.domain.engagements import Attendance, Capacity, EngagementFields, OfficialRole, Participant
from liaison_desk.domain.partners import CourtesyTitle, OfficeHeld, PartnerFields
from liaison_desk.domain.pieces_expected import ExpectedPiece
from liaison_desk.domain.records import Kind, Reference
from liaison_desk.domain.recurrence import Frequency, Recurrence
from liaison_desk.domain.seating import SeatingShape, Viewpoint
from liaison_desk.domain.tasks import TaskFields, TaskState
from liaison_desk.services.desk import Desk
from liaison_desk.ui.agenda.page import AgendaPage
from liaison_desk.ui.agenda.protocol_page import ProtocolPage

ALT = Qt.KeyboardModifier.AltModifier


@dataclass
class Ceremony:
    """An inauguration in Stains, its guests by function."""

    page: AgendaPage
    desk: Desk
    id: str
    guests: dict[str, str]

    @property
    def protocol(self) -> ProtocolPage:
        assert self.page.protocol is not None
        return self.page.protocol

    @property
    def fields(self) -> EngagementFields:
        return self.desk.engagements.sheet(self.id).fields

    def shown(self) -> list[tuple[str, str]]:
        model = self.protocol.people.model
        return [(model.index(row, 0).data(), model.index(row, 1).data()) for row in range(model.rowCount())]


@pytest.fixture
def ceremony(page: AgendaPage, desk: Desk, qtbot) -> Ceremony:
    def guest(name: str, function: str, **values: str) -> str:
        held = OfficeHeld(function=function, **values)
        return desk.partners.add(
            PartnerFields(courtesy_title=CourtesyTitle.ms, first_name="Léa", last_name=name, offices_held=[held])
        )

    guests = {
        "maire": guest("Kerbrat", "MAIRE", municipality="93072"),
        "préfète": guest("Astruc", "PREFET"),
        "présidente": guest("Benali", "PDT_ASSOCIATION"),
    }
    identifier = desk.engagements.add(
        EngagementFields(
            title="Pose de la première pierre",
            starts_at=datetime(2026, 5, 13, 10),
            municipality="93072",
            capacity=Capacity.for_president,
            official_role=OfficialRole.attends,
            talking_points="- Merci à tous",
            participants=[Participant(partner_id=one) for one in reversed(guests.values())],
        )
    )
    page.show_record(identifier)
    page.verbs.protocol.trigger()
    ceremony = Ceremony(page, desk, identifier, guests)
    qtbot.waitUntil(lambda: ceremony.protocol.isVisible())
    return ceremony


NATURAL = [
    ("1", "Mme Léa Astruc"), ("2", "Mme Léa Kerbrat"), ("3", "Delmas"), ("4", "Mme Léa Benali"),
]  # fmt: skip


def test_the_order_is_shown_with_the_warning_on_representation(ceremony: Ceremony) -> None:
    assert ceremony.shown() == NATURAL
    assert ceremony.protocol.warning.isVisible()
    model = ceremony.protocol.people.model
    assert model.row_at(2) is not None
    assert "garde son propre rang" in model.index(2, 4).data()


def test_alt_and_an_arrow_ask_why_then_place_by_hand_and_the_order_can_be_given_back(ceremony: Ceremony, qtbot) -> None:
    protocol = ceremony.protocol
    view = protocol.people.view
    view.select(ceremony.guests["présidente"])
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Up, ALT)
    assert protocol.edits.dialog is not None
    protocol.edits.dialog.accept()
    assert ceremony.shown() == NATURAL, "no place changes without a reason"
    protocol.edits.dialog.editor.set_value("Marraine du lieu")
    protocol.edits.dialog.accept()
    assert ceremony.shown()[2] == ("3", "Mme Léa Benali")
    assert "Placé à la main : Marraine du lieu" in protocol.people.why.text()
    qtbot.keyClick(view, Qt.Key.Key_Up, ALT)
    assert ceremony.shown()[1] == ("2", "Mme Léa Benali"), "the reason given once is kept"
    protocol.people.back.click()
    assert ceremony.shown() == NATURAL
    ceremony.desk.history.undo()
    assert ceremony.shown()[1] == ("2", "Mme Léa Benali")


def test_dragging_a_row_asks_for_its_new_place(ceremony: Ceremony) -> None:
    model = ceremony.protocol.people.model
    carried: QMimeData = model.mimeData([model.index(3, 0)])
    model.dropMimeData(carried, Qt.DropAction.MoveAction, 0, 0, QModelIndex())
    dialog = ceremony.protocol.edits.dialog
    assert dialog is not None
    dialog.editor.set_value("Elle accueille")
    dialog.accept()
    assert ceremony.shown()[0] == ("1", "Mme Léa Benali")
    back = model.mimeData([model.index(0, 0)])
    model.dropMimeData(back, Qt.DropAction.MoveAction, 2, 0, QModelIndex())
    assert ceremony.shown()[1] == ("2", "Mme Léa Benali")
    assert not model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsDropEnabled


def test_the_official_is_placed_by_hand_as_the_others_are(ceremony: Ceremony) -> None:
    people = ceremony.protocol.people
    people.view.select("official")
    assert not people.attendance.isVisible()
    people.step(-1)
    dialog = ceremony.protocol.edits.dialog
    assert dialog is not None
    dialog.editor.set_value("Assises : elle accueille")
    dialog.accept()
    assert ceremony.shown()[1] == ("2", "Delmas")
    assert ceremony.fields.official_place == 2


def test_whoever_is_excused_leaves_the_order_and_can_come_back(ceremony: Ceremony) -> None:
    people = ceremony.protocol.people
    people.view.select(ceremony.guests["préfète"])
    people.attendance.set_value(Attendance.excused)
    people.attendance.edited.emit()
    assert ceremony.shown()[0] == ("1", "Mme Léa Kerbrat")
    assert ceremony.shown()[-1] == ("–", "Mme Léa Astruc")
    assert "pas de place" in people.why.text()
    people.attendance.set_value(Attendance.expected)
    people.attendance.edited.emit()
    assert ceremony.shown() == NATURAL


def test_whoever_represents_another_is_noted_and_ad_interim_takes_the_rank(ceremony: Ceremony) -> None:
    people = ceremony.protocol.people
    people.view.select(ceremony.guests["préfète"])
    people.attendance.set_value(Attendance.represented)
    people.attendance.edited.emit()
    people.view.select(ceremony.guests["présidente"])
    assert not people.interim.isVisible()
    people.represents.setCurrentIndex(people.represents.findData(ceremony.guests["préfète"]))
    people.represents.activated.emit(people.represents.currentIndex())
    assert "garde son propre rang (art. 13)" in people.why.text()
    people.interim.click()
    assert ceremony.shown()[0] == ("1", "Mme Léa Benali")
    people.represents.setCurrentIndex(0)
    people.represents.activated.emit(0)
    assert not people.interim.isVisible()
    assert ceremony.shown()[2] == ("3", "Mme Léa Benali")


def test_one_date_of_a_series_becomes_a_record_of_its_own_when_its_protocol_changes(
    ceremony: Ceremony, desk: Desk, qtbot
) -> None:
    weekly = Recurrence(frequency=Frequency.weekly)
    series = desk.engagements.add(
        EngagementFields(
            title="Permanence",
            starts_at=datetime(2026, 5, 5, 9),
            recurrence=weekly,
            participants=ceremony.fields.participants,
        )
    )
    day = datetime(2026, 5, 12, 9)
    ceremony.protocol.show_sheet(desk.series.sheet_at(series, day))
    people = ceremony.protocol.people
    people.view.select(ceremony.guests["préfète"])
    people.speaks.click()
    assert not any(one.speaks for one in desk.engagements.sheet(series).fields.participants)
    assert any(one.speaks for one in desk.series.sheet_at(series, day).fields.participants)
    ceremony.protocol.left.emit()
    shown = ceremony.page.shown()
    assert shown is not None
    assert shown.fields.series_id == series


def test_who_speaks_is_noted_and_said_in_reverse_order(ceremony: Ceremony) -> None:
    people = ceremony.protocol.people
    for name in ("préfète", "présidente"):
        people.view.select(ceremony.guests[name])
        people.speaks.click()
    assert [place.name for place in ceremony.desk.protocol.speakers(ceremony.fields)] == [
        "Mme Léa Benali", "Mme Léa Astruc",
    ]  # fmt: skip


def test_the_greeting_is_copied_and_opens_the_talking_points_once(ceremony: Ceremony) -> None:
    words = ceremony.protocol.words
    greeting = "Madame la Préfète, Madame la Maire, Madame la Présidente, Mesdames, Messieurs,"
    assert words.greeting.text() == greeting
    words.copy.click()
    assert QGuiApplication.clipboard().text() == greeting
    words.insert.click()
    words.insert.click()
    assert ceremony.fields.talking_points == f"{greeting}\n\n- Merci à tous"


def test_the_seats_are_drawn_from_either_side_and_said_in_words(ceremony: Ceremony, qtbot) -> None:
    protocol = ceremony.protocol
    protocol.show_part("seating")
    seating = protocol.seating
    said = seating.view.accessibleDescription()
    assert "Vu de la salle : la droite des autorités est à gauche du plan." in said
    assert "Mme Léa Astruc : 1er rang, au centre" in said
    seating.viewpoints.choose(Viewpoint.stage.value)
    seating.viewpoints.chosen.emit(Viewpoint.stage.value)
    assert "est à droite du plan" in seating.caption.text()
    seating.shapes.choose(SeatingShape.central_aisle.value)
    seating.shapes.chosen.emit(SeatingShape.central_aisle.value)
    assert "travée de droite" in seating.view.accessibleDescription()
    assert seating.seats.value() == 3
    document = seating.composing(ceremony.fields)()
    assert document.header.kind == "Plan de placement"


def test_those_to_warn_are_listed_and_the_task_is_done_from_there(ceremony: Ceremony, qtbot) -> None:
    task = ceremony.desk.tasks.add(
        TaskFields(title="Prévenir la mairie", engagement_id=ceremony.id, piece=ExpectedPiece.warned)
    )
    protocol = ceremony.protocol
    protocol.show_part("warn")
    asked: list[Reference] = []
    protocol._session.open_requested.connect(asked.append)
    link = next(
        found for found in protocol.warn.findChildren(type(protocol.warn.done)) if "Kerbrat" in found.accessibleName()
    )
    link.click()
    assert asked == [Reference(Kind.partner, ceremony.guests["maire"])]
    while protocol.warn.done.isVisible():
        protocol.warn.done.click()
    assert protocol.warn.state.isVisible()
    assert ceremony.desk.tasks.sheet(task).fields.state is TaskState.done


def test_escape_goes_back_to_the_agenda(ceremony: Ceremony, qtbot) -> None:
    view = ceremony.protocol.people.view
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert not ceremony.protocol.isVisible()
    assert ceremony.page.views.isVisible()


def test_a_record_opened_elsewhere_leaves_the_protocol(ceremony: Ceremony) -> None:
    ceremony.page.show_record(ceremony.id)
    assert not ceremony.protocol.isVisible()
