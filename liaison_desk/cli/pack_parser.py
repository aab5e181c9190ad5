"""The words of the commands of packs: a part of `cli/parser.py`."""

from __future__ import annotations

from pathlib import Path

from liaison_desk.cli.french_arguments import Commands
from liaison_desk.cli.pack_commands import FORMATS

_ABOUT = "identifiant du dossier, ou de l'engagement, de la séance, de la réunion, du partenaire dont il traite"
_JSON = "en JSON, pour un programme"


def pack_words(commands: Commands) -> None:
    """Add the commands of packs."""
    pack = commands.add_parser("pack", help="composer un dossier à imprimer")
    pack.add_argument("id", metavar="DOSSIER", help=_ABOUT)
    pack.add_argument("-o", "--output", type=Path, required=True, metavar="FICHIER", help=".pdf ou .docx")
    pack.add_argument("--format", choices=tuple(FORMATS), default="", help="a4, a5 de poche, large en gros caractères")
    pack.add_argument("--right-pages", action="store_true", help="recto-verso : pièces sur une page de droite")
    pack.add_argument("--json", action="store_true", help=_JSON)
    versions = commands.add_parser("pack-versions", help="dire les versions d'un dossier et ce qui y a changé")
    versions.add_argument("id", metavar="DOSSIER", help=_ABOUT)
    versions.add_argument("--printed", type=int, default=0, metavar="VERSION", help="la dire imprimée aujourd'hui")
    versions.add_argument("--json", action="store_true", help=_JSON)
