"""What is being typed, kept before it is saved."""

from __future__ import annotations

from typing import Any

from liaison_desk.services.clock import Clock
from liaison_desk.store.database import Database
from liaison_desk.store.tables import Draft


class DraftService:
    """Keeps the values of a form while they are typed; `form` names it (« letter:3f2… », « engagement:new »)."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def keep(self, form: str, values: dict[str, Any]) -> None:
        """Keep the values of a form (JSON values)."""
        with self._database.writing() as session:
            session.merge(Draft(form=form, saved_at=self._clock.now(), values=values))

    def kept(self, form: str) -> dict[str, Any] | None:
        """Return the values kept for a form, None when there are none."""
        with self._database.reading() as session:
            draft = session.get(Draft, form)
            return dict(draft.values) if draft else None

    def drop(self, form: str) -> None:
        """Forget the values of a form, saved or given up."""
        with self._database.writing() as session:
            draft = session.get(Draft, form)
            if draft is not None:
                session.delete(draft)
