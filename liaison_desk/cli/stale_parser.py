"""The words of the commands on what papers state and no longer holds: a part of `cli/parser.py`."""

from __future__ import annotations

from pathlib import Path

from liaison_desk.cli.french_arguments import Commands
from liaison_desk.domain.sheets import SheetForm

_ID = "identifiant, son début, ou numéro de courrier"
_SHEETS = ", ".join(form.value for form in SheetForm)
_JSON = "en JSON, pour un programme"


def stale_words(commands: Commands) -> None:
    """Add the commands on what papers state and no longer holds."""
    stale = commands.add_parser("stale", help="dire quelles phrases ne sont plus justes, et comment les corriger")
    stale.add_argument("kind", nargs="?", default="", metavar="TYPE", help="briefing, letter, engagement, pack")
    stale.add_argument("id", nargs="?", default="", metavar="ID", help=_ID)
    stale.add_argument("--kept", action="store_true", help="celles gardées telles quelles, et pourquoi")
    stale.add_argument("--gone-out", action="store_true", help="celles de ce qui est déjà diffusé ou envoyé")
    stale.add_argument("--json", action="store_true", help=_JSON)
    accept = commands.add_parser("stale-accept", help="corriger les phrases d'une note, d'un courrier, d'un dossier")
    keep = commands.add_parser("stale-keep", help="garder des phrases telles quelles")
    for command in (accept, keep):
        command.add_argument("kind", metavar="TYPE", help="briefing, letter, engagement, pack")
        command.add_argument("id", metavar="ID", help=_ID)
        command.add_argument("uses", nargs="*", metavar="PASSAGE", help="identifiants donnés par stale ; tous si rien")
    keep.add_argument("--reason", required=True, metavar="MOTIF", help="motif, qui sera gardé")
    reprints = commands.add_parser("reprint-list", help="dire quels dossiers et quelles fiches réimprimer, et pourquoi")
    reprints.add_argument("--json", action="store_true", help=_JSON)
    prints = commands.add_parser("print-list", help="dire quoi imprimer à chaque passage au bureau")
    prints.add_argument("-o", "--output", type=Path, metavar="FICHIER", help="en faire une feuille, .docx ou .pdf")
    prints.add_argument("--json", action="store_true", help=_JSON)
    forget = commands.add_parser("sheet-forget", help="dire qu'un papier imprimé n'est plus en main")
    forget.add_argument("kind", metavar="TYPE", help="engagement, briefing, meeting, sitting, review, mailing")
    forget.add_argument("id", metavar="ID", help=_ID)
    forget.add_argument("form", choices=[form.value for form in SheetForm], metavar="PAPIER", help=_SHEETS)
