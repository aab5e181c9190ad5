"""The options sheet of a request: what speaks for and against each decision."""

from __future__ import annotations

from sqlmodel import Session

from liaison_desk.domain.decisions import Outcome
from liaison_desk.domain.engagements import EngagementFields, EngagementState
from liaison_desk.domain.forms_of_address import office_title
from liaison_desk.domain.french import at, period
from liaison_desk.domain.options import (
    DecisionOption,
    OptionsSheet,
    PossibleRepresentative,
    clash_sentence,
    effort_sentence,
    past_sentence,
    refusal_sentence,
    time_left_sentence,
)
from liaison_desk.domain.partners import PartnerFields
from liaison_desk.domain.presence import Presence
from liaison_desk.domain.records import Kind
from liaison_desk.domain.request_words import public_expected, what_is_asked
from liaison_desk.domain.tasks import TaskOwner
from liaison_desk.domain.visit_courtesy import sits_for
from liaison_desk.domain.wanted_steps import wanted_steps
from liaison_desk.reference_data import forms_of_address, municipalities
from liaison_desk.services.cautions import CautionService
from liaison_desk.services.clock import Clock, local_now, today
from liaison_desk.services.review_candidates import answer_deadline
from liaison_desk.services.territory import TerritoryService
from liaison_desk.store import partners, records
from liaison_desk.store.database import Database
from liaison_desk.store.office import office_fields
from liaison_desk.store.tables import Engagement, Partner

_COUNCILLORS = ("VP_DEPARTEMENT", "CONSEILLER_DEPARTEMENTAL")
_NAMED = 3


class OptionsService:
    """Gathers what there is to know before deciding; reads only."""

    def __init__(self, database: Database, territory: TerritoryService, clock: Clock) -> None:
        self._database = database
        self._territory = territory
        self._clock = clock

    def sheet(self, engagement_id: str) -> OptionsSheet:
        """Return the options sheet of an engagement; raises NotFound."""
        with self._database.reading() as session:
            row = records.find(session, Kind.engagement, engagement_id)
            if not isinstance(row, Engagement):
                raise TypeError(engagement_id)
            fields = records.fields_of(row, EngagementFields)
            office = office_fields(session)
            deadline = answer_deadline(session, row)
            host, host_title = _host(session, fields)
            representatives = _representatives(session, fields)
        as_attended = fields.model_copy(update={"state": EngagementState.accepted, "recurrence": None})
        steps = wanted_steps(office, as_attended)
        day = today(self._clock)
        history = self._territory.history(fields, row.id)
        clashes = self._territory.clashes(as_attended, row.id)
        municipality = municipalities().name_of(fields.municipality)
        met = [(municipality, history.in_municipality)] if municipality else []
        met += [(host, history.with_partner)] if host else []
        refusals = tuple(filter(None, (refusal_sentence(name, seen) for name, seen in met)))
        half_days_left = Presence.of(office).left(local_now(self._clock), deadline)
        time_left = time_left_sentence(deadline, half_days_left, day)
        workload = sum(step.effort for step in steps if step.owner is TaskOwner.officer)
        warnings = tuple(map(clash_sentence, clashes))
        return OptionsSheet(
            engagement_id=row.id,
            title=fields.title,
            host=", ".join(part for part in (host, host_title) if part),
            when=period(fields.starts_at, fields.ends_at, fields.all_day),
            where=", ".join(part for part in (fields.place, at(municipality) if municipality else "") if part),
            asked=what_is_asked(fields),
            audience=public_expected(fields),
            other_guests=fields.other_guests,
            previous_edition=fields.previous_edition,
            djva_advice=fields.djva_advice,
            deci_advice=fields.deci_advice,
            deadline=deadline,
            half_days_left=half_days_left,
            workload=workload,
            clashes=clashes,
            history=history,
            representatives=representatives,
            warnings=warnings,
            past=tuple(past_sentence(name, seen, day) for name, seen in met),
            cautions=tuple(one.sentence for one in CautionService(self._database, self._clock).of_engagement(fields)),
            options=_options(warnings, workload, representatives, refusals, time_left),
        )


def _options(
    warnings: tuple[str, ...],
    workload: float,
    representatives: tuple[PossibleRepresentative, ...],
    refusals: tuple[str, ...],
    time_left: str,
) -> tuple[DecisionOption, ...]:
    """Return the five decisions, each with its facts."""
    near = [one for one in representatives if one.is_of_canton]
    names = ", ".join(one.name for one in (near or representatives)[:_NAMED])
    first = "du canton : " if near else ""
    return (
        DecisionOption(
            Outcome.attend, (*(warnings or ("aucun conflit d'agenda ni de trajet",)), effort_sentence(workload))
        ),
        DecisionOption(Outcome.represented, (f"{first}{names}" if names else "aucun·e conseiller·ère enregistré·e",)),
        DecisionOption(Outcome.declined, refusals or ("ce serait le premier refus en deux ans",)),
        DecisionOption(Outcome.message, ("un texte ou une vidéo à envoyer avant la date",)),
        DecisionOption(Outcome.wait, (time_left,)),
    )


def _host(session: Session, fields: EngagementFields) -> tuple[str, str]:
    """Return the name of who organises, and the title held on the day."""
    row = session.get(Partner, fields.host_id) if fields.host_id else None
    if row is None:
        return "", ""
    directory = partners.directory(session, forms_of_address(), municipalities())
    return row.display_name, office_title(records.fields_of(row, PartnerFields), fields.day, directory)


def _representatives(session: Session, fields: EngagementFields) -> tuple[PossibleRepresentative, ...]:
    """Return the other councillors in office on the day, those of the canton of the place first."""
    office = office_fields(session)
    official = f"{office.official_first_name} {office.official_last_name}".casefold()
    place = municipalities().by_insee(fields.municipality)
    cantons = place.cantons if place else ()
    directory = partners.directory(session, forms_of_address(), municipalities())
    found: list[PossibleRepresentative] = []
    for identifier, partner in partners.holding(session, _COUNCILLORS).items():
        held = [one for one in partner.offices_on(fields.day) if one.function in _COUNCILLORS]
        if not held or f"{partner.first_name} {partner.last_name}".casefold() == official:
            continue
        is_of_canton = any(sits_for(canton, one, partner, municipalities()) for canton in cantons for one in held)
        title = office_title(partner, fields.day, directory)
        found.append(PossibleRepresentative(identifier, partner.display_name, title, is_of_canton))
    return tuple(sorted(found, key=lambda one: not one.is_of_canton))
