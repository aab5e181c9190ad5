"""What a mailing is written to: each file is optional."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from liaison_desk.domain.stationery import EnvelopeFormat, LabelFormat


@dataclass(frozen=True)
class MergeOutputs:
    """Where the papers of a mailing go.

    `folder` is a new folder, one Word file a letter; `messages` another, one message a letter, when they are
    signed and go by e-mail; `printable` ends in .docx or .pdf and holds every letter;
    envelopes and labels are .pdf, the list is .xlsx. `first_label` is the first free one of a sheet already begun.
    """

    folder: Path | None = None
    messages: Path | None = None
    printable: Path | None = None
    envelopes: Path | None = None
    envelope_format: EnvelopeFormat = EnvelopeFormat.dl
    labels: Path | None = None
    label_format: LabelFormat = LabelFormat.three_by_seven
    first_label: int = 1
    recipients_list: Path | None = None


@dataclass(frozen=True)
class MergeResult:
    """What was made: how many letters, their numbers (empty for drafts), the files written."""

    letters: int
    numbers: tuple[str, ...]
    files: tuple[Path, ...]
