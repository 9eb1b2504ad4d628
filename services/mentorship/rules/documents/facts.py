"""What blocks a document, and the facts by which that is decided on the day it is dated."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from services.mentorship.models import Pair, Programme, Signer, SupplementaryAgreement


@dataclass(frozen=True, kw_only=True)
class Blocker:
    """One thing that is missing; `href` leads to where `who` can do it, empty when it is done on paper."""

    code: str
    text: str
    who: str
    since: date | None = None
    href: str = ""
    action: str = ""


@dataclass(frozen=True, kw_only=True)
class LegalFacts:
    """Everything the blockers are decided by, on the day the document is dated."""

    pair: Pair
    on: date
    who: Mapping[str, str]
    office_href: str
    signer: Signer | None
    known_signers: int
    mentee_required: bool
    contract_until: Mapping[str, date | None]
    left_on: Mapping[str, date | None]
    corrects: bool
    has_rival: bool
    is_same_person: bool
    one_employer: bool
    issued: Sequence[str]
    agreement: SupplementaryAgreement | None
    programme: Programme | None
    free_deficits: int
    has_report: bool
    report_gaps: Sequence[str]
    previous: Pair | None = None

    @property
    def here(self) -> str:
        """The address of the pair."""
        return f"/mentorship/pairs/{self.pair.id}"
