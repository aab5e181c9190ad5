"""Thirty pages to PDF: the product beside LibreOffice converting the same document."""

from __future__ import annotations

import subprocess
from functools import partial
from itertools import count
from pathlib import Path

from liaison_desk.documents.model import Document
from liaison_desk.documents.pdf import render_pdf
from liaison_desk.documents.word import render_word
from liaison_desk.paths import shipped_template
from tests.bench.made_offices import bench_folder
from tests.bench.measure import Measure, alternated, milliseconds, times_faster
from tests.bench.papers import OFFICE, pack


def measures() -> list[Measure]:
    """Return the time of the whole conversion."""
    # a text laid out before would come from the compiler's memory: each round has its own
    editions = map(pack, count(1))
    word = bench_folder() / "pack.docx"
    word.write_bytes(render_word(next(editions), OFFICE, shipped_template("note.docx")))
    ours, reference = alternated(
        lambda: _by_the_product(next(editions)),
        partial(milliseconds, lambda: _by_libreoffice(word)),
    )
    return [Measure("PDF of 30 pages", ours, "ms", "LibreOffice", reference, times_faster(6))]


def _by_the_product(document: Document) -> float:
    return milliseconds(lambda: render_pdf(document, OFFICE))


def _by_libreoffice(word: Path) -> None:
    folder = bench_folder()
    profile = f"-env:UserInstallation={(folder / 'libreoffice').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(word)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
