"""What to look at in a note before it goes: length, sentences, acronyms, sources (domain reference §3.6, V13)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from liaison_desk.domain.briefings import BriefingFields, BriefingPurpose, BriefingSection
from liaison_desk.domain.figure_references import FigureStyle, figure_names, unknown_figures, with_figures
from liaison_desk.domain.french import counted
from liaison_desk.domain.gaps import gaps_in
from liaison_desk.domain.key_figures import KeyFigure
from liaison_desk.domain.note_forms import NoteForm, Particular, form_of
from liaison_desk.domain.paper_texts import texts_of
from liaison_desk.domain.speeches import speaking_seconds
from liaison_desk.errors import UserError

MOST_WORDS = 25
"""Words of a sentence a reader follows without going back (domain reference §3.6)."""

NOT_APPLICABLE = "Sans objet."
"""What is written in a section of the form that this note has no use for."""

_WANTED = {
    "empty_note": "rien n'y est encore écrit",
    "empty_section": "à écrire, ou à dire sans objet : {}",
    "empty_field": "à remplir : {}",
    "no_deadline": "à dater : le jour avant lequel l'avis ou la décision est attendu",
    "to_complete": "à compléter : {}",
    "unknown_figure": "à ajouter aux chiffres clés, ou à retirer du texte : {}",
}
_LATE_SHARE = 1.1
_KNOWN_ACRONYMS = frozenset(
    {
        "RIB", "SIREN", "SIRET", "RNA", "PDF", "SMS", "TTC", "HT", "TVA", "CV", "EPT", "RSA", "ONG", "HLM", "RATP",
        "SNCF", "RER",
    }
)  # fmt: skip
_ACRONYM = re.compile(r"(?<![\w-])[A-ZÀÂÇÉÈÊÎÔ]{2,7}\d{0,2}(?![\w-])")
_ROMAN = re.compile(r"[IVXLC]+")
_SENTENCE_END = re.compile(r"(?<=[.!?…])(?<!\bM\.)(?<!\bMM\.)(?<!\bart\.)\s+|\n+")
_TABLE_LINE = re.compile(r"^\s*\|.*$", re.MULTILINE)
_MARK = re.compile(r"^[\s>#*+-]+|^\s*\d+[.)]\s+|[*_\\]")
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_FIGURE = re.compile(r"\d[\d\s.,]*(?:€|%|euros?\b|millions?\b)")
_SOURCE = re.compile(r"\bsources?\b|\bselon\b|\bd['’]après\b|\bdélibération|\bbilan\b|\bbudget primitif", re.IGNORECASE)
_PERSON = re.compile(
    r"\b(?:M\.|Mme|MM\.|Mmes|[Mm]onsieur|[Mm]adame|[Ii]l|[Ee]lle|[Mm]aire|[Pp]résidente?|[Dd]irect(?:eur|rice)|"
    r"[Cc]onseill(?:er|ère)|[Dd]éputée?|[Ss]énat(?:eur|rice)|[A-ZÉÈ][a-zéèêëîïôç-]+ [A-ZÉÈ][a-zéèêëîïôç-]+)(?![\w])"
)
_SENSITIVE = {
    "une opinion politique": r"communiste|socialiste|insoumise?|macroniste|écologiste encarté|gauchiste|"
    r"extrême[ -](?:droite|gauche)|encartée?|militante? (?:politique|du parti)|membre du parti|"
    r"adhérente? (?:au|du) parti",
    "une religion": r"musulmane?|catholique|juif|juive|protestante?|évangélique|athée|pratiquante?|voilée|"
    r"confession (?:\w+)|de religion",
    "la santé": r"malade|maladie|cancer|handicapée?|dépressi(?:f|ve)|dépression|enceinte|alcoolique|burn-?out|"
    r"hospitalisée?|en arrêt(?: de travail| maladie)?",
    "une origine": r"maghrébine?|africaine?|arabe|gitane?|tzigane|immigrée?|d['’]origine \w+",
    "une appartenance syndicale": r"syndiquée?|cégétiste|syndicaliste",
    "l'orientation sexuelle": r"homosexuel(?:le)?|lesbienne|gay|transgenre",
}
_SENSITIVE_WORDS = {
    subject: re.compile(rf"(?<![\w-])(?:{words})s?(?![\w-])", re.IGNORECASE) for subject, words in _SENSITIVE.items()
}


@dataclass(frozen=True)
class NoteRemark:
    """One thing to look at; `place` is a heading, empty for the whole note. A blocking one keeps it from validation."""

    code: str
    place: str
    sentence: str
    excerpt: str = ""
    blocks: bool = False


def remarks_on_note(
    fields: BriefingFields, figures: Sequence[KeyFigure] = (), pages: int | None = None
) -> list[NoteRemark]:
    """Return what to look at in a note, what keeps it from validation first; `pages` are those it prints on."""
    form = form_of(fields.briefing_kind)
    found = [
        *_whole(fields, form, pages),
        *_blocking(fields, form, figures),
        *_arbitration(fields),
        *_acronyms(fields),
    ]
    for section in fields.sections_in_order():
        found += _of_section(section, form, figures)
    return sorted(found, key=lambda remark: not remark.blocks)


def check_complete(fields: BriefingFields, figures: Sequence[KeyFigure]) -> None:
    """Check that nothing keeps a note from validation (domain reference §3.6); raises UserError naming what does."""
    found = list(_blocking(fields, form_of(fields.briefing_kind), figures))
    if not found:
        return
    told = {code: _listed(one.excerpt or one.place for one in found if one.code == code) for code in _WANTED}
    wanted = " ; ".join(words.format(told[code]) for code, words in _WANTED.items() if told[code])
    raise UserError("incomplete_note", f"Cette note ne peut pas encore être validée. {wanted[:1].upper()}{wanted[1:]}.")


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"« {name} »" for name in dict.fromkeys(names))


def _blocking(fields: BriefingFields, form: NoteForm, figures: Sequence[KeyFigure]) -> Iterator[NoteRemark]:
    """Yield what keeps a note from validation: what is empty, what is left to complete, figures nobody keeps."""
    bodies = {section.heading: section.body for section in fields.sections}
    for one in form.fields:
        if one.required and not fields.details.get(one.name):
            yield NoteRemark("empty_field", "", f"« {one.label} » n'est pas rempli.", one.label, blocks=True)
    if fields.purpose is not BriefingPurpose.information and fields.due_on is None:
        sentence = "Dites avant quelle date l'avis ou la décision est attendu."
        yield NoteRemark("no_deadline", "", sentence, blocks=True)
    for section in form.sections:
        is_drawn = section.particular is Particular.options and bool(fields.options)
        if section.required and not is_drawn and not section.is_written(bodies.get(section.heading, "")):
            sentence = "Cette partie est à écrire, ou à dire sans objet."
            yield NoteRemark("empty_section", section.heading, sentence, blocks=True)
    if not any(section.required for section in form.sections) and not any(body.strip() for body in bodies.values()):
        yield NoteRemark("empty_note", form.headings[0], "Rien n'est encore écrit dans cette note.", blocks=True)
    for text in texts_of(fields):
        place = text.place.removeprefix("section:") if text.place.startswith("section:") else ""
        for gap in gaps_in(text.text):
            yield NoteRemark("to_complete", place, f"Il reste à compléter : {gap}.", gap, blocks=True)
    for section in fields.sections:
        for name in unknown_figures([section.body], figures):
            sentence = f"Le chiffre « {name} » n'est pas dans les chiffres clés."
            yield NoteRemark("unknown_figure", section.heading, sentence, name, blocks=True)


def _whole(fields: BriefingFields, form: NoteForm, pages: int | None) -> Iterator[NoteRemark]:
    if pages is not None and form.most_pages and pages > form.most_pages:
        limit = counted(form.most_pages, "page")
        yield NoteRemark("too_long", "", f"La note tient sur {counted(pages, 'page')} ; sa forme en demande {limit}.")
    if form.is_spoken and fields.speaking_minutes:
        seconds = speaking_seconds("\n\n".join(section.body for section in fields.sections))
        if seconds > fields.speaking_minutes * 60 * _LATE_SHARE:
            minutes = round(seconds / 60)
            yield NoteRemark(
                "too_long_to_say", "", f"Le texte dure {minutes} min ; {fields.speaking_minutes} min sont prévues."
            )


def _arbitration(fields: BriefingFields) -> Iterator[NoteRemark]:
    form = form_of(fields.briefing_kind)
    place = next((one.heading for one in form.sections if one.particular is Particular.options), "")
    if not place or not fields.options:
        return
    if len(fields.options) == 1:
        yield NoteRemark("one_option", place, "Une seule option n'est pas un choix : ajoutez au moins le statu quo.")
    elif not any("statu quo" in option.title.casefold() for option in fields.options):
        yield NoteRemark("no_status_quo", place, "L'option « statu quo » manque.")
    if fields.recommended is None:
        yield NoteRemark("no_recommendation", place, "Dites quelle option est recommandée.")
    elif fields.recommended > len(fields.options):
        yield NoteRemark("no_recommendation", place, "L'option recommandée n'existe plus.")


def _acronyms(fields: BriefingFields) -> Iterator[NoteRemark]:
    """Yield the acronyms never written in full: once expanded, anywhere before, they are known."""
    known: set[str] = set(_KNOWN_ACRONYMS)
    text_before = fields.title
    for section in fields.sections_in_order():
        for acronym in dict.fromkeys(_ACRONYM.findall(_TABLE_LINE.sub("", section.body))):
            if acronym in known or _ROMAN.fullmatch(acronym):
                continue
            known.add(acronym)
            if not _is_expanded(acronym, f"{text_before}\n{section.body}"):
                yield NoteRemark(
                    "acronym",
                    section.heading,
                    f"« {acronym} » : écrivez-le en toutes lettres la première fois.",
                    acronym,
                )
        text_before = f"{text_before}\n{section.body}"


def _is_expanded(acronym: str, text: str) -> bool:
    sign = re.escape(acronym)
    return bool(re.search(rf"\w[^()\n]*\(\**{sign}\**\)|{sign}\**\s*\((?!\d)|{sign}\**\s*:\s*\w", text))


def _of_section(section: BriefingSection, form: NoteForm, figures: Sequence[KeyFigure]) -> Iterator[NoteRemark]:
    place = section.heading
    prose = _TABLE_LINE.sub("", with_figures(section.body, figures, FigureStyle.said))
    sentences = [sentence for part in _SENTENCE_END.split(prose) if (sentence := _MARK.sub("", part).strip())]
    for sentence in sentences:
        words = len(_WORD.findall(sentence))
        if words > MOST_WORDS:
            yield NoteRemark(
                "long_sentence", place, f"Phrase de {words} mots : coupez-la ({MOST_WORDS} au plus).", sentence
            )
        if _PERSON.search(sentence):
            yield from _sensitive(place, sentence)
    has_source = bool(_SOURCE.search(section.body) or figure_names(section.body))
    if not form.is_spoken and not has_source and (figure := _FIGURE.search(prose)):
        yield NoteRemark("no_source", place, "Ce chiffre n'a ni source ni date.", figure[0].strip())


def _sensitive(place: str, sentence: str) -> Iterator[NoteRemark]:
    for subject, words in _SENSITIVE_WORDS.items():
        if found := words.search(sentence):
            yield NoteRemark(
                "sensitive",
                place,
                f"« {found[0]} » : {subject}, à propos d'une personne. Une note est factuelle et communicable.",
                sentence,
            )
