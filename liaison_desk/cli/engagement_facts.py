"""What `show engagement` says beside the fields: what the desk works out of them."""

from __future__ import annotations

from typing import Any

from liaison_desk.cli.decision_commands import decision_values
from liaison_desk.cli.plan_commands import engagement_tasks
from liaison_desk.cli.protocol_commands import protocol_values
from liaison_desk.cli.series_commands import series_values
from liaison_desk.cli.territory_commands import territory_values
from liaison_desk.cli.trip_commands import caution_values, readiness_values
from liaison_desk.domain.engagements import EngagementFields
from liaison_desk.domain.records import Sheet
from liaison_desk.services.desk import Desk


def facts_of(desk: Desk, sheet: Sheet[EngagementFields]) -> dict[str, Any]:
    """Return the computed facts of an engagement by name, ready for JSON."""
    facts: dict[str, Any] = {}
    facts["readiness"] = readiness_values(desk.readiness.of(sheet.reference.id))
    facts["cautions"] = [caution_values(caution) for caution in desk.cautions.of_engagement(sheet.fields)]
    facts |= territory_values(desk, sheet)
    facts |= protocol_values(desk, sheet.fields)
    facts["tasks"] = engagement_tasks(desk, sheet.reference.id)
    facts |= series_values(desk, sheet)
    facts["decisions"] = decision_values(desk, sheet.reference.id)
    return facts
