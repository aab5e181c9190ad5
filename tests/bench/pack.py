"""A pack of forty pieces and 150 pages: the product beside LibreOffice converting the same pieces in one call."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import count
from pathlib import Path

import typst
from PySide6.QtWidgets import QApplication

from liaison_desk.documents.attached import read_attached_files
from liaison_desk.documents.model import Document, Paragraph, plain
from liaison_desk.documents.pack import Pack, PackCover, PackPiece
from liaison_desk.documents.pack_pages import texts_of
from liaison_desk.documents.pdf import render_pages, render_pdf
from liaison_desk.documents.pdf_values import values_of
from liaison_desk.documents.word import render_word
from liaison_desk.errors import UserError
from liaison_desk.paths import resource, shipped_template
from liaison_desk.ui.theme.manager import Appearance, Theme
from liaison_desk.ui.widgets.page_preview import PagePreview
from tests.bench.made_offices import bench_folder
from tests.bench.measure import (
    Measure,
    alternated,
    at_most,
    at_most_times,
    largest_memory,
    milliseconds,
    times_faster,
)
from tests.bench.papers import OFFICE, letter, pack
from tests.documents.made_packs import render_pack

_NOTES, _LETTERS, _FILES = 14, 10, 16
_BLOCKS = 29
_BLOCKS_OF_FIVE_PAGES = 34
_PIXELS_PER_INCH = 96
_KEYS = 9


def measures() -> list[Measure]:
    """Return the time of a whole pack, the memory it takes, and that of a preview."""
    # a text laid out before would come from the compiler's memory: each round has its own
    editions = map(Edition.made, count(1))
    papers = _as_word(next(editions))
    ours, reference = alternated(
        lambda: _timed(next(editions)),
        partial(milliseconds, lambda: _by_libreoffice(papers)),
        rounds=3,
    )
    return [
        Measure("pack of 40 pieces, 150 pages", ours, "ms", "LibreOffice", reference, times_faster(5)),
        Measure("most memory of a pack", _memory(), "MB", goal=at_most(400, "MB")),
        _preview(),
    ]


@dataclass(frozen=True)
class Edition:
    """The papers of one pack, and those of others as the PDF they come in."""

    own: list[Document]
    others: list[Document]
    files: list[bytes]

    @classmethod
    def made(cls, number: int) -> Edition:
        """Return papers that no other edition has a paragraph of."""
        papers = _documents(number)
        others = papers[-_FILES:]
        return cls(papers[:-_FILES], others, [render_pdf(paper, OFFICE) for paper in others])

    def pack(self) -> bytes:
        """Return the pack of them all, the files of others read apart."""
        pieces = [PackPiece(f"own:{rank}", paper.title, "Pièce", paper) for rank, paper in enumerate(self.own)]
        read = read_attached_files([(content, "application/pdf") for content in self.files])
        for rank, (paper, file) in enumerate(zip(self.others, read, strict=True)):
            if isinstance(file, UserError):
                raise file
            pieces.append(PackPiece(f"file:{rank}", paper.title, "Fichier joint", file))
        return render_pack(Pack("Dossier", PackCover(), tuple(pieces)), OFFICE)


def _timed(edition: Edition) -> float:
    made: list[bytes] = []
    took = milliseconds(lambda: made.append(edition.pack()))
    pages = len(texts_of(made[0]))
    if pages < 150:
        raise ValueError(f"the pack measured must have 150 pages, not {pages}")
    return took


def _documents(edition: int) -> list[Document]:
    notes = [
        replace(pack(edition * 100 + rank), title=f"Note {rank}", blocks=pack(edition * 100 + rank).blocks[:_BLOCKS])
        for rank in range(_NOTES + _FILES)
    ]
    letters = [letter(edition * 100 + rank) for rank in range(_LETTERS)]
    return [*letters, *notes]


def _as_word(edition: Edition) -> list[Path]:
    """Return the same pieces as LibreOffice takes them, those of others too: in Word."""
    folder = bench_folder()
    made: list[Path] = []
    for rank, document in enumerate([*edition.own, *edition.others]):
        made.append(folder / f"piece-{rank}.docx")
        template = shipped_template(f"{document.template.value}.docx")
        made[-1].write_bytes(render_word(document, OFFICE, template))
    return made


def _by_libreoffice(papers: Sequence[Path]) -> None:
    folder = bench_folder()
    profile = f"-env:UserInstallation={(folder / 'libreoffice').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, *map(str, papers)], check=True, capture_output=True, timeout=300)


def _memory() -> float:
    """Return the most memory a process that makes one pack has held, in MB."""
    answer = subprocess.run([sys.executable, "-m", __name__], check=True, capture_output=True, text=True, timeout=120)
    return float(answer.stdout)


def _preview() -> Measure:
    """Return the time of the pages of a note of five pages after a key, beside typst laying out such a note alone."""
    running = QApplication.instance()
    application = running if isinstance(running, QApplication) else QApplication([])
    theme = Theme(application, Appearance.light)
    preview = PagePreview()
    preview.resize(620, 820)
    preview.show()
    keys = count(1)
    layout = resource("typst", "document.typ")
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(resource("fonts"))])

    def refresh() -> None:
        preview.show_pages(render_pages(_note(0, next(keys)), OFFICE, _PIXELS_PER_INCH))
        application.processEvents()

    def alone() -> float:
        key = next(keys)
        values = json.dumps(values_of(_note(key, key), OFFICE, None), ensure_ascii=False)
        inputs = {"document": values, "logo": ""}
        return milliseconds(
            lambda: typst.Compiler(layout, layout.parent, fonts, ignore_system_fonts=True).compile(
                sys_inputs=inputs, format="png", ppi=_PIXELS_PER_INCH
            )
        )

    refresh()
    if len(preview.sheets.pages) != 5:
        raise ValueError(f"the note previewed must have five pages, not {len(preview.sheets.pages)}")
    ours, reference = alternated(lambda: milliseconds(refresh), alone, rounds=_KEYS)
    preview.close()
    del theme
    return Measure("preview of five pages after a key", ours, "ms", "typst alone", reference, at_most_times(2))


def _note(edition: int, key: int) -> Document:
    """Return a note of five pages whose last paragraph is being typed."""
    whole = pack(edition)
    return replace(whole, blocks=(*whole.blocks[:_BLOCKS_OF_FIVE_PAGES], Paragraph(plain("x" * key))))


if __name__ == "__main__":
    made = Edition.made(1)
    made.pack()
    print(largest_memory())
