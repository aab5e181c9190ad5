"""What the reports of the demonstration office say, and the syntheses written of some of them."""

from __future__ import annotations

from typing import Any

_ASKED = (
    "Il vous est proposé :\n\n- d'ATTRIBUER les subventions indiquées ;\n- d'APPROUVER les conventions jointes ;\n"
    "- d'AUTORISER M. le Président à les signer au nom du Département."
)
_CONTEXT = (
    "Le Département accompagne depuis plusieurs années les associations qui font vivre la citoyenneté au plus près "
    "des habitantes et des habitants."
)

VOTED: tuple[dict[str, Any], ...] = (
    {
        "number": "4-03",
        "title": "Fonds d'initiatives associatives : première répartition de l'année",
        "committee": "4e commission",
        "rapporteur": "M. Bastien Morvan",
        "unit": "DJVA",
        "requested": _ASKED,
        "context": _CONTEXT,
        "amounts": [{"label": "CP", "amount": "186500.00"}],
        "carried_by_official": True,
        "vote_result": "adopted",
        "resolution_number": "CP-4-03",
        "votes_for": 41,
        "votes_against": 0,
        "abstentions": 1,
        "synthesis": "issued",
    },
    {
        "number": "4-04",
        "title": "Convention triennale avec <associations>",
        "committee": "4e commission",
        "rapporteur": "Mme Hélène Duvauchelle",
        "unit": "DJVA",
        "requested": _ASKED,
        "amounts": [{"label": "Subvention", "amount": "32000.00"}],
        "beneficiaries": (3,),
        "vote_result": "adopted_amended",
        "resolution_number": "CP-4-04",
        "votes_for": 38,
        "votes_against": 4,
        "amended_text": "Article 3 : le bilan intermédiaire est présenté chaque année à la 4e commission.",
        "synthesis_form": "short",
    },
    {
        "number": "1-09",
        "title": "Règlement intérieur des salles ouvertes aux associations",
        "committee": "1re commission",
        "unit": "DECI",
        "requested": "Il vous est proposé d'APPROUVER le règlement joint.",
        "vote_result": "postponed",
        "follow_up": "À revoir après l'avis de la commission de sécurité.",
        "synthesis_form": "none",
    },
)
"""Reports of the sitting held."""

COMING: tuple[dict[str, Any], ...] = (
    {
        "number": "1-07",
        "title": "Budget participatif départemental : règlement et calendrier",
        "committee": "1re commission",
        "rapporteur": "M. Bastien Morvan",
        "unit": "DECI",
        "requested": "Il vous est proposé d'APPROUVER le règlement du budget participatif et d'ARRÊTER son calendrier.",
        "context": "La première édition a réuni plus de six cents projets, dont quatre-vingts ont été retenus.",
        "amounts": [{"label": "AE", "amount": "2500000.00"}, {"label": "CP", "amount": "800000.00"}],
        "carried_by_official": True,
        "synthesis": "validated",
    },
    {
        "number": "4-12",
        "title": "Subventions de fonctionnement aux têtes de réseau associatives",
        "committee": "4e commission",
        "rapporteur": "M. Bastien Morvan",
        "unit": "DJVA",
        "requested": _ASKED,
        "context": _CONTEXT,
        "amounts": [{"label": "CP", "amount": "242000.00"}, {"label": "Subvention", "amount": "24500.00"}],
        "beneficiaries": (1, 2),
        "carried_by_official": True,
        "synthesis": "draft",
    },
    {
        "number": "4-13",
        "title": "Soutien au projet de maison associative porté par <associations>",
        "committee": "4e commission",
        "rapporteur": "Mme Hélène Duvauchelle",
        "unit": "DJVA",
        "requested": _ASKED,
        "amounts": [{"label": "Subvention", "amount": "45000.00"}],
        "beneficiaries": (0,),
        "synthesis_form": "short",
    },
    {
        "number": "4-14",
        "title": "Junior associations : convention d'accompagnement",
        "committee": "4e commission",
        "rapporteur": "Mme Hélène Duvauchelle",
        "unit": "DJVA",
        "requested": _ASKED,
        "amounts": [{"label": "Participation", "amount": "18000.00"}],
        "synthesis_form": "delegated",
        "delegated_to": "DJVA",
    },
    {
        "number": "4-15",
        "title": "Assemblée des 100 voix : indemnisation et garde d'enfants des membres",
        "committee": "4e commission",
        "rapporteur": "M. Bastien Morvan",
        "unit": "DECI",
        "requested": "Il vous est proposé d'APPROUVER l'indemnisation et la prise en charge de la garde d'enfants.",
        "context": "Les membres sont tirés au sort ; le défraiement conditionne la présence de toutes et tous.",
        "amounts": [{"label": "CP", "amount": "64000.00"}],
        "carried_by_official": True,
    },
)
"""Reports of the sitting to come."""

_WRITTEN = {
    "Contenu essentiel": (
        "- Un règlement simplifié : un dépôt en ligne et en mairie, deux mois d'échanges.\n"
        "- Un vote ouvert dès **16 ans**, sans condition de nationalité.\n"
        "- Un comité de suivi de douze habitantes et habitants."
    ),
    "Enjeux et points sensibles": (
        "L'opposition devrait demander une répartition par canton. Vote favorable attendu, sans amendement de fond."
    ),
    "Éléments d'intervention": (
        "Mes chers collègues, la première édition a prouvé une chose : quand on ouvre la porte, on entre. "
        "Ce règlement la laisse ouverte plus longtemps, à plus de monde, avec des règles que chacun comprend."
    ),
    "Questions probables": (
        "**Pourquoi ne pas réserver une part à chaque canton ?** Le règlement plafonne chaque projet : "
        "aucun territoire ne peut tout prendre."
    ),
}
SYNTHESES: dict[str, tuple[str, dict[str, str]]] = {
    "issued": ("issued", {"Contenu essentiel": "Vingt-sept associations, une moyenne de 6 900 € par projet."}),
    "validated": ("validated", _WRITTEN),
    "draft": ("draft", {"Contenu essentiel": "Six têtes de réseau, montants reconduits à l'identique."}),
}
"""State of a synthesis and what is written in it, beyond what the report itself says."""
