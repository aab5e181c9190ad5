"""What the reports of a sitting ask of the time left, in one French sentence."""

from __future__ import annotations

from liaison_desk.domain.efforts import half_days_words, quarters
from liaison_desk.domain.french import counted
from liaison_desk.services.sitting_load import SittingLoad


def load_sentence(load: SittingLoad) -> str:
    """Return « 10 synthèses demandent 5 demi-journées ; il en reste 4 : il en manque 1. »."""
    if load.is_over:
        left = counted(load.count, "synthèse non terminée", "synthèses non terminées")
        return f"Séance passée : {left}. Saisissez les votes, ou annulez la séance."
    handed = counted(load.handed_over, "synthèse confiée", "synthèses confiées") if load.handed_over else ""
    if not load.count:
        return f"Aucune synthèse à écrire, {handed}." if handed else "Aucune synthèse à écrire."
    verb = "demande" if load.count == 1 else "demandent"
    needed = f"{counted(load.count, 'synthèse')} {verb} {half_days_words(load.needed)}"
    left = "il n'en reste aucune" if load.available <= 0 else f"il en reste {quarters(load.available)}"
    if load.missing > 0 and load.missing == load.needed - load.available:
        fits = f"{left} : il en manque {quarters(load.missing)}"
    elif load.missing > 0:
        fits = f"{left} avec le reste : il en manque {quarters(load.missing)}"
    else:
        fits = f"{left}, tout tient"
    return f"{needed} ; {fits}{f' ({handed})' if handed else ''}."
