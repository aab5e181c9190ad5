"""The function that a title typed in words names: « Maire adjointe de Stains », « Présidente du conseil régional »."""

from __future__ import annotations

from functools import lru_cache

from liaison_desk.domain.folding import fold
from liaison_desk.domain.partners import OfficeHeld
from liaison_desk.domain.precedence import Directory, FormsOfAddress

_WRITTEN_OTHERWISE = {
    "prefet": "PREFET",
    "prefete": "PREFET",
    "prefet delegue": "PREFET_DELEGUE",
    "prefete deleguee": "PREFET_DELEGUE",
    "adjoint au maire": "ADJOINT",
    "adjointe au maire": "ADJOINT",
    "president du conseil departemental": "PDT_DEPARTEMENT",
    "presidente du conseil departemental": "PDT_DEPARTEMENT",
    "president du conseil regional": "PDT_REGION",
    "presidente du conseil regional": "PDT_REGION",
    "vice president du conseil departemental": "VP_DEPARTEMENT",
    "vice presidente du conseil departemental": "VP_DEPARTEMENT",
}
"""Titles whose first word alone does not tell the function."""

_TOO_SHORT = frozenset({"", "president", "presidente", "vice president", "vice presidente", "prefet", "prefete"})
_POLITE = ("monsieur le ", "madame la ", "monsieur l ", "madame l ", "mon ")


def function_of(written: str, directory: Directory) -> OfficeHeld | None:
    """Return the function a typed title starts with, with the commune it names, None when it names none known."""
    words = fold(written)
    known = _titles(directory.forms)
    title = next((title for title in known if words == title or words.startswith(f"{title} ")), None)
    if written in directory.forms:
        return OfficeHeld(function=written)
    if title is None:
        return None
    places = directory.municipalities.named_in(written)
    return OfficeHeld(function=known[title], title=written, municipality=places[0].insee if len(places) == 1 else "")


@lru_cache(maxsize=4)
def _titles(forms: FormsOfAddress) -> dict[str, str]:
    """Return the function of each title, the longest titles first: « maire adjointe » is no mayor."""
    titles = dict(_WRITTEN_OTHERWISE)
    for form in forms:
        for salutation in (form.salutation_mr, form.salutation_ms):
            words = fold(salutation)
            title = next((words.removeprefix(start) for start in _POLITE if words.startswith(start)), "")
            if title not in _TOO_SHORT:
                titles.setdefault(title, form.function)
    return dict(sorted(titles.items(), key=lambda pair: (-len(pair[0]), pair[0])))
