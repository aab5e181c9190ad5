"""Topic briefs of the demonstration office."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from liaison_desk.demo import banks
from liaison_desk.demo.banks import Topic
from liaison_desk.demo.cast import Cast
from liaison_desk.demo.dice import Dice
from liaison_desk.demo.engagements import Appointment
from liaison_desk.demo.people import municipality_of
from liaison_desk.demo.structure import DemoRecord
from liaison_desk.demo.wording import amount, bullets
from liaison_desk.domain.briefings import BriefingFields, BriefingState
from liaison_desk.domain.contacts import shown_phone
from liaison_desk.domain.engagements import EngagementState
from liaison_desk.domain.french import at, long_date, of
from liaison_desk.domain.note_forms_written import TOPIC_BRIEF
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.validation import validated

Brief = DemoRecord[BriefingFields]

_COMMUNES = ("93072", "93066", "93008", "93048", "93001", "93055", "93010", "93071", "93029", "93007", "93045", "93014")
_PARTNERS = 12
_COUNT = 60
_HEADINGS = TOPIC_BRIEF.headings


def topic_briefs(cast: Cast, appointments: list[Appointment], office: OfficeFields, dice: Dice) -> list[Brief]:
    """Return the briefs: by topic, by commune, by partner, and for the engagements to come."""
    writer = _Writer(cast, office, dice)
    bank = banks.briefings()
    briefs = [writer.topic(topic, angle) for angle in bank.angles for topic in bank.topics]
    briefs += [writer.commune(insee) for insee in _COMMUNES]
    briefs += [writer.partner(number) for number in range(_PARTNERS)]
    coming = [
        appointment
        for appointment in appointments
        if appointment.record.fields.day >= cast.today
        and appointment.host
        and appointment.record.fields.state is EngagementState.accepted
    ]
    briefs += [writer.engagement(appointment) for appointment in coming[: _COUNT - len(briefs)]]
    while len(briefs) < _COUNT:
        briefs.append(writer.partner(len(briefs) - _PARTNERS))
    return briefs


class _Writer:
    def __init__(self, cast: Cast, office: OfficeFields, dice: Dice) -> None:
        self._cast = cast
        self._office = office
        self._dice = dice

    def topic(self, topic: Topic, angle: str) -> Brief:
        title = f"{topic.title} ({angle})" if angle else topic.title
        return self._brief(topic, title, self._numbers(), unit=topic.unit)

    def commune(self, insee: str) -> Brief:
        commune = municipality_of(insee)
        cantons = f"s {' et '.join(commune.cantons)}" if commune.is_split else f" {of(commune.cantons[0])}"
        words = self._numbers() | {
            "commune": commune.name,
            "ept": commune.ept,
            "cantons": cantons,
            "of_district": of(commune.district),
            "at_commune": at(commune.name),
            "at_commune_start": at(commune.name)[:1].upper() + at(commune.name)[1:],
        }
        return self._brief(banks.briefings().commune, f"Vie associative {at(commune.name)} : panorama", words)

    def partner(self, number: int, engagement: Appointment | None = None) -> Brief:
        body = self._cast.associations[number]
        fields = body.organisation.fields
        words = self._numbers() | {
            "association": fields.name,
            "theme": body.theme,
            "at_commune": at(fields.city),
            "amount": amount(self._dice.number(6, 50) * 500),
        }
        title = (
            f"Partenaire : {fields.name}"
            if engagement is None
            else f"Fiche préparatoire : {engagement.record.fields.title}"
        )
        return self._brief(
            banks.briefings().partner,
            title,
            words,
            partner_id=body.organisation.id,
            engagement_id=engagement.record.id if engagement else None,
        )

    def engagement(self, appointment: Appointment) -> Brief:
        host = appointment.host
        if host in self._cast.associations:
            return self.partner(self._cast.associations.index(host), appointment)
        fields = appointment.record.fields
        base = self.commune(fields.municipality)
        values = {
            **base.fields.model_dump(),
            "title": f"Fiche préparatoire : {fields.title}",
            "engagement_id": appointment.record.id,
        }
        return DemoRecord(base.id, validated(BriefingFields, values))

    def _numbers(self) -> dict[str, str]:
        dice = self._dice
        share = dice.number(3, 5)
        return {
            "a": str(dice.number(12, 92)), "b": str(dice.number(4, 24)), "c": str(dice.number(150, 980)),
            "p": str(dice.number(62, 88)), "q": str(share),
        }  # fmt: skip

    def _brief(self, topic: Topic, title: str, words: dict[str, str], **values: Any) -> Brief:
        state = self._dice.pick(
            [BriefingState.draft, BriefingState.in_circuit] + [BriefingState.validated] * 2 + [BriefingState.issued] * 4
        )
        as_of = self._cast.today - timedelta(
            days=self._dice.number(1, 20) if state in _LIVE else self._dice.number(5, 150)
        )
        sections = self._sections(topic, words, as_of)
        if state is BriefingState.draft:
            sections = {heading: text for heading, text in sections.items() if heading not in _LAST_WRITTEN}
        fields = {
            "title": title,
            "purpose": topic.purpose,
            "state": state,
            "revision": 1 if state is BriefingState.draft else self._dice.number(1, 3),
            "as_of": as_of,
            "sections": [{"heading": heading, "body": text} for heading, text in sections.items()],
            **values,
        }
        return DemoRecord(self._dice.identifier(), validated(BriefingFields, fields))

    def _sections(self, topic: Topic, words: dict[str, str], as_of: date) -> dict[str, str]:
        def filled(items: list[str]) -> list[str]:
            return [item.format_map(words) for item in items]

        office = self._office
        questions = "\n\n".join(f"**{question.format_map(words)}**\n\n{answer}" for question, answer in topic.questions)
        contacts = f"{office.officer_name}, {shown_phone(office.officer_phone)}, {office.officer_email}"
        texts = (
            "\n\n".join(filled(topic.essential)),
            topic.context.format_map(words),
            bullets(filled(topic.action)),
            _table(topic, words, as_of),
            bullets(filled(topic.actors)),
            topic.news,
            bullets(filled(topic.watch)),
            "\n".join(f"{number}. {text}" for number, text in enumerate(filled(topic.messages), start=1)),
            questions,
            topic.expected,
            bullets(
                [f"Contact : {contacts}", "Sources : bilans de la DJVA et de la DECI, délibérations du Département"]
            ),
        )
        return dict(zip(_HEADINGS, texts, strict=True))


_LIVE = {BriefingState.draft, BriefingState.in_circuit}
_LAST_WRITTEN = {"Éléments de langage", "Questions sensibles et réponses proposées", "Suites attendues de l'élu"}


def _table(topic: Topic, words: dict[str, str], as_of: date) -> str:
    """Return the figures as a Markdown table: indicator, value, date, source."""
    rows = [
        f"| {indicator} | {_value(value, words)} | {long_date(as_of)} | {source} |"
        for indicator, value, source in topic.figures
    ]
    return "\n".join(["| Indicateur | Valeur | Date | Source |", "|---|---:|---|---|", *rows])


def _value(value: str, words: dict[str, str]) -> str:
    """Return a figure: a name stands for a drawn number, a sign % may follow, anything else is as written."""
    if value in words:
        return words[value]
    letter, rest = value[:1], value[1:]
    if letter in words and not rest.strip("0%"):
        return f"{words[letter]}{rest}".replace("%", "\u00a0%")
    return value
