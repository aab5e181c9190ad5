"""The Word files as another word processor reads them."""

from __future__ import annotations

import subprocess
from pathlib import Path

from liaison_desk.domain.briefings import BriefingFields
from liaison_desk.domain.engagements import EngagementFields
from liaison_desk.domain.letters import LetterFields
from liaison_desk.domain.partners import PartnerFields
from liaison_desk.domain.validation import validated
from liaison_desk.services.desk import Desk

HOSTILE = "« & < > \" ' {{ x }} {% y %} é œ € »"


def read_by_libreoffice(folder: Path, names: list[str]) -> dict[str, str]:
    """Return the text of Word files as LibreOffice reads it, every run of spaces made one."""
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    convert = ["soffice", profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(folder)]
    subprocess.run([*convert, *(str(folder / f"{name}.docx") for name in names)], check=True, capture_output=True)
    return {name: " ".join((folder / f"{name}.txt").read_text(encoding="utf-8-sig").split()) for name in names}


def test_every_paper_opens_in_libreoffice_with_what_the_records_say(desk: Desk, tmp_path: Path) -> None:
    held = {"function": "MAIRE", "municipality": "93072"}
    mayor = desk.partners.add(
        validated(PartnerFields, {"last_name": "Roux", "courtesy_title": "Mme", "offices_held": [held]})
    )
    engagement = validated(
        EngagementFields,
        {
            "title": f"Inauguration {HOSTILE}",
            "starts_at": "2026-05-12T10:30",
            "municipality": "93072",
            "on_site_contact_id": mayor,
            "participants": [{"partner_id": mayor}],
            "run_sheet": [{"starts": "10:30", "minutes": 15, "title": f"Accueil {HOSTILE}"}],
        },
    )
    letter = validated(
        LetterFields,
        {"mail_register": "outgoing", "subject": HOSTILE, "correspondent_id": mayor, "body": "Je viendrai."},
    )
    sections = [{"heading": "L'essentiel", "body": f"**Trois** points\n\n- {HOSTILE}"}]
    note = validated(BriefingFields, {"title": "Une note", "sections": sections})
    documents = {
        "courrier": desk.compositions.letter(letter, "D-2026-0001"),
        "fiche": desk.compositions.trip_sheet(engagement),
        "deroule": desk.compositions.run_sheet(engagement),
        "note": desk.compositions.note(note),
    }
    for name, document in documents.items():
        desk.paper.write(document, tmp_path / f"{name}.docx")
    read = read_by_libreoffice(tmp_path, list(documents))
    hostile = " ".join(HOSTILE.split())
    assert [name for name, text in read.items() if hostile not in text] == []
    assert "Madame la Maire," in read["courrier"]
    assert "D-2026-0001" in read["courrier"]
    assert "Maire de Stains" in read["fiche"]
    assert "10 h 30" in read["deroule"]
    assert "Trois points" in read["note"]
