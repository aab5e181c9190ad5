"""Forms that are read: D01 to D06 (domain reference §3.1)."""

from __future__ import annotations

from liaison_desk.domain.briefing_kinds import BriefingKind
from liaison_desk.domain.note_form import FieldType, NoteField, NoteForm, NoteSection, Particular, table

DISTRIBUTION = NoteField("distribution", "Diffusion", hint="Public, interne ou restreint")
_ADDRESSED = (
    NoteField("recipient", "À l'attention de", hint="Prénom, nom et qualité", source="official", required=True),
    NoteField("through", "Sous couvert de", hint="Directrice, DGA, cabinet", source="directors"),
    DISTRIBUTION,
)

TOPIC_BRIEF = NoteForm(
    code="D01",
    reference_code="FT",
    kind=BriefingKind.topic_brief,
    length="1 à 2 pages",
    approval="Visa de la directrice",
    most_pages=2,
    fields=(DISTRIBUTION,),
    sections=(
        NoteSection("L'essentiel", "Trois à cinq lignes : ce qu'il faut retenir si l'on ne lit que cela.", True),
        NoteSection("Contexte et cadre", "Compétence, textes, délibérations de référence."),
        NoteSection("Action du Département", "Dispositifs, calendrier, territoires."),
        NoteSection(
            "Chiffres clés",
            "Un indicateur par ligne, avec sa date et sa source.",
            starting=table("Indicateur", "Valeur", "Date", "Source"),
        ),
        NoteSection("Acteurs et partenaires", "La position de chacun."),
        NoteSection("Actualité et échéances", "Ce qui vient, avec les dates."),
        NoteSection("Points de vigilance", "Factuel, sans jugement sur les personnes."),
        NoteSection("Éléments de langage", "Trois messages."),
        NoteSection("Questions sensibles et réponses proposées", "La question en gras, la réponse dessous."),
        NoteSection("Suites attendues de l'élu", "Information, avis ou décision."),
        NoteSection("Contacts et sources", "Qui sait, et d'où viennent les chiffres.", True, source="contacts"),
    ),
)

_NOTE_BODY = (
    NoteSection("Rappel des décisions antérieures", "Délibérations, arbitrages, dates."),
    NoteSection("État d'avancement", "Où l'on en est, ce qui reste à faire."),
    NoteSection("Enjeux", "Politiques, juridiques, financiers (montant, imputation), humains, de communication."),
    NoteSection("Position de la Délégation", "Ce qu'elle propose, et pourquoi.", True),
)

INFORMATION_NOTE = NoteForm(
    code="D02",
    reference_code="NI",
    kind=BriefingKind.information_note,
    length="2 pages",
    approval="Directrice, DGA, cabinet",
    most_pages=2,
    fields=_ADDRESSED,
    sections=(
        NoteSection("Objet et demande", "« Pour information » : de quoi il s'agit, en deux phrases.", True),
        *_NOTE_BODY,
        NoteSection("Calendrier", "Les prochaines étapes, datées."),
    ),
)

OPINION_NOTE = NoteForm(
    code="D02",
    reference_code="NA",
    kind=BriefingKind.opinion_note,
    length="2 pages",
    approval="Directrice, DGA, cabinet",
    most_pages=2,
    fields=_ADDRESSED,
    sections=(
        NoteSection("Objet et demande", "« Pour avis avant le … » : ce qui est demandé, en deux phrases.", True),
        *_NOTE_BODY,
        NoteSection("Avis sollicité", "Questions fermées, numérotées : on y répond par oui ou par non.", True),
        NoteSection("Calendrier", "Les prochaines étapes, datées."),
        NoteSection(
            "Réponse",
            "Le cadre est imprimé ; n'y écrivez que ce qui guide la réponse.",
            particular=Particular.answer_box,
        ),
    ),
)

