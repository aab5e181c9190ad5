"""The text layer of PDF files, a bounded number of pages within a bounded time; scripts in them are never run."""

from __future__ import annotations

import time
from typing import Any

from liaison_desk.intake.word_text import PaperText

_MOST_PAGES = 20
_MOST_CHARACTERS = 200_000
_SECONDS = 1.5
_LOCKED = "Ce PDF est protégé par un mot de passe : aucun texte lu, seul l'original est gardé."
_BROKEN = "Ce PDF est abîmé : aucun texte lu, seul l'original est gardé."
_PICTURE = "Aucun texte lu dans ce PDF, sans doute un document numérisé : complétez les champs à la main."
_PARTLY = "Ce PDF est long : seul le texte de ses premières pages a été lu."
_SCRIPTS = "Ce PDF contient un programme (JavaScript) : ouvrez-le sans l'autoriser."
_FILES = "Ce PDF contient d'autres fichiers : ils n'ont pas été lus, ils restent dans l'original."


def read_pdf(content: bytes) -> PaperText:
    """Return the text of the first pages of a PDF."""
    library = _library()
    paper = PaperText()
    try:
        document = library.PdfDocument(content)
    except library.PdfiumError as error:
        paper.warnings.append(_LOCKED if "password" in str(error).lower() else _BROKEN)
        return paper
    count = len(document)
    texts: list[str] = []
    written, ends = 0, time.monotonic() + _SECONDS
    for number in range(min(count, _MOST_PAGES)):
        text = _page_text(document, number, _MOST_CHARACTERS - written)
        texts.append(text)
        written += len(text)
        if time.monotonic() > ends or written >= _MOST_CHARACTERS:
            break
    paper.text = "\n\n".join(texts)
    if not paper.text.strip():
        paper.warnings.append(_PICTURE if count else _BROKEN)
    elif len(texts) < count or written >= _MOST_CHARACTERS:
        paper.warnings.append(_PARTLY)
    if library.raw.FPDFDoc_GetJavaScriptActionCount(document) > 0:
        paper.warnings.append(_SCRIPTS)
    if document.count_attachments():
        paper.warnings.append(_FILES)
    return paper


def _library() -> Any:
    import pypdfium2  # pyright: ignore[reportMissingTypeStubs]

    return pypdfium2


def _page_text(document: Any, number: int, most: int) -> str:
    """Return the text of one page, nothing when it cannot be read."""
    try:
        layer = document[number].get_textpage()
        return layer.get_text_range(0, min(layer.count_chars(), most)).replace("\ufffe", "-")
    except _library().PdfiumError:
        return ""
