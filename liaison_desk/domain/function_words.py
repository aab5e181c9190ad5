"""The functions of the forms-of-address table, as people read them whoever holds them."""

from __future__ import annotations

FUNCTION_WORDS: dict[str, str] = {
    "MINISTRE": "Ministre",
    "PREFET": "Préfet·e",
    "PREFET_DELEGUE": "Préfet·e délégué·e",
    "SOUS_PREFET": "Sous-préfet·e",
    "DEPUTE": "Député·e",
    "SENATEUR": "Sénateur·rice",
    "DEPUTE_EUROPEEN": "Député·e européen·ne",
    "PDT_REGION": "Président·e du conseil régional",
    "PDT_DEPARTEMENT": "Président·e du conseil départemental",
    "VP_DEPARTEMENT": "Vice-président·e du conseil départemental",
    "CONSEILLER_DEPARTEMENTAL": "Conseiller·ère départemental·e",
    "CONSEILLER_REGIONAL": "Conseiller·ère régional·e",
    "MAIRE": "Maire",
    "PDT_EPT": "Président·e d'établissement public territorial",
    "ADJOINT": "Adjoint·e au maire",
    "CONSEILLER_MUNICIPAL": "Conseiller·ère municipal·e",
    "RECTEUR": "Recteur·rice",
    "DASEN": "Directeur·rice académique",
    "PROCUREUR": "Procureur·e de la République",
    "PDT_JURIDICTION": "Président·e de juridiction",
    "OFFICIER_GENERAL": "Officier·ère général·e",
    "AMBASSADEUR": "Ambassadeur·rice",
    "DIRECTEUR": "Directeur·rice",
    "PDT_ASSOCIATION": "Président·e d'association",
    "COPRESIDENCE_ASSOCIATION": "Coprésidence d'association",
    "AVOCAT_OFFICIER_MINISTERIEL": "Avocat·e, officier·ère ministériel·le",
    "MEMBRE_ASSEMBLEE_CITOYENNE": "Membre de l'Assemblée des 100 voix",
    "HABITANT": "Habitant·e",
    "INCONNU": "Autre",
}


def function_words(written: str) -> str:
    """Return the words of a function given by its code; a title already in words stays as it is."""
    return FUNCTION_WORDS.get(written, written)
