from __future__ import annotations

from datetime import date

from liaison_desk.domain.agreements import agreement_alerts, alerts_of_details


def test_an_agreement_is_evaluated_six_months_before_its_end_decided_at_four_reported_at_three() -> None:
    told = {alert.what: alert.day for alert in agreement_alerts(date(2026, 12, 31))}
    assert told == {
        "Évaluer la convention": date(2026, 6, 30),
        "Décider de la suite": date(2026, 8, 31),
        "Rapport en Commission permanente": date(2026, 9, 30),
        "Fin de la convention": date(2026, 12, 31),
    }


def test_notice_is_prepared_a_fortnight_before_its_last_day() -> None:
    alerts = alerts_of_details({"ends_on": "2026-12-31", "notice": "3 mois"})
    assert [(alert.what, alert.day) for alert in alerts][2:5] == [
        ("Préparer la dénonciation éventuelle", date(2026, 9, 15)),
        ("Rapport en Commission permanente", date(2026, 9, 30)),
        ("Dernier jour du préavis", date(2026, 9, 30)),
    ]


def test_without_a_date_of_end_there_is_no_alert() -> None:
    assert alerts_of_details({"ends_on": "bientôt", "notice": "3"}) == []
