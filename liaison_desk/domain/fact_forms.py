"""Every way French writes a day, an hour, a name, a function, a place."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time

from liaison_desk.domain import french
from liaison_desk.domain.fact_uses import FactForm
from liaison_desk.domain.folding import fold
from liaison_desk.domain.inclusive_writing import InclusiveStyle, either
from liaison_desk.domain.organisation_names import the_body
from liaison_desk.domain.partners import CourtesyTitle, PartnerFields, PartnerKind

_FEMININE_PLACES = frozenset({
    "avenue", "bibliotheque", "bourse", "cite", "cour", "cuisine", "esplanade", "ferme", "galerie", "gare", "grange",
    "halle", "maison", "mediatheque", "mairie", "place", "piscine", "prefecture", "rue", "salle", "tribune",
    "universite", "verriere", "ecole", "eglise", "ludotheque", "patinoire", "pepiniere", "cantine", "creche",
})  # fmt: skip
_MASCULINE_PLACES = frozenset({
    "atelier", "auditorium", "amphitheatre", "boulevard", "campus", "centre", "chateau", "cinema", "club", "college",
    "complexe", "conservatoire", "dojo", "espace", "forum", "foyer", "gymnase", "hall", "hotel", "jardin", "lycee",
    "musee", "palais", "parc", "parvis", "pavillon", "quai", "relais", "square", "stade", "theatre", "tiers",
})  # fmt: skip
_SHORTEST_ACRONYM = 3


def day_forms(day: date) -> tuple[FactForm, ...]:
    """Return « mardi 12 mai 2026 », « mardi 12 mai », « 12 mai 2026 », « 12 mai », « 12/05/2026 »."""
    name, number, month = french.weekday_name(day.weekday()), french.day_number(day), french.month_name(day.month)
    short = f"{number} {month}"
    return (
        FactForm("full", (f"{name} {short} {day.year}",)),
        FactForm("weekday", (f"{name} {short}",)),
        FactForm("long", (f"{short} {day.year}",)),
        FactForm("numeric", (f"{day:%d/%m/%Y}", f"{day.day}/{day.month}/{day.year}")),
        FactForm("abbreviated", (f"{name[:3]}. {short}",)),
        FactForm("short", (short,)),
    )


def hour_forms(moment: time) -> tuple[FactForm, ...]:
    """Return « 10 h 30 », « 10h30 », « 10:30 », « 10 heures 30 »."""
    hour, minute = moment.hour, moment.minute
    spaced = f" {minute:02d}" if minute else ""
    tight = f"{minute:02d}" if minute else ""
    return (
        FactForm("spaced", _with_zeros(f"{hour} h{spaced}", hour, minute, " h", " 00")),
        FactForm("tight", _with_zeros(f"{hour}h{tight}", hour, minute, "h", "00")),
        FactForm("digital", tuple(dict.fromkeys((f"{hour}:{minute:02d}", f"{hour:02d}:{minute:02d}")))),
        FactForm("words", (f"{hour} heures{spaced}",)),
    )


def person_forms(partner: PartnerFields) -> tuple[FactForm, ...]:
    """Return « Madame Solène Kerbrat », « Mme Solène Kerbrat », « Solène Kerbrat », « Mme Kerbrat »."""
    bare = f"{partner.first_name} {partner.last_name}".strip()
    short, written = {
        CourtesyTitle.mr: ("M.", "Monsieur"),
        CourtesyTitle.ms: ("Mme", "Madame"),
        CourtesyTitle.unknown: ("", ""),
    }[partner.courtesy_title]
    is_titled, is_whole = bool(short), bool(partner.first_name and partner.last_name)
    last = partner.last_name or partner.first_name
    return (
        FactForm("written_full", (f"{written} {bare}".strip(),), is_sought=is_titled and is_whole),
        FactForm("short_full", (f"{short} {bare}".strip(),), is_sought=is_titled and is_whole),
        FactForm("bare_full", (bare,), is_sought=is_whole),
        FactForm("written_last", (f"{written} {last}".strip() if is_titled else bare,), is_sought=is_titled),
        FactForm("short_last", (f"{short} {last}".strip() if is_titled else bare,), is_sought=is_titled),
    )


def body_forms(name: str, acronym: str = "") -> tuple[FactForm, ...]:
    """Return an organisation with and without its article, and its acronym."""
    forms = [*_with_articles(name, the_body(name)), FactForm("bare", (name,))]
    is_sought = len(acronym) >= _SHORTEST_ACRONYM
    forms.append(FactForm("acronym", (acronym or name,), is_sought=is_sought, is_exact=True))
    return tuple(forms)


def name_forms(partner: PartnerFields) -> tuple[FactForm, ...]:
    """Return how a partner is named, a person or an organisation."""
    if partner.partner_kind is PartnerKind.organisation:
        return body_forms(partner.name, partner.acronym)
    return person_forms(partner)


def place_forms(place: str) -> tuple[FactForm, ...]:
    """Return a place as it is typed, and with the article of its first word: « à la salle des fêtes »."""
    lowered = f"{place[:1].lower()}{place[1:]}"
    return (*_with_articles(place, _the_place(lowered)), FactForm("bare", (place, lowered)))


def municipality_forms(name: str) -> tuple[FactForm, ...]:
    """Return where it takes place: « à Stains », « au Blanc-Mesnil »."""
    return (FactForm("at", (french.at(name),)),)


def title_forms(
    in_mr: str, in_ms: str, courtesy_title: CourtesyTitle, salutation: str, *, has_noun: bool
) -> tuple[FactForm, ...]:
    """Return a function, from its two titles (« Président de … », « Présidente de … ») and the salutation it calls for.

    `has_noun` seeks the noun alone too (« la maire »), which only means something when one person holds it.
    """
    titles = _in_gender(in_mr, in_ms, courtesy_title)
    nouns = _in_gender(_noun(in_mr), _noun(in_ms), courtesy_title)
    gender = courtesy_title
    called = salutation.rstrip(" ,")
    forms = [
        FactForm("called", (called,) if " " in called else (), is_sought=" " in called),
        *(_articled(shape, titles[:1], gender) for shape in ("the", "of", "at")),
        FactForm("bare", titles),
    ]
    polite = {CourtesyTitle.mr: "M. ", CourtesyTitle.ms: "Mme "}.get(gender, "")
    words = tuple(f"{polite}{_determined('the', noun, gender)}" for noun in nouns[:1]) if polite else ()
    forms.append(FactForm("polite_noun", words, is_sought=has_noun and bool(words)))
    forms += [_articled(f"{shape}_noun", nouns[:1], gender, is_sought=has_noun) for shape in ("the", "of", "at")]
    return tuple(forms)


def line_forms(words: str) -> tuple[FactForm, ...]:
    """Return words that are written one way only."""
    return (FactForm("bare", (words,) if words else ()),)


def _with_zeros(written: str, hour: int, minute: int, unit: str, zeros: str) -> tuple[str, ...]:
    padded = f"{hour:02d}{written.removeprefix(str(hour))}"
    same = [written, padded]
    if not minute:
        same += [f"{hour}{unit}{zeros}", f"{hour:02d}{unit}{zeros}"]
    return tuple(dict.fromkeys(same))


def _with_articles(name: str, definite: str) -> list[FactForm]:
    """Return « à la … », « de la … », « la … »; without words when the article is not known."""
    if definite in (name, f"{name[:1].lower()}{name[1:]}"):
        return [FactForm(shape, ()) for shape in ("at", "of", "the")]
    if definite.startswith("le "):
        return [
            FactForm("at", (f"au {definite[3:]}",)),
            FactForm("of", (f"du {definite[3:]}",)),
            FactForm("the", (definite,)),
        ]
    return [FactForm("at", (f"à {definite}",)), FactForm("of", (f"de {definite}",)), FactForm("the", (definite,))]


def _the_place(lowered: str) -> str:
    noun = fold(lowered.partition(" ")[0].partition("'")[0])
    if noun not in _FEMININE_PLACES | _MASCULINE_PLACES:
        return lowered
    if french.starts_with_vowel(lowered):
        return f"l'{lowered}"
    return f"la {lowered}" if noun in _FEMININE_PLACES else f"le {lowered}"


def _in_gender(in_mr: str, in_ms: str, courtesy_title: CourtesyTitle) -> tuple[str, ...]:
    """Return a title in the gender of who holds it, then the inclusive ways to write it, which suit anybody."""
    in_mr, in_ms = (f"{title[:1].lower()}{title[1:]}" for title in (in_mr, in_ms))
    inclusive = [
        either(in_mr, in_ms, style) for style in InclusiveStyle if style not in (InclusiveStyle.none, _DOUBLET)
    ]
    own: Iterable[str] = {CourtesyTitle.mr: (in_mr,), CourtesyTitle.ms: (in_ms,)}.get(
        courtesy_title, (inclusive[0], in_mr, in_ms)
    )
    return tuple(dict.fromkeys(title for title in (*own, *inclusive) if title))


_DOUBLET = InclusiveStyle.doublet


def _noun(title: str) -> str:
    """Return « maire » of « Maire de Stains »."""
    return title.partition(" ")[0]


def _articled(shape: str, titles: tuple[str, ...], gender: CourtesyTitle, *, is_sought: bool = True) -> FactForm:
    kind = shape.removesuffix("_noun")
    words = tuple(_determined(kind, title, gender) for title in titles if gender is not CourtesyTitle.unknown)
    return FactForm(shape, words, is_sought=is_sought and bool(words))


def _determined(kind: str, title: str, gender: CourtesyTitle) -> str:
    if french.starts_with_vowel(title):
        return {"the": "l'", "of": "de l'", "at": "à l'"}[kind] + title
    masculine = {"the": "le", "of": "du", "at": "au"}
    feminine = {"the": "la", "of": "de la", "at": "à la"}
    return f"{(masculine if gender is CourtesyTitle.mr else feminine)[kind]} {title}"
