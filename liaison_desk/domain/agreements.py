"""The dates an agreement calls for before it ends (domain reference §3.4, D17)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from liaison_desk.domain.working_days import add_months

_BEFORE_NOTICE = timedelta(days=15)
_NUMBER = re.compile(r"\d{1,2}")


@dataclass(frozen=True)
class AgreementAlert:
    """What is to be done of an agreement, and the day by which."""

    what: str
    day: date


def agreement_alerts(ends_on: date, notice_months: int = 0) -> list[AgreementAlert]:
    """Return the dates of an agreement in order: evaluate, decide, report to the committee, give notice, end."""
    alerts = [
        AgreementAlert("Évaluer la convention", add_months(ends_on, -6)),
        AgreementAlert("Décider de la suite", add_months(ends_on, -4)),
        AgreementAlert("Rapport en Commission permanente", add_months(ends_on, -3)),
        AgreementAlert("Fin de la convention", ends_on),
    ]
    if notice_months:
        notice = add_months(ends_on, -notice_months)
        alerts.append(AgreementAlert("Préparer la dénonciation éventuelle", notice - _BEFORE_NOTICE))
        alerts.append(AgreementAlert("Dernier jour du préavis", notice))
    return sorted(alerts, key=lambda alert: alert.day)


def alerts_of_details(details: Mapping[str, str]) -> list[AgreementAlert]:
    """Return the dates of an agreement from the fields of its sheet, none while its end is not known."""
    try:
        ends_on = date.fromisoformat(details.get("ends_on", ""))
    except ValueError:
        return []
    months = _NUMBER.search(details.get("notice", ""))
    return agreement_alerts(ends_on, int(months[0]) if months else 0)