ARBITRATION_NOTE = NoteForm(
    code="D03",
    reference_code="ARB",
    kind=BriefingKind.arbitration_note,
    length="2 à 3 pages, une question par note",
    approval="Directrice, DGA, cabinet",
    most_pages=3,
    fields=_ADDRESSED,
    sections=(
        NoteSection("Question à trancher", "Une seule phrase.", True),
        NoteSection("Pourquoi maintenant", "L'échéance, et ce qu'entraîne une absence de décision.", True),
        NoteSection("Contexte et faits", "Ce qui est établi, avec ses dates."),
        NoteSection(
            "Options", "Le tableau vient des options ; « statu quo » en est une.", True, particular=Particular.options
        ),
        NoteSection("Avis des services consultés", "Finances, juridique, autres directions."),
        NoteSection("Recommandation motivée", "L'option recommandée, et pourquoi.", True),
        NoteSection("Mise en œuvre et communication", "Qui fait quoi et quand, si l'option est retenue."),
        NoteSection(
            "Décision", "Le cadre est imprimé, et rempli quand la décision est prise.", particular=Particular.decision
        ),
        NoteSection("Diffusion de la décision et suivi", "Qui l'apprend, qui suit."),
    ),
)

SYNTHESIS_FILE = NoteForm(
    code="D04",
    reference_code="DS",
    kind=BriefingKind.synthesis_file,
    length="Page de garde, sommaire, une page de synthèse",
    approval="Visa de la directrice",
    fields=_ADDRESSED,
    sections=(
        NoteSection(
            "Synthèse d'une page", "Ce que l'élu doit savoir, sans lire la suite.", True, particular=Particular.contents
        ),
        NoteSection("Objectifs et orientations votées", "Délibérations, dates."),
        NoteSection("Historique et chronologie", "Une date par ligne."),
        NoteSection("Gouvernance et acteurs", "Qui décide, qui fait."),
        NoteSection("Dispositifs et moyens", "Budget voté et exécuté, subventions, équivalents temps plein."),
        NoteSection("Résultats et indicateurs", "Avec date et source."),
        NoteSection("Cartographie", "Communes, cantons, établissements publics territoriaux."),
        NoteSection("Forces, faiblesses, controverses", "Factuel."),
        NoteSection("Perspectives et arbitrages à venir", "Avec les échéances."),
        NoteSection("Annexes", "Conventions, délibérations, revue de presse, contacts.", source="contacts"),
    ),
)

LIAISON_NOTE = NoteForm(
    code="D05",
    reference_code="NL",
    kind=BriefingKind.liaison_note,
    points=9.0,
    length="1 page, chaque semaine",
    approval="Directrices",
    most_pages=1,
    fields=(DISTRIBUTION,),
    sections=(
        NoteSection("À signer, à valider", "Ce qui attend une signature.", source="to_sign"),
        NoteSection("Arbitrages attendus", "Avec leur date limite.", source="arbitrations"),
        NoteSection("Décisions et retours de l'élu", "Depuis la dernière note.", source="decisions"),
        NoteSection("Courriers signalés et retards", source="flagged_letters"),
        NoteSection("Agenda des quinze jours", "Le rôle, et si le dossier est prêt.", source="agenda"),
        NoteSection("Points DJVA"),
        NoteSection("Points DECI"),
        NoteSection("Alertes", "Délais, presse, conflits d'intérêts.", source="alerts"),
        NoteSection("Questions", "Des Délégations à l'élu, de l'élu aux Délégations."),
        NoteSection("Suites données", "À ce que l'élu a demandé.", source="followed_up"),
    ),
)

ACTIVITY_REPORT = NoteForm(
    code="D06",
    reference_code="RA",
    kind=BriefingKind.activity_report,
    length="Chaque mois ou chaque trimestre, un par délégation",
    approval="Directrices",
    most_pages=4,
    fields=(
        *_ADDRESSED,
        NoteField("first_day", "Du", FieldType.date, source="period"),
        NoteField("last_day", "Au", FieldType.date, source="period"),
    ),
    sections=(
        NoteSection("Faits marquants", "Trois à cinq.", True),
        NoteSection("Chiffres", "Courriers, notes, déplacements, arbitrages.", True, source="figures"),
        NoteSection("Échanges avec l'élu", "Dates, sujets, orientations.", source="exchanges"),
        NoteSection("Avancement des projets", "Charte, Assises, 100 voix."),
        NoteSection("Difficultés et propositions", "Une proposition pour chaque difficulté."),
        NoteSection("Priorités de la période suivante", "Trois au plus.", True),
        NoteSection("Temps passé", "DJVA et DECI, pour une quotité de 50 %.", source="time_spent"),
    ),
)
