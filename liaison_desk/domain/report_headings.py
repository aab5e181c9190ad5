"""The sections of the synthesis of a report (form D15, domain reference §3.3), in their order."""

from __future__ import annotations

OBJECT = "Objet"
REQUESTED = "Ce qui est demandé à l'assemblée"
CONTEXT = "Contexte et décisions antérieures"
CONTENT = "Contenu essentiel"
FINANCE = "Impact financier"
BENEFICIARIES = "Bénéficiaires et territoires"
STAKES = "Enjeux et points sensibles"
DELEGATION = "Lien avec la délégation de l'élu"
RECUSAL = "Déport à prévoir"
SPEECH = "Éléments d'intervention"
QUESTIONS = "Questions probables"
ADVICE = "Avis de la commission"
VOTE = "Vote et suites"
