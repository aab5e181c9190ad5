"""What the desk fills a note about a partner with (forms D11, D16, D17)."""

from __future__ import annotations

from datetime import date

from liaison_desk.domain.cautions import cautions_of_ties
from liaison_desk.domain.forms_of_address import office_title
from liaison_desk.domain.french import long_date, short_date
from liaison_desk.domain.labels import label
from liaison_desk.domain.letters import MailRegister
from liaison_desk.domain.markdown_text import bulleted, on_one_line, tabled
from liaison_desk.domain.partners import PartnerFields, PartnerKind
from liaison_desk.reference_data import municipalities
from liaison_desk.services.note_subject import NoteSubject
from liaison_desk.services.trip_files import identity_points, reached
from liaison_desk.store import note_material, records, trip_files
from liaison_desk.store.links import names_of
from liaison_desk.store.partners import organisations_of

_MOST = 8


def partner_identity(subject: NoteSubject) -> str:
    """Return who the partner is, and where."""
    partner = subject.partner
    if partner is None:
        return ""
    points = [("Nom", partner.display_name), *identity_points(partner, subject.event_day, subject.directory)]
    commune = municipalities().by_insee(partner.municipality)
    if commune:
        cantons = partner.canton or ", ".join(commune.cantons)
        points += [("Commune", commune.name), ("Canton", cantons), ("EPT", commune.ept)]
    return bulleted(f"**{name} :** {on_one_line(value)}" for name, value in points if value)


def partner_people(subject: NoteSubject) -> str:
    """Return who heads the body, and the networks it belongs to."""
    partner = subject.partner
    if partner is None or partner.partner_kind is PartnerKind.person:
        return ""
    people = [
        records.fields_of(row, PartnerFields) for row in trip_files.people_of(subject.session, subject.partner_id)
    ]
    lines = [
        on_one_line(
            ", ".join(
                filter(None, (one.display_name, office_title(one, subject.event_day, subject.directory), reached(one)))
            )
        )
        for one in people
        if one.offices_on(subject.event_day)
    ]
    networks = names_of(subject.session, set(partner.network_ids))
    if networks:
        lines.append(f"**Réseau :** {on_one_line(', '.join(sorted(networks.values())))}")
    return bulleted(lines)


def partner_summary(subject: NoteSubject) -> str:
    """Return who the partner is and who heads it, for a file about something else."""
    return "\n\n".join(filter(None, (partner_identity(subject), partner_people(subject))))


def partner_history(subject: NoteSubject) -> str:
    """Return the last exchanges with the partner: day, kind, what about, what came of it."""
    if not subject.partner_id:
        return ""
    met = [
        (row.day, "Rencontre", row.title, label(row.state))
        for row in note_material.engagements_with(subject.session, subject.partner_id)
        if row.day <= subject.day and row.id != subject.engagement_id
    ]
    written = [
        (
            date.fromisoformat(row.listed_on),
            "Courrier reçu" if row.mail_register is MailRegister.incoming else "Courrier envoyé",
            row.subject,
            label(row.state),
        )
        for row in note_material.letters_with(subject.session, subject.partner_id)
    ]
    found = sorted([*met, *written], key=lambda contact: contact[0], reverse=True)
    rows = [(long_date(day), sort, what, outcome) for day, sort, what, outcome in found[:_MOST]]
    return tabled(("Date", "Type", "Objet", "Suite"), rows)


def partner_open(subject: NoteSubject) -> str:
    """Return the letters still open with the partner, and what is to come."""
    if not subject.partner_id:
        return ""
    lines = [
        f"{on_one_line(f'{row.number} : {row.subject}' if row.number else row.subject)} ({label(row.state)}"
        f"{f', échéance {short_date(row.due_date, subject.day)}' if row.due_date else ''})"
        for row in trip_files.open_letters(subject.session, [subject.partner_id])
    ]
    coming = [
        row for row in note_material.engagements_with(subject.session, subject.partner_id) if row.day > subject.day
    ]
    lines += [f"{long_date(row.day)} : {on_one_line(row.title)} ({label(row.state)})" for row in reversed(coming)]
    return bulleted(lines[:_MOST])


def partner_interests(subject: NoteSubject) -> str:
    """Return the ties of the official with the partner, « aucun lien déclaré » when there is none."""
    if not subject.partner_id:
        return ""
    organisations = organisations_of(subject.session, {subject.partner_id}, subject.day)
    words = subject.partner.display_name if subject.partner else ""
    cautions = cautions_of_ties(subject.office, organisations, words, subject.day)
    told = [f"{on_one_line(caution.sentence)} ({on_one_line(caution.source)})" for caution in cautions]
    return bulleted(told) or f"Aucun lien déclaré au {long_date(subject.day)}."
