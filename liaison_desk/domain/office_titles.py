"""The title of a function, completed with its commune, body or portfolio, in the right gender."""

from __future__ import annotations

import re

from liaison_desk.domain.french import of
from liaison_desk.domain.inclusive_writing import either
from liaison_desk.domain.organisation_names import of_association, of_body
from liaison_desk.domain.partners import CourtesyTitle, OfficeHeld
from liaison_desk.domain.precedence import Directory

_OWN_DEPARTMENT = "de la Seine-Saint-Denis"
_UNFILLED = re.compile(r"(?:, (?:chargée?|déléguée?)| du canton| de l'arrondissement)?\s*\{\w+\}")
_OF_A_MUNICIPALITY = frozenset({"MAIRE", "ADJOINT", "CONSEILLER_MUNICIPAL", "SOUS_PREFET"})
_OF = ("de ", "d'", "du ", "des ")
_AT = ("à ", "au ", "aux ", "chargé")


def written_title(office: OfficeHeld, courtesy_title: CourtesyTitle, directory: Directory) -> str:
    """Return the title of a function, empty when it has none to print (an inhabitant, a lawyer).

    The title written with the function wins over the table's; unknown sex is told in the office's style
    (« Président·e »).
    """
    if office.title:
        return _joined(office.title, office.portfolio)
    if office.function not in directory.forms:
        return office.portfolio
    if office.function == "COPRESIDENCE_ASSOCIATION":
        return f"Coprésidence {_organisation_of(office, directory)}".strip()
    form = directory.forms[office.function]
    in_mr, in_ms = (_filled(template, office, directory) for template in (form.inside_mr, form.inside_ms))
    if courtesy_title is CourtesyTitle.mr:
        return in_mr
    return in_ms if courtesy_title is CourtesyTitle.ms else either(in_mr, in_ms, directory.inclusive_style)


def of_office(organisation: str) -> str:
    """Return an organisation after a title: « de la Ligue… », « de l'association Les Passeurs du canal »."""
    return of_body(organisation)


def _filled(template: str, office: OfficeHeld, directory: Directory) -> str:
    """Return the title part of an inside address (after the name) with its places filled, the others dropped."""
    _, separator, title = template.partition(", ")
    if not separator:
        return ""
    title = title.replace("de {organisme}", _organisation_of(office, directory) or "{organisme}")
    for place, words in _places(office, directory).items():
        if words:
            title = title.replace(f"{{{place}}}", words)
    title = _UNFILLED.sub("", title).strip(" ,")
    return title[:1].upper() + title[1:]


def _places(office: OfficeHeld, directory: Directory) -> dict[str, str]:
    municipality = directory.municipalities.name_of(office.municipality)
    portfolio = office.portfolio
    if office.function == "PDT_DEPARTEMENT":
        return {"de": portfolio or _OWN_DEPARTMENT}
    if office.function in _OF_A_MUNICIPALITY:
        return {"de": of(municipality) if municipality else "", "a": _after_at(portfolio)}
    if portfolio:
        return {"de": _after_of(portfolio), "a": _after_at(portfolio), "fonction": portfolio}
    if municipality:
        return {"de": of(municipality)}
    organisation = directory.organisations.get(office.organisation_id or "", "")
    return {"de": of_body(organisation) if organisation else ""}


def _organisation_of(office: OfficeHeld, directory: Directory) -> str:
    organisation = directory.organisations.get(office.organisation_id or "", "")
    return of_association(organisation) if organisation else ""


def _after_of(portfolio: str) -> str:
    return portfolio if portfolio.lower().startswith(_OF) else _contracted("de", portfolio)


def _after_at(portfolio: str) -> str:
    return portfolio if not portfolio or portfolio.lower().startswith(_AT) else _contracted("à", portfolio)


def _contracted(preposition: str, words: str) -> str:
    """Return words after « de » or « à », contracted with a lower-case article (« le sport » → « au sport »)."""
    for article, contractions in (("le ", ("du ", "au ")), ("les ", ("des ", "aux "))):
        if words.startswith(article):
            return contractions[preposition == "à"] + words.removeprefix(article)
    return of(words) if preposition == "de" else f"à {words}"


def _joined(title: str, portfolio: str) -> str:
    return f"{title} {portfolio}" if portfolio and portfolio not in title else title
