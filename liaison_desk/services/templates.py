"""The Word templates: shipped or the officer's own, checked, previewed, restored."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from liaison_desk.documents.model import TemplateName
from liaison_desk.errors import UserError
from liaison_desk.services.clock import Clock, local_now, today
from liaison_desk.services.own_templates import NAMES, OwnTemplates
from liaison_desk.services.paper import PaperService
from liaison_desk.services.template_samples import sample_document
from liaison_desk.store.office_folder import OfficeFolder

_WORD_FILE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True)
class TemplateState:
    """A template in use (a name of `NAMES`): `refusal` says what is wrong with it and where, if anything is."""

    name: str
    is_own: bool
    path: Path
    refusal: str = ""


@dataclass(frozen=True)
class TemplatePreview:
    """An invented document as PDF; `is_word` tells whether it comes from the Word file, else from our own layout."""

    pdf: bytes
    is_word: bool


class TemplateService:
    """Every template the documents are poured into."""

    def __init__(self, folder: OfficeFolder, paper: PaperService, clock: Clock) -> None:
        self._folder = folder
        self._own = OwnTemplates(folder.templates)
        self._paper = paper
        self._clock = clock

    def states(self) -> tuple[TemplateState, ...]:
        """Return every template, each checked as it is now."""
        return tuple(self.state(name) for name in NAMES)

    def state(self, name: str) -> TemplateState:
        """Return one template, checked: fields it may not hold, what could run, links and macros are named."""
        refusal = ""
        try:
            self._paper.word(sample_document(TemplateName(name), today(self._clock)))
        except UserError as error:
            refusal = error.sentence
        return TemplateState(name, self._own.is_own(name), self._paper.template(TemplateName(name)), refusal)

    def copy(self, name: str) -> Path:
        """Return the officer's own copy of a template, made from the shipped one when there is none."""
        return self._own.copy(name)

    def restore(self, name: str) -> Path:
        """Go back to the shipped template; return where the officer's copy was set aside."""
        return self._own.set_aside(name, local_now(self._clock))

    def stamps(self) -> tuple[int, ...]:
        """Return what changes when a template is saved."""
        return tuple(_stamp(self._paper.template(TemplateName(name))) for name in NAMES)

    def preview(self, name: str) -> TemplatePreview:
        """Return what a template makes of an invented document; raises UserError when it cannot be filled.

        It is the Word file where an office suite is installed, our own PDF otherwise.
        """
        from liaison_desk.documents.office_suite import converted_to_pdf, office_suite

        document = sample_document(TemplateName(name), today(self._clock))
        word = self._paper.word(document)
        if office_suite() is None:
            return TemplatePreview(self._paper.pdf(document), is_word=False)
        return TemplatePreview(converted_to_pdf(word, _WORD_FILE, self._folder.scratch), is_word=True)


def _stamp(path: Path) -> int:
    try:
        return os.stat(path).st_mtime_ns
    except OSError:
        return 0
