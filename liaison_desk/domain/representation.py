"""Coming for somebody else: whose rank one takes, and what must be known of it (decree 89-655, art. 13 and 14)."""

from __future__ import annotations

from liaison_desk.domain.attendees import Attendee, official_function
from liaison_desk.domain.engagements import Capacity, EngagementFields
from liaison_desk.domain.folding import fold
from liaison_desk.domain.municipalities import Municipality
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.partners import OfficeHeld

RANK_SOURCE = "décret n° 89-655 du 13 septembre 1989, art. 3, 13 et 14"

_COUNCILLOR_WARNING = "Représentation du Président : le rang ne se délègue pas. {who} garde son propre rang, le 15e."
_VICE_PRESIDENT_WARNING = "Représentation du Président : {who} prend le rang du Président, le 6e."


def representation_notice(fields: EngagementFields, office: OfficeFields) -> str:
    """Return the warning with its source, empty on other occasions."""
    warning = representation_warning(fields, office)
    return f"{warning.removesuffix('.')} ({RANK_SOURCE})." if warning else ""


def representation_warning(fields: EngagementFields, office: OfficeFields) -> str:
    """Return what must be said on every representation of the President, empty on other occasions (P2)."""
    function = official_function(office)
    if fields.capacity is not Capacity.for_president or function == "PDT_DEPARTEMENT":
        return ""
    if function == "VP_DEPARTEMENT":
        who = "une vice-présidente" if office.is_woman else "un vice-président"
        return _VICE_PRESIDENT_WARNING.format(who=who)
    return _COUNCILLOR_WARNING.format(who="Une conseillère déléguée" if office.is_woman else "Un conseiller délégué")


def takes_the_rank(attendee: Attendee, place: Municipality | None) -> bool:
    """Tell whether the rank represented is taken: ad interim, or by one of the two exceptions (art. 13 and 14)."""
    theirs = {office.function for office in attendee.represented}
    if attendee.is_interim:
        return True
    if "PDT_DEPARTEMENT" in theirs and attendee.holds("VP_DEPARTEMENT"):
        return True
    if "PDT_REGION" in theirs and any(_is_regional_vice_president(office) for office in attendee.offices):
        return True
    mayors = {office.municipality for office in attendee.represented if office.function == "MAIRE"}
    return any(office.function == "ADJOINT" and _adjoint_of(office, mayors, place) for office in attendee.offices)


def _adjoint_of(office: OfficeHeld, mayors: set[str], place: Municipality | None) -> bool:
    here = place is not None and not office.municipality and place.insee in mayors
    return office.municipality in mayors or here


def _is_regional_vice_president(office: OfficeHeld) -> bool:
    words = fold(f"{office.title} {office.portfolio}")
    return office.function == "CONSEILLER_REGIONAL" and "vice president" in words
