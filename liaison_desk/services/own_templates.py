"""The officer's own Word templates: copies of the shipped ones, which win over them."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

from liaison_desk.errors import UserError
from liaison_desk.files import atomic_write
from liaison_desk.paths import shipped_template

NAMES = ("letter", "note", "trip_sheet")


class OwnTemplates:
    """Copies, finds and sets aside templates in the folder of an office."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def path(self, name: str) -> Path:
        """Return where the officer's own copy of a template is, or would be."""
        return self._folder / f"{name}.docx"

    def is_own(self, name: str) -> bool:
        """Tell whether the officer has a copy of a template."""
        return self.path(name).exists()

    def copy(self, name: str) -> Path:
        """Make the officer's copy of a shipped template when there is none, and return it; raises UserError."""
        own = self.path(name)
        if not own.exists():
            try:
                self._folder.mkdir(parents=True, exist_ok=True)
            except OSError:
                raise UserError(
                    "folder_not_writable", "Le dossier des modèles ne peut pas être créé : vérifiez vos droits."
                ) from None
            atomic_write(own, shipped_template(f"{name}.docx").read_bytes())
        return own

    def set_aside(self, name: str, moment: datetime) -> Path:
        """Go back to the shipped template; the copy is kept beside it under a dated name, which is returned.

        Raises UserError when Word holds the copy open.
        """
        kept = self._folder / "anciens" / f"{name}-{moment:%Y-%m-%d-%H%M%S}.docx"
        try:
            kept.parent.mkdir(exist_ok=True)
            os.replace(self.path(name), kept)
        except OSError:
            raise UserError(
                "template_in_use", "Ce modèle est ouvert dans Word : fermez-le, puis recommencez."
            ) from None
        return kept
