"""The standing one person has at one occasion, by the articles of decree 89-655 (domain reference §2.2, P1 to P6)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from liaison_desk.domain.attendees import Attendee
from liaison_desk.domain.folding import fold
from liaison_desk.domain.municipalities import Municipalities, Municipality
from liaison_desk.domain.partners import OfficeHeld, PartnerFields, PartnerKind
from liaison_desk.domain.precedence import STATE_RANK, UNRANKED, Directory, LawRank, PrecedenceRanks
from liaison_desk.domain.representation import takes_the_rank

STEP = 100
"""Positions between two ranks of the decree, for the places that usage and art. 9 to 17 put between them."""

_AMBASSADOR = 170
_OTHER_MAYOR, _EPT = 750, 800
_MAYOR_RANK, _EPT_RANK, _TOWN_COUNCIL_RANK = 7, 8, 26


@dataclass(frozen=True)
class Occasion:
    """Where and by whom people are brought together.

    `place` is None when the commune is not known; a commune déléguée counts as its commune nouvelle.
    """

    day: date
    place: Municipality | None = None
    is_ordered_by_government: bool = False
    is_invited_by_department: bool = False
    is_for_president: bool = False
    host_id: str = ""
    host: PartnerFields | None = None


@dataclass(frozen=True)
class Standing:
    """Where somebody stands: `position` orders whole ranks, `inside` those of one rank, then the seniority."""

    position: int
    rank: int
    reason: str
    inside: int = 0
    since: date = date.max
    is_to_check: bool = False

    @property
    def key(self) -> tuple[int, int, date]:
        """What two standings are compared by."""
        return (self.position, self.inside, self.since)


def standing_of(
    attendee: Attendee, attendees: Sequence[Attendee], occasion: Occasion, directory: Directory, ranks: PrecedenceRanks
) -> Standing:
    """Return the highest standing of a person: their own functions', or that of whoever they represent.

    A rank is not delegated (art. 13): only whoever holds an office ad interim or by statute, a vice-president for the
    president and an adjoint for the mayor take the rank represented (art. 13 and 14). Of several mandates the highest
    counts (P6); in the absence of a minister and of the préfet, the sous-préfet takes his rank (art. 11).
    """
    rules = _Rules(occasion, directory, ranks)
    own = rules.best(attendee.offices, attendee)
    if attendee.holds("SOUS_PREFET") and not any(one.holds("MINISTRE", "PREFET") for one in _acting(attendees)):
        own = min(own, rules.for_the_prefect(attendee) or own, key=lambda standing: standing.key)
    if not attendee.represented:
        return own
    name = attendee.represented_name
    if takes_the_rank(attendee, occasion.place):
        theirs = rules.best(attendee.represented, replace(attendee, first_terms={}))
        article = "intérim ou suppléance, art. 13" if attendee.is_interim else "art. 14"
        if theirs.key < own.key:
            return replace(theirs, reason=f"Prend le rang de {name} ({article}) ; {theirs.reason}")
    return replace(own, reason=f"Représente {name} mais garde son propre rang (art. 13) ; {own.reason}")


class _Rules:
    """The standing each function gives at an occasion."""

    def __init__(self, occasion: Occasion, directory: Directory, ranks: PrecedenceRanks) -> None:
        self._occasion = occasion
        self._directory = directory
        self._ranks = ranks

    def best(self, offices: Sequence[OfficeHeld], attendee: Attendee) -> Standing:
        """Return the highest standing functions give."""
        found = [self._of_office(office, attendee) for office in offices]
        is_body = attendee.partner.partner_kind is PartnerKind.organisation
        unknown = Standing(UNRANKED * STEP, UNRANKED, _UNLISTED, inside=UNRANKED + is_body)
        return min([*found, unknown], key=lambda standing: standing.key)

    def for_the_prefect(self, attendee: Attendee) -> Standing | None:
        """Return the préfet's rank for a sous-préfet in their own arrondissement (art. 11)."""
        district = self._district_of(next(one for one in attendee.offices if one.function == "SOUS_PREFET"))
        place = self._occasion.place
        if not (district and place and fold(district) == fold(place.district)):
            return None
        reason = "Prend le rang du préfet dans son arrondissement, ni ministre ni préfet n'étant là (art. 11)"
        return Standing(STATE_RANK * STEP, STATE_RANK, reason, inside=1)

    def _of_office(self, office: OfficeHeld, attendee: Attendee) -> Standing:
        since = attendee.first_terms.get(office.function, office.since or date.max)
        found = self._special(office) or self._listed(office)
        return replace(found, since=since)

    def _special(self, office: OfficeHeld) -> Standing | None:
        """Return the standing of functions whose place the list of art. 3 does not give by itself."""
        function, place = office.function, self._occasion.place
        if function == "MINISTRE":
            return Standing(0, 0, "Ministre : en tête, le préfet l'accompagne (usage)")
        if function == "AMBASSADEUR":
            return Standing(_AMBASSADOR, STATE_RANK, "Ambassadeur : juste après le représentant de l'État (art. 17)")
        if function == "MAIRE" and place and not self._is_here(office):
            return Standing(_OTHER_MAYOR, UNRANKED, "Maire d'une autre commune : une place de courtoisie près du "
                            "maire du lieu, et non un rang (usage)")  # fmt: skip
        if function == "PDT_EPT":
            return self._of_territory(office)
        is_local = function in {"ADJOINT", "CONSEILLER_MUNICIPAL", "CONSEILLER_MUNICIPAL_LIEU", "DGS_COMMUNE"}
        if is_local and place and not self._is_here(office):
            return self._unlisted("Élu d'une autre commune : pas de rang, place au choix de l'hôte (art. 18)", office)
        if function == "SOUS_PREFET" and place and not office.title:
            district = self._district_of(office)
            if district and fold(district) != fold(place.district):
                return self._unlisted("Hors de son arrondissement : place au choix de l'hôte (art. 18)", office)
        return None

    def _of_territory(self, office: OfficeHeld) -> Standing:
        place = self._occasion.place
        body = fold(self._directory.organisations.get(office.organisation_id or "", ""))
        theirs = self._directory.municipalities.by_insee(office.municipality)
        known = bool(body) or theirs is not None
        if place and known and fold(place.ept) not in body and (theirs is None or theirs.ept != place.ept):
            return self._unlisted("Établissement public d'un autre territoire : place au choix de l'hôte (art. 18)",
                                  office)  # fmt: skip
        reason = "Établissement public territorial du lieu : huitième, juste après le maire (usage)"
        return Standing(_EPT, _EPT_RANK, reason)

    def _listed(self, office: OfficeHeld) -> Standing:
        law = self._ranks.of_function(office.function)
        if law is None:
            return self._unlisted(_UNLISTED, office)
        inside = int(office.function == "CONSEILLER_MUNICIPAL")  # adjoints come first
        is_place_missing = law.rank in {_MAYOR_RANK, _TOWN_COUNCIL_RANK} and self._occasion.place is None
        where = " ; commune du lieu à préciser" if is_place_missing else ""
        reason = f"Rang {law.rank} (art. 3) : {_lowered(law)}{where}"
        military = 10 if law.rank == _EPT_RANK else 0
        return Standing(
            law.rank * STEP + military, law.rank, reason, inside=inside, is_to_check=law.is_to_check or is_place_missing
        )

    def _unlisted(self, reason: str, office: OfficeHeld) -> Standing:
        forms = self._directory.forms
        inside = forms.seniority(office)[2] if office.function in forms else UNRANKED
        return Standing(UNRANKED * STEP, UNRANKED, reason, inside=inside)

    def _is_here(self, office: OfficeHeld) -> bool:
        return self._occasion.place is not None and office.municipality == self._occasion.place.insee

    def _district_of(self, office: OfficeHeld) -> str:
        municipality = self._directory.municipalities.by_insee(office.municipality)
        if municipality:
            return municipality.district
        words = f" {fold(office.portfolio)} "
        return next((one for one in _districts(self._directory.municipalities) if f" {fold(one)} " in words), "")


_UNLISTED = "Pas de rang dans le décret : après ceux qui en ont un, au choix de l'hôte (art. 18)"


def _acting(attendees: Sequence[Attendee]) -> Iterator[Attendee]:
    """Yield people as what they come as: whoever stands in ad interim holds the office represented."""
    for attendee in attendees:
        yield replace(attendee, offices=attendee.represented) if attendee.is_interim else attendee


def _districts(municipalities: Municipalities) -> set[str]:
    return {municipality.district for municipality in municipalities}


def _lowered(law: LawRank) -> str:
    return law.label[:1].lower() + law.label[1:]
