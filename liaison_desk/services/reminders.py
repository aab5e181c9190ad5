"""The message that asks again for what somebody owes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from liaison_desk.domain.engagements import EngagementFields
from liaison_desk.domain.french import full_date, period
from liaison_desk.domain.half_days import HalfDay
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.sittings import SittingFields
from liaison_desk.domain.tasks import TaskFields
from liaison_desk.domain.working_days import is_working_day, previous_working_day


@dataclass(frozen=True)
class Reminder:
    """A message ready to be sent; `to` is empty when no address is known."""

    to: str
    subject: str
    body: str


def reminder(
    task: TaskFields, occasion: EngagementFields | SittingFields | None, office: OfficeFields, to: str, today: date
) -> Reminder:
    """Return the message that asks for what a task is about: what, for what occasion, by when, who asks."""
    about = f" – {occasion.title}" if occasion else ""
    lines = ["Bonjour,", "", _request(task, occasion), *_deadline(task, today)]
    lines += [
        "",
        "Je vous en remercie par avance et reste à votre disposition pour en parler.",
        "",
        "Bien cordialement,",
    ]
    signature = (office.officer_name, office.officer_function, office.officer_phone, office.officer_email)
    return Reminder(to, f"Rappel : {task.title}{about}", "\n".join([*lines, "", *filter(None, signature)]))


def _request(task: TaskFields, occasion: EngagementFields | SittingFields | None) -> str:
    if occasion is None:
        return f"Je me permets de revenir vers vous au sujet de : {task.title}."
    if isinstance(occasion, SittingFields):
        when = full_date(occasion.held_on)
    else:
        when = period(occasion.starts_at, occasion.ends_at, occasion.all_day)
    where = f", {occasion.place}" if occasion.place else ""
    return f"En vue de « {occasion.title} » ({when}{where}), je compte sur vous pour : {task.title}."


def _deadline(task: TaskFields, today: date) -> list[str]:
    if task.due_on is None:
        return ["Pourriez-vous me dire à quelle date je pourrai l'avoir ?"]
    due = HalfDay(task.due_on, task.due_afternoon)
    if not is_working_day(due.day):  # nobody is there to give it that day
        due = HalfDay(previous_working_day(due.day), afternoon=True)
    when = f"{full_date(due.day)} {'après-midi' if due.afternoon else 'matin'}"
    if due.day < today:
        return [f"L'échéance était fixée au {when}. Pourriez-vous me dire quand je pourrai l'avoir ?"]
    return [f"L'échéance est fixée au {when} au plus tard. Si elle vous pose difficulté, dites-le-moi dès maintenant."]
