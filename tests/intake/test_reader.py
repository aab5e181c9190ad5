"""The whole way: a file, the limited process, a proposal."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from liaison_desk.domain.proposals import Proposal, RequestCategory
from liaison_desk.errors import UserError
from liaison_desk.intake.reader import read_file, read_pieces

INVITATION = """BEGIN:VCALENDAR
VERSION:2.0
METHOD:REQUEST
BEGIN:VEVENT
UID:abc@exemple.fr
SEQUENCE:2
DTSTART;TZID=Europe/Paris:20260612T093000
DTEND;TZID=Europe/Paris:20260612T110000
SUMMARY:Comité de pilotage
LOCATION:Salle Jaurès\\, 3 rue Carnot\\, 93240 Stains
ORGANIZER;CN=Samir Haddad:mailto:samir@exemple.fr
END:VEVENT
END:VCALENDAR
""".replace("\n", "\r\n")


def test_an_invitation_written_in_french_becomes_an_event_a_deadline_and_a_sender(
    make_mail: Callable[..., Path],
) -> None:
    path = make_mail(
        "Monsieur le Conseiller,\n\nLe maire a le plaisir de vous inviter à l'inauguration\n"
        "de la Maison des associations, qui aura lieu le samedi 6 juin 2026 à 10h30,\n12 rue Carnot, 93240 Stains.\n\n"
        "Merci de confirmer votre présence avant le vendredi 22 mai.\n\nMarie Lefèvre\nVille de Stains\n",
        subject="TR: [EXTERNE] Invitation à l'inauguration de la Maison des associations - samedi 6 juin 2026",
    )
    proposal = read_file(path)
    assert proposal.source_name == "message.eml"
    assert proposal.source_sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert proposal.message_id == "un@exemple.fr"
    assert (proposal.sender_name, proposal.sender_email) == ("Marie Lefèvre", "marie.lefevre@ville-stains.fr")
    assert proposal.sender_organisation == "Ville de Stains"
    assert proposal.subject.startswith("Invitation à l'inauguration")
    assert proposal.sent_at == datetime(2026, 5, 4, 7, 12, tzinfo=UTC)
    assert proposal.received_on == date(2026, 5, 4)
    assert proposal.category is RequestCategory.invitation
    assert proposal.reply_by == date(2026, 5, 22)
    assert proposal.event is not None
    assert proposal.event.title == "Inauguration de la Maison des associations"
    assert proposal.event.starts_at == datetime(2026, 6, 6, 10, 30)
    assert proposal.event.address == "12 rue Carnot, 93240 Stains"


def test_a_calendar_in_the_message_gives_the_event_and_stays_a_piece(make_mail: Callable[..., Path]) -> None:
    proposal = read_file(make_mail("Rendez-vous joint", calendar=INVITATION))
    assert proposal.category is RequestCategory.invitation
    assert proposal.event is not None
    assert (proposal.event.uid, proposal.event.sequence) == ("abc@exemple.fr", 2)
    assert proposal.event.starts_at == datetime(2026, 6, 12, 9, 30)
    assert proposal.event.ends_at == datetime(2026, 6, 12, 11)
    assert (proposal.event.place, proposal.event.address) == ("Salle Jaurès", "3 rue Carnot, 93240 Stains")
    assert [piece.file_name for piece in proposal.pieces] == ["invitation.ics"]


def test_a_calendar_alone_is_an_invitation_from_its_organiser(tmp_path: Path) -> None:
    path = tmp_path / "invite.ics"
    path.write_text(INVITATION, encoding="utf-8")
    proposal = read_file(path)
    assert proposal.media_type == "text/calendar"
    assert (proposal.subject, proposal.sender_name) == ("Comité de pilotage", "Samir Haddad")
    assert proposal.sender_email == "samir@exemple.fr"


def test_a_cancelled_calendar_says_so(tmp_path: Path) -> None:
    path = tmp_path / "annulation.ics"
    path.write_text(INVITATION.replace("REQUEST", "CANCEL"), encoding="utf-8")
    proposal = read_file(path)
    assert proposal.event is not None
    assert proposal.event.cancelled
    assert "L'organisateur annule cet événement." in proposal.warnings


def test_a_calendar_without_event_is_refused_with_its_reason(tmp_path: Path) -> None:
    path = tmp_path / "vide.ics"
    path.write_text("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n", encoding="ascii")
    with pytest.raises(UserError, match="Aucun événement"):
        read_file(path)


def test_pieces_come_with_their_bytes(make_mail: Callable[..., Path]) -> None:
    path = make_mail(pieces=(("programme.pdf", b"%PDF\r\n\0\n"), ("vide.txt", b""), ("programme.pdf", b"autre")))
    pieces = read_pieces(path)
    assert [piece.content for piece in pieces] == [b"%PDF\r\n\0\n", b"", b"autre"]
    assert [piece.piece.file_name for piece in pieces] == ["programme.pdf", "vide.txt", "programme (2).pdf"]
    assert tuple(piece.piece for piece in pieces) == read_file(path).pieces


def test_a_proposal_survives_its_journey_as_json(make_mail: Callable[..., Path]) -> None:
    proposal = read_file(make_mail("é\u2028\n", calendar=INVITATION, pieces=(("é.pdf", b"x"),)))
    assert Proposal.from_json(proposal.to_json()) == proposal
    with pytest.raises(ValueError, match="not a proposal"):
        Proposal.from_json('{"source_name": "secret"}')


def test_a_message_passed_on_names_who_wrote_it_first(make_mail: Callable[..., Path]) -> None:
    body = (
        "Pour info\n\nDe : Association Les Amis du Canal <contact@amisducanal.org>\n"
        "Envoyé : jeudi 30 avril 2026 18:02\n"
        "Objet : Assemblée générale\n\nNous vous convions à notre assemblée générale.\n\nDate : mardi 26 mai 2026\n"
        "Horaires : de 18 h 30 à 21 h\nLieu : Salle Pablo Neruda\n31 avenue Wilson, 93210 Saint-Denis\n"
    )
    proposal = read_file(make_mail(body, subject="TR: Assemblée générale", sender="Jean <jean@gmail.com>"))
    assert proposal.forwarded_sender_email == "contact@amisducanal.org"
    assert proposal.sender_organisation == "Association Les Amis du Canal"
    assert proposal.event is not None
    assert proposal.event.starts_at == datetime(2026, 5, 26, 18, 30)
    assert proposal.event.ends_at == datetime(2026, 5, 26, 21)
    assert proposal.event.place == "Salle Pablo Neruda"
    assert proposal.event.address == "31 avenue Wilson, 93210 Saint-Denis"


def test_the_text_is_cut_at_a_hundred_thousand_characters(make_mail: Callable[..., Path]) -> None:
    proposal = read_file(make_mail("mot " * 30_000))
    assert proposal.text_truncated
    assert len(proposal.text) == 100_000


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("message.msg", "unreadable_file"),
        ("rapport.pdf", "unreadable_file"),
        ("vide.eml", "unreadable_file"),
        ("tableau.xlsx", "unsupported_file"),
        ("vide.pdf", "unreadable_file"),
    ],
)
def test_what_is_not_read_is_refused_with_a_sentence(tmp_path: Path, name: str, code: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"" if name.startswith("vide") else b"x")
    with pytest.raises(UserError) as refused:
        read_file(path)
    assert refused.value.code == code
    assert refused.value.sentence.endswith(".")


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "absent.eml", tmp_path):
        with pytest.raises(UserError):
            read_file(path)


def test_a_file_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "lourd.eml"
    with path.open("wb") as file:
        file.truncate(2 * 1024**3)
    with pytest.raises(UserError) as refused:
        read_file(path)
    assert refused.value.code == "file_too_large"


def test_reading_that_takes_too_long_is_stopped(make_mail: Callable[..., Path]) -> None:
    with pytest.raises(UserError) as refused:
        read_file(make_mail(), seconds=0.001)
    assert refused.value.code == "unreadable_file"


def test_reading_that_needs_too_much_memory_is_refused_or_partial(write_mail: Callable[[bytes], Path]) -> None:
    path = write_mail(b"From: a@exemple.fr\r\nSubject: x\r\n\r\n" + b"a" * 40_000_000)
    proposal = read_file(path, memory_bytes=128 * 1024**2)
    assert proposal.text == ""
    assert proposal.warnings[0].startswith("Ce message est construit de façon anormale")


def test_the_process_that_reads_writes_nothing_of_the_message_on_standard_error(
    write_mail: Callable[[bytes], Path],
) -> None:
    path = write_mail(b"From: ZZCANARY <x@[\r\nSubject: ZZCANARY\r\nContent-Type: ZZCANARY/((((\r\n\r\nZZCANARY \xff")
    command = [sys.executable, "-P", "-m", "liaison_desk.intake.worker", "--memory", str(2**29), "--seconds", "5"]
    package = str(Path(__file__).resolve().parents[2])
    done = subprocess.run([*command, str(path)], capture_output=True, check=True, env={"PYTHONPATH": package})
    assert b"ZZCANARY" in done.stdout
    assert done.stderr == b""
