"""Forms kept up to date about one thing: D15 to D17 (domain reference §3.3 and §3.4)."""

from __future__ import annotations

from liaison_desk.domain import report_headings
from liaison_desk.domain.briefing_kinds import BriefingKind
from liaison_desk.domain.note_form import FieldType, NoteField, NoteForm, NoteSection, Particular, table
from liaison_desk.domain.note_forms_written import DISTRIBUTION

REPORT_SUMMARY = NoteForm(
    code="D15",
    reference_code="SR",
    kind=BriefingKind.report_summary,
    points=9.5,
    length="1 page par rapport",
    approval="Visa de la directrice",
    most_pages=1,
    fields=(
        NoteField("institution", "Instance", source="report"),
        NoteField("sitting_on", "Séance du", FieldType.date, source="report"),
        NoteField("report_number", "Rapport n°", source="report"),
        NoteField("committee", "Commission", source="report"),
        NoteField("rapporteur", "Rapporteur", source="report"),
        NoteField("direction", "Direction", source="report"),
    ),
    sections=(
        NoteSection(report_headings.OBJECT, "Une phrase.", True, source="report_object"),
        NoteSection(report_headings.REQUESTED, "Approuver, attribuer, autoriser à signer.", True),
        NoteSection(report_headings.CONTEXT),
        NoteSection(report_headings.CONTENT),
        NoteSection(
            report_headings.FINANCE,
            "Montant, AE et CP, imputation, inscrit au budget ou non.",
            True,
            source="report_amounts",
        ),
        NoteSection(report_headings.BENEFICIARIES, source="report_beneficiaries"),
        NoteSection(report_headings.STAKES, "Amendements et votes probables."),
        NoteSection(report_headings.DELEGATION, "Porte-t-il le rapport, intervient-il ?", source="report_carried"),
        NoteSection(report_headings.RECUSAL, "Pourquoi, et qui le remplace.", True, source="report_recusal"),
        NoteSection(report_headings.SPEECH, "Deux minutes."),
        NoteSection(report_headings.QUESTIONS, "Chacune avec sa réponse en deux lignes."),
        NoteSection(report_headings.ADVICE, source="report_advice"),
        NoteSection(report_headings.VOTE, "Résultat, n° de délibération.", source="report_vote"),
    ),
)

PARTNER_SHEET = NoteForm(
    code="D16",
    reference_code="FP",
    kind=BriefingKind.partner_sheet,
    length="1 à 2 pages",
    approval="Sans visa ; à jour au",
    most_pages=2,
    numbers_sections=False,
    fields=(
        NoteField("partner", "Partenaire", FieldType.partner, source="partner"),
        NoteField("rna", "RNA"),
        NoteField("siret", "SIREN ou SIRET"),
        NoteField("created_on", "Créée le", FieldType.date),
        NoteField("budget", "Budget annuel", FieldType.amount),
        NoteField("has_republican_contract", "Contrat républicain", FieldType.yes_no),
        NoteField("has_signed_charter", "Charte signée", FieldType.yes_no),
        DISTRIBUTION,
    ),
    sections=(
        NoteSection(
            "Identité", "Nom, sigle, forme, objet, siège, commune, canton, EPT, site.", True, source="partner_identity"
        ),
        NoteSection("Gouvernance", "Présidence, direction, réseau, agréments.", True, source="partner_people"),
        NoteSection("Moyens", "Équivalents temps plein, bénévoles, adhérents."),
        NoteSection(
            "Relation avec le Département",
            "Directions concernées, référent, conventions ; une subvention par ligne.",
            starting=table("Année", "Montant", "Objet", "Délibération", "Versé", "Compte rendu"),
        ),
        NoteSection("Actions et publics", "Avec les territoires."),
        NoteSection("Historique des contacts", "Date, type, objet, suite.", source="partner_history"),
        NoteSection("Sujets en cours", "Demandes, courriers.", source="partner_open"),
        NoteSection("Vigilance", "Factuelle."),
        NoteSection("Liens d'intérêts déclarés", source="partner_interests"),
        NoteSection("Sources", required=True, source="contacts"),
    ),
)

AGREEMENT_SHEET = NoteForm(
    code="D17",
    reference_code="SC",
    kind=BriefingKind.agreement_sheet,
    length="1 à 2 pages",
    approval="Visa de la directrice",
    most_pages=2,
    fields=(
        NoteField("agreement_number", "Convention n°"),
        NoteField("agreement_type", "Type", hint="CPO, annuelle, charte, protocole, partenariat"),
        NoteField("partner", "Partenaire", FieldType.partner, source="partner"),
        NoteField("signatories", "Signataires"),
        NoteField("resolution", "Délibération", hint="Instance, date, n°"),
        NoteField("signed_on", "Signée le", FieldType.date),
        NoteField("notified_on", "Notifiée le", FieldType.date),
        NoteField("starts_on", "Prend effet le", FieldType.date),
        NoteField("ends_on", "Prend fin le", FieldType.date, hint="Les alertes en découlent."),
        NoteField("renewal", "Reconduction", hint="Aucune, expresse ou tacite ; nombre maximal"),
        NoteField("notice", "Préavis (mois)", hint="Pour dénoncer : « 3 »"),
        NoteField("amount", "Montant", FieldType.amount),
        DISTRIBUTION,
    ),
    sections=(
        NoteSection("Objet", "Ce à quoi chacun s'engage, en deux phrases.", True),
        NoteSection(
            "Dates et alertes",
            "Le tableau vient de la date de fin et du préavis.",
            particular=Particular.agreement_dates,
        ),
        NoteSection(
            "Montants et échéancier", "Voté, engagé, versé.", starting=table("Année", "Montant", "État", "Date")
        ),
        NoteSection(
            "Engagements réciproques",
            "Un engagement par ligne.",
            True,
            starting=table("Engagement", "Porteur", "Indicateur", "Échéance", "État"),
        ),
        NoteSection("Gouvernance", "Comité de suivi, fréquence, dernière réunion."),
        NoteSection("Avenants", "N°, date, objet."),
        NoteSection("Évaluation et bilan"),
        NoteSection("Sources", required=True, source="contacts"),
    ),
)
