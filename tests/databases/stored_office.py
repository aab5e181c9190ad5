"""The tiny office kept with each released schema; `python -m tests.databases.stored_office` stores today's."""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime
from pathlib import Path

from liaison_desk.domain.briefings import BriefingFields
from liaison_desk.domain.engagements import EngagementFields
from liaison_desk.domain.letters import LetterFields
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.partners import PartnerFields
from liaison_desk.domain.records import Kind, Reference
from liaison_desk.domain.validation import validated
from liaison_desk.services import offices
from liaison_desk.services.clock import FixedClock
from liaison_desk.services.desk import Desk
from liaison_desk.store.tables import SCHEMA_VERSION

HERE = Path(__file__).resolve().parent
PASSPHRASE = "les hirondelles de Stains"
RECOVERY_KEY = "ABCD-EFGH-JKLM-NPQR-STUV-WXYZ-2345-6789"


def clock() -> FixedClock:
    return FixedClock(datetime(2026, 5, 5, 7, 0, tzinfo=UTC))


def fill(desk: Desk) -> None:
    """Record one of everything: fields, numbers, links, a piece, a draft, what was undone, what was thrown away."""
    named = {"official_last_name": "Carvalho", "officer_name": "Nour Belkacem", "officer_phone": "01 99 00 12 34"}
    desk.settings.change(validated(OfficeFields, named))
    host = desk.partners.add(validated(PartnerFields, {"partner_kind": "organisation", "name": "Les Amis du lac"}))
    held = [{"function": "PDT_ASSOCIATION", "organisation_id": host, "since": "2025-01-01"}]
    chair = desk.partners.add(
        validated(PartnerFields, {"courtesy_title": "Mme", "last_name": "Kerbrat", "offices_held": held})
    )
    visit = desk.engagements.add(
        validated(
            EngagementFields,
            {
                "title": "Fête du lac",
                "starts_at": "2026-05-12T10:30",
                "host_id": host,
                "municipality": "Stains",
                "participants": [{"partner_id": chair, "note": "à saluer"}],
                "run_sheet": [{"title": "Accueil", "starts": "10:30", "minutes": 10}],
            },
        )
    )
    desk.engagements.accept(visit)
    asked = desk.letters.add(
        validated(
            LetterFields,
            {
                "subject": "Invitation à la fête du lac",
                "received_on": "2026-05-04",
                "correspondent_id": chair,
                "engagement_id": visit,
                "body": "Venez & soyez les bienvenus : « é œ € ».",
            },
        )
    )
    desk.letters.attach(asked, "plan.pdf", "application/pdf", b"%PDF-1.7 plan")
    answer = {"mail_register": "outgoing", "subject": "Réponse", "body": "Je viendrai.", "correspondent_id": chair}
    reply = desk.letters.add(validated(LetterFields, {**answer, "answers_to_id": asked}))
    desk.letters.sign(reply)
    desk.letters.add(validated(LetterFields, {"subject": "Saisie par erreur", "received_on": "2026-05-04"}))
    desk.history.undo()
    sections = [{"heading": "L'essentiel", "body": "**Trois** points"}]
    note = desk.briefings.add(
        validated(BriefingFields, {"title": "La fête du lac", "engagement_id": visit, "sections": sections})
    )
    desk.briefings.relate(note, Reference(Kind.letter, asked))
    thrown = desk.partners.add(validated(PartnerFields, {"last_name": "Jeté"}))
    desk.partners.delete(thrown)
    desk.drafts.keep("letter:new", {"subject": "En cours"})


def main() -> None:
    target = HERE / f"schema_{SCHEMA_VERSION:04d}.ldbackup"
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(offices.create(Path(folder), PASSPHRASE, RECOVERY_KEY)[0], clock())
        try:
            fill(desk)
            desk.backups.make(target)
        finally:
            desk.close()
    print(f"{target.name} : {target.stat().st_size // 1000} ko")


if __name__ == "__main__":
    main()
