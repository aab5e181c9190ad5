"""The words of the commands about circuits, the signature book and sending."""

from __future__ import annotations

from pathlib import Path

from liaison_desk.cli.french_arguments import Commands

_ID = "identifiant, son début, ou numéro de courrier"
_JSON = "en JSON, pour un programme"


def circuit_words(commands: Commands) -> None:
    """Add `circuit`, `sign`, `dispatch` and `signature-book`."""
    circuit = commands.add_parser("circuit", help="circuit de signature d'un courrier ou d'une note")
    actions = circuit.add_subparsers(dest="action", metavar="ACTION", required=True)
    for name, sentence in (
        ("start", "mettre en circuit"),
        ("show", "dire où en est le circuit"),
        ("answer", "répondre à l'étape en cours"),
        ("versions", "dire ce qui a changé d'une version à l'autre"),
    ):
        action = actions.add_parser(name, help=sentence)
        action.add_argument("id", metavar="ID", help=_ID)
        if name == "start":
            action.add_argument("--steps", default="", metavar="FICHIER", help="étapes (JSON) ; les usuelles si rien")
        if name == "answer":
            action.add_argument(
                "endorsement", metavar="RÉPONSE", help="favourable, with_remarks, to_rework, unfavourable"
            )
            action.add_argument("--comment", default="", metavar="MOTS", help="exigé pour rendre un texte à reprendre")
            action.add_argument("--person", default="", metavar="NOM", help="qui répond")
        action.add_argument("--note", action="store_true", help="ID est celui d'une note")
        action.add_argument("--json", action="store_true", help=_JSON)
    sign = commands.add_parser("sign", help="signer un courrier : il prend son numéro de départ")
    sign.add_argument("id", metavar="ID", help=_ID)
    sign.add_argument(
        "--without-visas", default="", metavar="MOTIF", help="signer sans attendre les visas, en disant pourquoi"
    )
    dispatch = commands.add_parser("dispatch", help="dire un courrier signé parti ; écrire le courriel qui l'emporte")
    dispatch.add_argument("id", metavar="ID", help=_ID)
    dispatch.add_argument(
        "--by", required=True, choices=("mail", "email", "hand"), metavar="VOIE", help="mail, email ou hand"
    )
    dispatch.add_argument("-o", "--output", type=Path, metavar="FICHIER", help="message .eml à écrire, pour email")
    dispatch.add_argument("--to", default="", metavar="NOM", help="à qui il a été remis, pour hand")
    dispatch.add_argument("--on", default="", metavar="JOUR", help="jour (2026-05-12) ; aujourd'hui si rien")
    book = commands.add_parser("signature-book", help="dire ce qui attend un visa ou une signature")
    book.add_argument("-o", "--output", type=Path, metavar="FICHIER", help="bordereau à écrire (.docx ou .pdf)")
    book.add_argument("--role", default="", metavar="QUI", help="seulement ce qui attend cette personne")
    book.add_argument("--json", action="store_true", help=_JSON)
