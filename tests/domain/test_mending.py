"""Mending what no longer holds: whatever moves, a sentence mended then read again says what holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liaison_desk.domain.engagements import EngagementFields
from liaison_desk.domain.fact_matching import facts_in
from liaison_desk.domain.fact_uses import Fact, Use
from liaison_desk.domain.mending import mended, outdated
from liaison_desk.domain.paper_texts import PaperText
from liaison_desk.domain.partners import CourtesyTitle, OfficeHeld, PartnerFields
from liaison_desk.domain.passages import Replacement, passage_span, replaced
from liaison_desk.domain.precedence import Directory
from liaison_desk.domain.stated_facts import Around, engagement_facts, partner_facts
from liaison_desk.domain.use_keeping import followed, passage_places, uses_in
from liaison_desk.reference_data import forms_of_address, municipalities

AROUND = Around(date(2026, 5, 5), Directory(forms_of_address(), municipalities(), {}))
COMMUNES = ("93072", "93001", "93007", "93045", "93027")
SPACES = (" ", "\u00a0", "\u202f")


@st.composite
def engagements(draw: st.DrawFn) -> EngagementFields:
    starts_at = datetime(2026, 5, 6) + timedelta(minutes=15 * draw(st.integers(0, 96 * 60)))
    ends_at = starts_at + timedelta(minutes=15 * draw(st.integers(1, 16)))
    return EngagementFields(
        title="Fête de la jeunesse",
        starts_at=starts_at,
        ends_at=ends_at,
        place=draw(st.sampled_from(["salle Youri-Gagarine", "gymnase Maurice-Baquet", "école Jean-Jaurès", "MJC"])),
        municipality=draw(st.sampled_from(COMMUNES)),
    )


@st.composite
def mayors(draw: st.DrawFn) -> PartnerFields:
    return PartnerFields(
        courtesy_title=draw(st.sampled_from([CourtesyTitle.mr, CourtesyTitle.ms])),
        first_name=draw(st.sampled_from(["Alain", "Solène", "Hélène"])),
        last_name=draw(st.sampled_from(["Duval", "Kerbrat", "Ouali", "Abadie"])),
        offices_held=[OfficeHeld(function="MAIRE", municipality="93072")],
    )


def _stated(engagement: EngagementFields, mayor: PartnerFields, points: frozenset[str] = frozenset()) -> list[Fact]:
    return [*engagement_facts("e", engagement, AROUND), *partner_facts("m", mayor, AROUND, points)]


@st.composite
def texts(draw: st.DrawFn, facts: Sequence[Fact]) -> str:
    """Return sentences that state facts in any of their forms, with any sort of space."""
    wordings = [words for fact in facts for form in fact.forms if form.is_sought for words in form.words[:1]]
    frames = ("Voici {0}.", "On dit « {0} », puis {1}.", "De {0} à {1} : rien.", "- {0}\n- {1}", "| {0} | {1} |")
    parts = [
        draw(st.sampled_from(frames)).format(draw(st.sampled_from(wordings)), draw(st.sampled_from(wordings)))
        for _number in range(draw(st.integers(1, 4)))
    ]
    return "\n\n".join(parts).replace(" h ", f"{draw(st.sampled_from(SPACES))}h ")


def _stale(uses: Sequence[Use], facts: Sequence[Fact]) -> list[Use]:
    found: list[Use] = []
    for use in uses:
        mine = [one for one in facts if (one.subject_kind, one.subject_id) == (use.subject_kind, use.subject_id)]
        if outdated(use, mine) is not None:
            found.append(use)
    return found


@given(st.data())
@settings(max_examples=300, deadline=None)
def test_a_text_mended_then_read_again_says_nothing_stale(data: st.DataObject) -> None:
    before = _stated(data.draw(engagements()), data.draw(mayors()))
    text = data.draw(texts(before))
    uses = uses_in([PaperText("body", "", text)], before)
    points = frozenset(use.point for use in uses)
    now = _stated(data.draw(engagements()), data.draw(mayors()), points)
    stale = _stale(uses, now)
    by_hand: set[str] = set()
    replacements: list[Replacement] = []
    for passage in dict.fromkeys(use.passage for use in stale):
        gone = [
            one
            for use in stale
            if use.passage == passage
            and (one := outdated(use, [fact for fact in now if fact.subject_id == use.subject_id])) is not None
        ]
        holding = [use.words for use in uses if use.passage == passage and use not in stale]
        sentence = mended(passage, gone, holding)
        if not sentence:
            by_hand.add(passage)
        else:
            replacements += [Replacement(*span, sentence) for span in passage_places(text, passage)]
    after = [PaperText("body", "", replaced(text, replacements))]
    kept, new = followed(after, now, uses)
    standing = [replace(uses[one.index], passage=one.passage) for one in kept]
    left = [use for use in _stale([*standing, *new], now) if use.passage not in by_hand]
    assert not left


@given(st.data())
@settings(max_examples=100, deadline=None)
def test_what_did_not_change_is_never_stale(data: st.DataObject) -> None:
    facts = _stated(data.draw(engagements()), data.draw(mayors()))
    assert not _stale(uses_in([PaperText("body", "", data.draw(texts(facts)))], facts), facts)


@given(st.text(max_size=400), st.data())
def test_a_passage_holds_its_words_and_is_its_own_passage(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    first, last = passage_span(text, start, end)
    assert 0 <= first <= start <= end <= last <= len(text)


@pytest.mark.parametrize(
    ("text", "words", "passage"),
    [
        ("Un. Deux trois. Quatre.", "trois", "Deux trois."),
        ("Accueil par M. Duval, puis Mme. Rey. Ensuite rien.", "Rey", "Accueil par M. Duval, puis Mme. Rey."),
        ("- un\n- deux trois\n- quatre", "trois", "- deux trois"),
        ("| a | b |\n| c | d |", "d", "| c | d |"),
        ("Une ligne\nqui continue. Fin.", "continue", "Une ligne\nqui continue."),
        ("# Titre\nTexte du début.", "Texte", "Texte du début."),
        ("Premier paragraphe\n\nSecond", "Second", "Second"),
    ],
)
def test_a_passage_is_a_sentence_a_line_of_a_list_or_a_row(text: str, words: str, passage: str) -> None:
    start = text.index(words)
    assert text[slice(*passage_span(text, start, start + len(words)))] == passage


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("à 10 h", ["10 h"]),
        ("à 10 h 30", []),
        ("à 10h", ["10h"]),
        ("à 10h30", []),
        ("à 10:00", ["10:00"]),
        ("à 10:005", []),
        ("de 10 h à 12 h", ["10 h", "12 h"]),
        ("à 110 h", []),
        ("pendant 10 h", []),
        ("10 h par semaine", []),
        ("à 10 heures", ["10 heures"]),
        ("le 12 mai", ["12 mai"]),
        ("le 12 mai 2026", ["12 mai 2026"]),
        ("le 12 mai 2025", []),
        ("lundi 12 mai", []),
        ("mardi 12 mai", ["mardi 12 mai"]),
        ("le 112 mai", []),
        ("le 12/05/2026", ["12/05/2026"]),
        ("au Blanc-Mesnil", ["au Blanc-Mesnil"]),
        ("L’ÉTAT du 12\u00a0mai", ["12\u00a0mai"]),
    ],
)
def test_hours_and_days_are_found_for_what_they_are(text: str, found: list[str]) -> None:
    engagement = EngagementFields(
        title="Fête",
        starts_at=datetime(2026, 5, 12, 10),
        ends_at=datetime(2026, 5, 12, 12),
        municipality="93007",
    )
    facts = engagement_facts("e", engagement, AROUND)
    assert [text[one.start : one.end] for one in facts_in(text, facts)] == found


def test_inclusive_forms_mean_the_function_whoever_holds_it() -> None:
    president = PartnerFields(
        courtesy_title=CourtesyTitle.ms,
        first_name="Rosa",
        last_name="Rey",
        offices_held=[OfficeHeld(function="PDT_DEPARTEMENT")],
    )
    facts = partner_facts("p", president, AROUND, frozenset())
    uses = uses_in([PaperText("body", "", "Le mot du président·e du Conseil départemental.")], facts)
    other = president.model_copy(update={"courtesy_title": CourtesyTitle.mr})
    points = frozenset(use.point for use in uses)
    assert not _stale(uses, partner_facts("p", other, AROUND, points))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Le discours d'Alain Duval ouvre.", "Le discours de Solène Kerbrat ouvre."),
        ("MERCI À M. DUVAL.", "MERCI À MME KERBRAT."),
    ],
)
def test_names_take_the_elision_and_the_capitals_of_their_place(sentence: str, expected: str) -> None:
    before = PartnerFields(courtesy_title=CourtesyTitle.mr, first_name="Alain", last_name="Duval")
    now = PartnerFields(courtesy_title=CourtesyTitle.ms, first_name="Solène", last_name="Kerbrat")
    uses = uses_in([PaperText("body", "", sentence)], partner_facts("p", before, AROUND, frozenset()))
    facts = partner_facts("p", now, AROUND, frozenset(use.point for use in uses))
    gone = [one for use in uses if (one := outdated(use, facts)) is not None]
    assert mended(sentence, gone) == expected
