"""The texts an office keeps ready: its own wordings of letters, its paragraphs."""

from __future__ import annotations

from collections.abc import Mapping

from liaison_desk.documents.wordings import shipped_wording
from liaison_desk.domain.letters import Wording
from liaison_desk.domain.standard_texts import OwnWording, StandardParagraph
from liaison_desk.domain.validation import validated
from liaison_desk.errors import UserError
from liaison_desk.services.settings import SettingsService


class StandardTextService:
    """Reads, changes and gives back ready-made texts; what was changed can be undone as any setting."""

    def __init__(self, settings: SettingsService) -> None:
        self._settings = settings

    def wording(self, wording: Wording) -> str:
        """Return the text of a wording in use, its fields in braces."""
        own = (one.text for one in self._settings.office().own_wordings if one.wording is wording)
        return next(own, None) or shipped_wording(wording)

    def is_own(self, wording: Wording) -> bool:
        """Tell whether the office has its own text for a wording."""
        return any(one.wording is wording for one in self._settings.office().own_wordings)

    def change_wording(self, wording: Wording, text: str) -> None:
        """Give a wording a text of the office's own; raises InvalidFields, naming an unknown field."""
        own = validated(OwnWording, {"wording": wording, "text": text})
        others = [one for one in self._settings.office().own_wordings if one.wording is not wording]
        is_shipped = own.text.strip() in {"", shipped_wording(wording)}
        self._change({"own_wordings": others if is_shipped else [*others, own]})

    def restore_wording(self, wording: Wording) -> None:
        """Use the shipped text of a wording again."""
        kept = [one for one in self._settings.office().own_wordings if one.wording is not wording]
        self._change({"own_wordings": kept})

    def paragraphs(self) -> tuple[StandardParagraph, ...]:
        """Return the paragraphs by theme, then by name."""
        return tuple(sorted(self._settings.office().paragraphs, key=lambda one: (one.theme, one.name)))

    def change_paragraph(self, values: Mapping[str, object], instead_of: str = "") -> None:
        """Keep a paragraph (values of StandardParagraph), in place of one of that name when there is one.

        Raises InvalidFields, and UserError when another paragraph has its name.
        """
        paragraph = validated(StandardParagraph, dict(values))
        others = [one for one in self._settings.office().paragraphs if one.name != instead_of]
        if any(one.name == paragraph.name for one in others):
            raise UserError("paragraph_exists", f"Un autre paragraphe s'appelle « {paragraph.name} » : changez le nom.")
        self._change({"paragraphs": [*others, paragraph]})

    def remove_paragraph(self, name: str) -> None:
        """Forget a paragraph."""
        self._change({"paragraphs": [one for one in self._settings.office().paragraphs if one.name != name]})

    def _change(self, values: Mapping[str, object]) -> None:
        self._settings.change(self._settings.office().model_copy(update=values))
