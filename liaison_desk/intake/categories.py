"""What a message seems to ask, told from its words."""

from __future__ import annotations

import re

from liaison_desk.domain.dates_in_text import folded
from liaison_desk.domain.proposals import RequestCategory

_SUBJECT_WEIGHT = 4
_TEXT_READ = 5_000
# from the most pressing or precise to the most general: the first wins between equals
_SIGNS = tuple(
    (category, re.compile(words))
    for category, words in (
        (
            RequestCategory.safeguarding,
            r"enfant en danger|information preoccupante|maltraitance|menaces? de mort|signalement",
        ),
        (RequestCategory.gdpr_request, r"\brgpd\b|droit d'acces|droit a l'effacement|donnees personnelles|mes donnees"),
        (RequestCategory.access_documents, r"\bcada\b|communication (?:de|des|d'un|du) (?:documents?|dossier|rapport)"),
        (RequestCategory.appeal, r"recours gracieux|recours hierarchique|recours administratif|conteste la decision"),
        (RequestCategory.complaint, r"reclamation|\bplainte|mecontent|inadmissible|deplor|nuisances|dysfonctionnement"),
        (RequestCategory.grant_request, r"subvention|aide financiere|soutien financier|financement|appel a projets"),
        (
            RequestCategory.invitation,
            r"\binvit(?:ation|e|er|ons|es?)\b|convie|convier|inauguration|vernissage|save the date"
            r"|reservez (?:la|cette) date"
            r"|(?:honneur|plaisir|heureux|heureuse) de (?:votre|vous (?:compter|accueillir|inviter|convier))"
            r"|\baur(?:a|ont) lieu\b|se (?:tiendra|deroulera)\b|journees? d'etudes?|\bcolloque|\bseminaire"
            r"|(?:vous confirme|confirmons) (?:la|le|notre) (?:visite|venue|reunion|rencontre)"
            r"|honneur de vous recevoir|assemblee generale|ceremonie|convocation|\brsvp\b|r\.s\.v\.p|votre presence"
            r"|(?:seriez|soyez) des notres",
        ),
        (
            RequestCategory.appointment,
            r"rendez-vous|\brdv\b|audience|entretien avec|vous rencontrer|etre recus?|nous recevoir|solliciter? (?:une"
            r" rencontre|un entretien|un echange)|demande d'entretien|disponibilites",
        ),
        (RequestCategory.application, r"candidat(?:ure|e)\b|100 voix|adhesion|devenir membre|rejoindre l'assemblee"),
        (
            RequestCategory.press,
            r"journaliste|interview|redaction de|communique de presse|dossier de presse|\bpresse\b",
        ),
        (
            RequestCategory.thanks,
            r"remerciements?|vous remercions? (?:de|pour) votre (?:venue|soutien|presence)|meilleurs v(?:oe|œ)ux|voeux",
        ),
        (
            RequestCategory.support_request,
            r"soutien|intervention|intervenir|solliciter?|sollicit|appui|besoin d'aide|mise a disposition|pret de",
        ),
        (
            RequestCategory.information,
            r"pour information|a titre d'information|lettre d'information|newsletter|compte[- ]rendu|vous informe",
        ),
    )
)


def category_of(subject: str, text: str) -> RequestCategory:
    """Return the category whose words are met most, those of the subject counting more."""
    title, body = folded(subject), folded(text[:_TEXT_READ])
    best, most = RequestCategory.other, 0
    for category, words in _SIGNS:
        weight = _SUBJECT_WEIGHT * bool(words.search(title)) + min(3, sum(1 for _ in words.finditer(body)))
        if weight > most:
            best, most = category, weight
    return best
