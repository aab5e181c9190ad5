"""Figures called by their name in a text: « {chiffre:fdva-2026} » prints the value the office keeps (§3.6)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum

from liaison_desk.domain.french import long_date
from liaison_desk.domain.key_figures import AmountStage, KeyFigure

_REFERENCE = re.compile(r"\{[^\S\n]*chiffre[^\S\n]*:[^\S\n]*([^{}\n]{1,120}?)[^\S\n]*\}", re.IGNORECASE)
_MARKDOWN_SIGN = re.compile(r"([\\*_|])")
_STAGES = {
    AmountStage.none: "",
    AmountStage.voted: "montant voté",
    AmountStage.committed: "montant engagé",
    AmountStage.paid: "montant versé",
}


class FigureStyle(StrEnum):
    """How a figure is given: with its date and source where it is read, alone where it is said."""

    read = "read"
    said = "said"


def reference_to(name: str) -> str:
    """Return what is typed in a text to print a figure."""
    return f"{{chiffre:{name}}}"


def figure_names(text: str) -> tuple[str, ...]:
    """Return the names of the figures a text calls, as written, in order."""
    return tuple(_REFERENCE.findall(text))


def figure_spans(text: str, figures: Iterable[KeyFigure]) -> list[tuple[int, int, KeyFigure]]:
    """Return where a text calls figures, those not among `figures` left out: first offset, offset after the last."""
    known = {_folded(figure.name): figure for figure in figures}
    spans = ((*found.span(), known.get(_folded(found[1]))) for found in _REFERENCE.finditer(text))
    return [(start, end, figure) for start, end, figure in spans if figure]


def figure_words(figure: KeyFigure, style: FigureStyle = FigureStyle.read) -> str:
    """Return « 23 000 € (montant voté, au 31 mars 2026, source : délibération 2026-04) », or the value alone."""
    if style is FigureStyle.said:
        return figure.value
    source = f"source : {figure.source}" if figure.source else ""
    details = ", ".join(filter(None, (_STAGES[figure.stage], f"au {long_date(figure.as_of)}", source)))
    return f"{figure.value} ({details})"


def with_figures(text: str, figures: Sequence[KeyFigure], style: FigureStyle = FigureStyle.read) -> str:
    """Return a Markdown text with its figures written out; one that is not kept is « [à compléter : chiffre … ] ».

    The last of two figures of one name wins: a paper gives those it kept after those of today.
    """
    known = {_folded(figure.name): figure for figure in figures}

    def written(found: re.Match[str]) -> str:
        figure = known.get(_folded(found[1]))
        words = figure_words(figure, style) if figure else f"[à compléter : chiffre « {found[1]} »]"
        return _MARKDOWN_SIGN.sub(r"\\\1", words)

    return _REFERENCE.sub(written, text)


def called_figures(texts: Iterable[str], figures: Sequence[KeyFigure]) -> list[KeyFigure]:
    """Return the figures texts call, in the order they are kept."""
    called = {_folded(name) for text in texts for name in figure_names(text)}
    return [figure for figure in figures if _folded(figure.name) in called]


def unknown_figures(texts: Iterable[str], figures: Sequence[KeyFigure]) -> tuple[str, ...]:
    """Return the names texts call that the office does not keep, each once, in order."""
    known = {_folded(figure.name) for figure in figures}
    missing = (name for text in texts for name in figure_names(text) if _folded(name) not in known)
    return tuple(dict.fromkeys(missing))


def _folded(name: str) -> str:
    return name.strip().casefold()
