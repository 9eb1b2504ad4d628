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
from services.registry.queries.bodies import (
    bodies,
    find_body,
    find_membership,
    memberships,
)
from services.registry.queries.body_card import (
    BodyCard,
    BodyLine,
    MemberLine,
    body_card,
    body_list,
)
from services.registry.queries.communities import (
    Community,
    by_name,
    communities,
    described,
)
from services.registry.queries.entering import (
    find_token,
    live_tokens,
)
from services.registry.queries.erasing import (
    erased_marks,
    erasures,
    find_subject,
)
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
from services.registry.queries.organization_card import (
    NeedLine,
    OrganizationCard,
    OrganizationLine,
    need_list,
    organization_card,
    organization_list,
)
from services.registry.queries.organizations import (
    facts,
    find_fact,
    find_need,
    find_organization,
    needs,
    organizations,
    organizations_by_name,
)
from services.registry.queries.people import (
    absence_of,
    cards_of,
    consents,
    employment_of,
    find_consent,
    find_person,
    people,
)
from services.registry.queries.people_list import (
    PersonLine,
    people_list,
)
from services.registry.queries.person_card import (
    PersonCard,
    person_card,
)
from services.registry.queries.staff_pages import (
    organization_by_code,
    staff_known,
)
from services.registry.queries.two_factor import (
    find_two_factor,
    has_two_factor,
    must_enrol,
    recovery_codes_left,
)
from services.registry.queries.undoing import (
    changes_before,
    changes_of,
    dependants,
    later_hand_overs,
)

__all__ = [
    "AccountLine",
    "BodyCard",
    "BodyLine",
    "Community",
    "Look",
    "MemberLine",
    "NeedLine",
    "OrganizationCard",
    "OrganizationLine",
    "PastImport",
    "PersonCard",
    "PersonLine",
    "Uninvited",
    "absence_of",
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
    "body_card",
    "body_list",
    "by_name",
    "cards_of",
    "changes_before",
    "changes_of",
    "communities",
    "consents",
    "dependants",
    "described",
    "employment_of",
    "erased_marks",
    "erasures",
    "facts",
    "find_account",
    "find_body",
    "find_consent",
    "find_error_file",
    "find_fact",
    "find_import",
    "find_membership",
    "find_municipality",
    "find_need",
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
    "need_list",
    "needs",
    "organization_by_code",
    "organization_card",
    "organization_list",
    "organizations",
    "organizations_by_name",
    "own_account",
    "people",
    "people_list",
    "people_of_questions",
    "person_card",
    "question_between",
    "recovery_codes_left",
    "remembered_mappings",
    "staff_known",
    "survivor",
    "uninvited",
]
