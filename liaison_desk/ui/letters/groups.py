"""How the fields of a letter are laid out, coming in and going out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from liaison_desk.domain.letters import MailRegister
from liaison_desk.ui.forms.layout import Entry, Group
from liaison_desk.ui.letters.correspondent_field import CorrespondentField
from liaison_desk.ui.record_choices import RecordChoices

translate = QCoreApplication.translate


def groups_for(register: MailRegister, choices: RecordChoices) -> tuple[Group, ...]:
    """Return the groups of the form of a register; the text has an editor of its own."""
    return _incoming(choices) if register is MailRegister.incoming else _outgoing(choices)


def names_in(groups: Sequence[Group]) -> list[str]:
    """Return the names of the fields of a form."""
    return [entry.name for group in groups for entry in group.entries]


def _incoming(choices: RecordChoices) -> tuple[Group, ...]:
    return (
        Group(
            translate("Letters", "Le courrier"),
            (
                _correspondent(translate("Letters", "&Expéditeur"), choices),
                Entry("subject", translate("Letters", "&Objet")),
                Entry("received_on", translate("Letters", "&Reçu le"), required=True),
                Entry("document_date", translate("Letters", "&Daté du")),
                Entry("channel", translate("Letters", "Arri&vé par")),
            ),
        ),
        Group(
            translate("Letters", "Suivi"),
            (
                Entry("unit", translate("Letters", "Délé&gation")),
                Entry("assigned_to", translate("Letters", "Suivi &par")),
                Entry("routing_instruction", translate("Letters", "Cons&igne")),
                Entry("due_date", translate("Letters", "É&chéance")),
                Entry("flagged", translate("Letters", "Courrier &signalé")),
                Entry("engagement_id", translate("Letters", "E&ngagement"), editor=choices.engagement_field),
            ),
        ),
        Group(
            translate("Letters", "Remarques"),
            (Entry("notes", translate("Letters", "Note&s internes"), lines=4),),
            folded=True,
        ),
    )


def _outgoing(choices: RecordChoices) -> tuple[Group, ...]:
    return (
        Group(
            translate("Letters", "Destinataire et objet"),
            (
                _correspondent(translate("Letters", "&Destinataire"), choices),
                Entry("subject", translate("Letters", "&Objet")),
                Entry("wording", translate("Letters", "&Modèle")),
            ),
        ),
        Group(
            translate("Letters", "Formules"),
            (
                Entry("salutation", translate("Letters", "&Appel")),
                Entry("closing_formula", translate("Letters", "&Formule finale"), lines=3),
                Entry("handwritten", translate("Letters", "À écrire à la main")),
            ),
        ),
        Group(
            translate("Letters", "Pièces jointes et copies"),
            (
                Entry("enclosures", translate("Letters", "&P.J."), translate("Letters", "Une par ligne"), lines=3),
                Entry("copies_to", translate("Letters", "&Copies à"), translate("Letters", "Une par ligne"), lines=3),
            ),
        ),
        Group(
            translate("Letters", "Suivi"),
            (
                Entry("answers_to_id", translate("Letters", "&Répond à"), editor=choices.incoming_letter_field),
                Entry("engagement_id", translate("Letters", "E&ngagement"), editor=choices.engagement_field),
                Entry("unit", translate("Letters", "Délé&gation")),
                Entry("channel", translate("Letters", "Envoyé par")),
                Entry("due_date", translate("Letters", "Éc&héance")),
                Entry("signed_on", translate("Letters", "Signé le")),
                Entry("sent_on", translate("Letters", "En&voyé le")),
                Entry("flagged", translate("Letters", "Courrier signalé")),
                Entry("notes", translate("Letters", "Notes internes"), lines=3),
            ),
            folded=True,
        ),
    )


def _correspondent(words: str, choices: RecordChoices) -> Entry:
    hint = translate("Letters", "Un nom absent du répertoire est gardé tel quel.")
    return Entry("correspondent_id", words, hint, lambda: CorrespondentField(choices))
