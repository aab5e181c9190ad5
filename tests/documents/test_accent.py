"""The colour of the letterhead: the same in Word and PDF."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest

from liaison_desk.documents.model import TemplateName
from liaison_desk.documents.pdf import render_pages
from liaison_desk.documents.word import render_word
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.validation import validated
from liaison_desk.errors import InvalidFields
from liaison_desk.paths import shipped_template
from liaison_desk.services.template_samples import sample_document

NOTE = sample_document(TemplateName.note, date(2026, 5, 5))


def _word(colour: str) -> str:
    office = OfficeFields(letterhead_colour=colour)
    made = render_word(NOTE, office, shipped_template("note.docx"))
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        return "".join(archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml"))


def test_word_takes_the_colour_everywhere_the_shipped_one_was() -> None:
    shipped, chosen = _word(""), _word("#aa1144")
    assert '"0E6668"' in shipped
    assert '"0E6668"' not in chosen
    assert chosen.count('"AA1144"') == shipped.count('"0E6668"')


def test_the_pages_change_with_the_colour_and_come_back_with_it() -> None:
    shipped, chosen = OfficeFields(), OfficeFields(letterhead_colour="#aa1144")
    first = render_pages(NOTE, shipped, 60)
    assert render_pages(NOTE, chosen, 60) != first
    assert render_pages(NOTE, shipped, 60) == first


@pytest.mark.parametrize("typed", ["teal", "#12", "#12345g", "123456"])
def test_what_is_no_colour_is_refused(typed: str) -> None:
    with pytest.raises(InvalidFields, match="couleur"):
        validated(OfficeFields, {"letterhead_colour": typed})
