"""The message that asks again for what somebody owes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from liaison_desk.domain.engagements import EngagementFields
from liaison_desk.domain.french import full_date, period
from liaison_desk.domain.half_days import HalfDay
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.tasks import TaskFields


@dataclass(frozen=True)
class Reminder:
    """A message ready to be sent; `to` is empty when no address is known."""

    to: str
    subject: str
    body: str


def reminder(
    task: TaskFields, engagement: EngagementFields | None, office: OfficeFields, to: str, today: date
) -> Reminder:
    """Return the message that asks for what a task is about: what, for what occasion, by when, who asks."""
    about = f" – {engagement.title}" if engagement else ""
    lines = ["Bonjour,", "", _request(task, engagement), *_deadline(task, today)]
    lines += [
        "",
        "Je vous en remercie par avance et reste à votre disposition pour en parler.",
        "",
        "Bien cordialement,",
    ]
    signature = (office.officer_name, office.officer_function, office.officer_phone, office.officer_email)
    return Reminder(to, f"Rappel : {task.title}{about}", "\n".join([*lines, "", *filter(None, signature)]))


def _request(task: TaskFields, engagement: EngagementFields | None) -> str:
    if engagement is None:
        return f"Je me permets de revenir vers vous au sujet de : {task.title}."
    when = period(engagement.starts_at, engagement.ends_at, engagement.all_day)
    where = f", {engagement.place}" if engagement.place else ""
    return f"En vue de « {engagement.title} » ({when}{where}), je compte sur vous pour : {task.title}."


def _deadline(task: TaskFields, today: date) -> list[str]:
    if task.due_on is None:
        return ["Pourriez-vous me dire à quelle date je pourrai l'avoir ?"]
    due = HalfDay(task.due_on, task.due_afternoon)
    when = f"{full_date(due.day)} {'après-midi' if due.afternoon else 'matin'}"
    if task.due_on < today:
        return [f"L'échéance était fixée au {when}. Pourriez-vous me dire quand je pourrai l'avoir ?"]
    return [f"L'échéance est fixée au {when} au plus tard. Si elle vous pose difficulté, dites-le-moi dès maintenant."]
