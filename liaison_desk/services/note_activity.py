"""What the desk fills an activity report with (form D06)."""

from __future__ import annotations

from liaison_desk.domain.engagements import EngagementKind
from liaison_desk.domain.fields import Unit
from liaison_desk.domain.figures import figures_of
from liaison_desk.domain.figures_words import delay_words, share_words
from liaison_desk.domain.french import long_date
from liaison_desk.domain.labels import label
from liaison_desk.domain.markdown_text import bulleted, on_one_line, tabled
from liaison_desk.domain.preparation import MEETINGS
from liaison_desk.services.note_subject import NoteSubject
from liaison_desk.store import note_material
from liaison_desk.store.figures import letter_facts

_GATHERINGS = MEETINGS | {EngagementKind.committee}
_MOST_SUBJECTS = 4


def figures(subject: NoteSubject) -> str:
    """Return the figures of the period for its unit."""
    session, first, last, unit = subject.session, subject.first, subject.last, subject.unit_code
    total = figures_of(letter_facts(session, first, last, unit), first, last, subject.day).total
    attended = note_material.engagements_attended(session, first, last, unit)
    meetings = sum(count for kind, count in attended.items() if kind in _GATHERINGS)
    asked, given = note_material.arbitrations_between(session, first, last, unit)
    decided = len(note_material.decisions_between(session, first, last, unit))
    in_time = f"{share_words(total)} ({total.in_time} sur {total.judged})" if total.judged else "sans objet"
    rows = (
        ("Courriers reçus", str(total.received)),
        ("Courriers répondus", str(total.answered)),
        ("Délai médian de réponse", delay_words(total)),
        ("Réponses dans le délai", in_time),
        ("Courriers en retard", str(total.late)),
        ("Notes validées", str(note_material.notes_finished_between(session, first, last, unit))),
        ("Déplacements et événements", str(sum(attended.values()) - meetings)),
        ("Réunions", str(meetings)),
        ("Décisions enregistrées", str(decided)),
        ("Arbitrages demandés", str(asked)),
        ("Arbitrages rendus", str(given)),
    )
    return tabled(("Indicateur", "Valeur"), rows)


def exchanges(subject: NoteSubject) -> str:
    """Return the points élu held in the period, with what they were about."""
    lines: list[str] = []
    for row in note_material.reviews_between(subject.session, subject.first, subject.last):
        titles = [on_one_line(item.title) for item in row.items if item.title]
        more = f" et {len(titles) - _MOST_SUBJECTS} autres sujets" if len(titles) > _MOST_SUBJECTS else ""
        subjects = " ; ".join(titles[:_MOST_SUBJECTS])
        lines.append(f"{long_date(row.held_on)} : {subjects}{more}")
    return bulleted(lines)


def time_spent(subject: NoteSubject) -> str:
    """Return the half-days of the tasks done in the period, by unit."""
    efforts = note_material.efforts_between(subject.session, subject.first, subject.last)
    rows = [(label(unit), _half_days(efforts[unit.value])) for unit in Unit if unit.value in efforts]
    return tabled(("Délégation", "Demi-journées de tâches faites"), rows)


def _half_days(effort: float) -> str:
    return f"{effort:.2f}".rstrip("0").rstrip(".").replace(".", ",")
