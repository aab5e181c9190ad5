"""Which kind of request a message seems to be: proposed from its category, confirmed by the officer."""

from __future__ import annotations

from liaison_desk.domain.proposals import RequestCategory
from liaison_desk.domain.request_regimes import RequestKind

_KINDS = {
    RequestCategory.invitation: RequestKind.courtesy,
    RequestCategory.thanks: RequestKind.courtesy,
    RequestCategory.information: RequestKind.courtesy,
    RequestCategory.grant_request: RequestKind.financial,
    RequestCategory.complaint: RequestKind.complaint,
    RequestCategory.appeal: RequestKind.appeal,
    RequestCategory.access_documents: RequestKind.access_documents,
    RequestCategory.gdpr_request: RequestKind.gdpr_request,
    RequestCategory.safeguarding: RequestKind.safeguarding,
}


def proposed_kind(category: RequestCategory) -> RequestKind:
    """Return the kind a category calls for: rejection after two months when nothing says otherwise (domain §1.1)."""
    return _KINDS.get(category, RequestKind.off_procedure)
