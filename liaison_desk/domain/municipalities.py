"""Communes of the Seine-Saint-Denis: their codes, territory, cantons, and how to find one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from liaison_desk.domain.folding import fold

_ARTICLES = ("le", "la", "les", "l", "du", "des", "au", "aux")
_CEDEX = re.compile(r"\s+cedex(\s+\d+)?$")


@dataclass(frozen=True)
class Municipality:
    """One commune: INSEE code, name, postal codes, EPT, cantons, arrondissement."""

    insee: str
    name: str
    postal_codes: tuple[str, ...]
    ept: str
    cantons: tuple[str, ...]
    district: str
    is_delegated: bool = False
    """True for a commune déléguée: it keeps its name and address but is no commune any more."""
    parent: str = ""
    """INSEE code of the commune nouvelle a commune déléguée belongs to."""

    @property
    def is_split(self) -> bool:
        """Tell whether several cantons share it, so that somebody must choose one."""
        return len(self.cantons) > 1


class Municipalities:
    """The communes, in the order of their INSEE codes."""

    def __init__(self, municipalities: Iterable[Municipality]) -> None:
        self._all = tuple(sorted(municipalities, key=lambda municipality: municipality.insee))
        self._by_insee = {municipality.insee: municipality for municipality in self._all}
        self._by_name = {_plain(municipality.name): municipality for municipality in self._all}

    def __iter__(self) -> Iterator[Municipality]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)

    def by_insee(self, insee: str) -> Municipality | None:
        """Return the commune of an INSEE code, or None."""
        return self._by_insee.get(insee)

    def name_of(self, insee: str) -> str:
        """Return the name of the commune of an INSEE code, empty when it is not known."""
        municipality = self._by_insee.get(insee)
        return municipality.name if municipality else ""

    def by_name(self, name: str) -> Municipality | None:
        """Return the commune so called, whatever its case, accents, dashes, « St » or « CEDEX ».

        A beginning is enough when only one name starts so (« Saint-Ouen »); None when nothing or several fit.
        """
        wanted = _plain(name)
        if not wanted:
            return None
        if wanted in self._by_name:
            return self._by_name[wanted]
        fitting = [municipality for plain, municipality in self._by_name.items() if plain.startswith(f"{wanted} ")]
        return fitting[0] if len(fitting) == 1 else None

    def named_in(self, text: str) -> tuple[Municipality, ...]:
        """Return the communes a text names in full: « MJC de Stains », « salle des fêtes du Blanc-Mesnil »."""
        left = f" {_plain(text)} ".replace(" seine saint denis ", "  ")
        found: list[Municipality] = []
        # the longest names first: « L'Île-Saint-Denis » does not name Saint-Denis
        for name in sorted(self._by_name, key=len, reverse=True):
            article, _, bare = name.partition(" ")
            with_article = rf"(?:^| (?:{'|'.join(_ARTICLES)})) {bare}(?= )"
            pattern = re.compile(with_article if article in _ARTICLES else rf" {name}(?= )")
            if pattern.search(left):
                found.append(self._by_name[name])
                left = pattern.sub(" ", left)
        return tuple(found)

    def by_postal_code(self, postal_code: str) -> tuple[Municipality, ...]:
        """Return the communes served by a postal code, none when it is not of this Département."""
        wanted = postal_code.strip()
        return tuple(municipality for municipality in self._all if wanted in municipality.postal_codes)

    def of_ept(self, ept: str) -> tuple[Municipality, ...]:
        """Return the communes of a territory (établissement public territorial)."""
        return tuple(municipality for municipality in self._all if municipality.ept == ept)


def _plain(name: str) -> str:
    words = _CEDEX.sub("", fold(name)).split()
    return " ".join({"st": "saint", "ste": "sainte"}.get(word, word) for word in words)
