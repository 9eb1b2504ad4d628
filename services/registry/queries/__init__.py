"""What may be read of registry: every question takes the scope of whoever asks."""

from services.registry.queries.access import (
    Look,
    access_entries,
    access_flaws,
    access_hash,
    access_head,
    looks,
)
from services.registry.queries.account_lines import (
    AccountLine,
    Uninvited,
    account_line,
    account_lines,
    account_of_person,
    uninvited,
)
from services.registry.queries.accounts import (
    account_by_invitation,
    account_by_login,
    accounts,
    find_account,
    has_accounts,
    own_account,
)
from services.registry.queries.bodies import bodies, find_body, memberships
from services.registry.queries.entering import find_token, live_tokens
from services.registry.queries.erasing import erased_marks, erasures, find_subject
from services.registry.queries.identity import (
    find_question,
    identity_questions,
    merge_of,
    people_of_questions,
    question_between,
    survivor,
)
from services.registry.queries.imports import (
    PastImport,
    find_error_file,
    find_import,
    find_staged_file,
    import_history,
    imports,
    remembered_mappings,
)
from services.registry.queries.municipalities import (
    find_municipality,
    lock_municipality,
    municipalities,
    municipality_by_code,
    municipality_here,
)
from services.registry.queries.organizations import facts, find_organization, organizations
from services.registry.queries.people import cards_of, consents, find_consent, find_person, people
from services.registry.queries.staff_pages import organization_by_code, staff_known
from services.registry.queries.two_factor import (
    find_two_factor,
    has_two_factor,
    must_enrol,
    recovery_codes_left,
)
from services.registry.queries.undoing import changes_before, changes_of, dependants, later_hand_overs

__all__ = [
    "AccountLine",
    "Look",
    "PastImport",
    "Uninvited",
    "access_entries",
    "access_flaws",
    "access_hash",
    "access_head",
    "account_by_invitation",
    "account_by_login",
    "account_line",
    "account_lines",
    "account_of_person",
    "accounts",
    "bodies",
    "cards_of",
    "changes_before",
    "changes_of",
    "consents",
    "dependants",
    "erased_marks",
    "erasures",
    "facts",
    "find_account",
    "find_body",
    "find_consent",
    "find_error_file",
    "find_import",
    "find_municipality",
    "find_organization",
    "find_person",
    "find_question",
    "find_staged_file",
    "find_subject",
    "find_token",
    "find_two_factor",
    "has_accounts",
    "has_two_factor",
    "identity_questions",
    "import_history",
    "imports",
    "later_hand_overs",
    "live_tokens",
    "lock_municipality",
    "looks",
    "memberships",
    "merge_of",
    "municipalities",
    "municipality_by_code",
    "municipality_here",
    "must_enrol",
    "organization_by_code",
    "organizations",
    "own_account",
    "people",
    "people_of_questions",
    "question_between",
    "recovery_codes_left",
    "remembered_mappings",
    "staff_known",
    "survivor",
    "uninvited",
]
