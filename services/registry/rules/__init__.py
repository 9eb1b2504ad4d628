"""Pure decisions of registry: who is young and when, who is the same person, what holds together."""

from services.registry.rules.comparing import (
    compare,
    contradict,
)
from services.registry.rules.delegation import (
    LONGEST_DAYS,
    delegable,
    grouped,
    permission_words,
)
from services.registry.rules.devices import (
    Device,
    recognise,
)
from services.registry.rules.identity import (
    Known,
    Verdict,
    identify,
    survivor_of,
)
from services.registry.rules.invitations import (
    INVITATION_LIFE,
    code_digest,
    is_open,
    new_code,
)
from services.registry.rules.logins import (
    proposed_login,
    sign_in_name,
)
from services.registry.rules.one_time import (
    MANDATORY_ROLES,
    accepted_step,
    is_code,
    new_secret,
    secret_link,
)
from services.registry.rules.passwords import (
    RULES as PASSWORD_RULES,
)
from services.registry.rules.passwords import (
    password_weakness,
)
from services.registry.rules.periods import (
    overlapping,
    within,
)
from services.registry.rules.roles import (
    ROLE_SCOPES,
    may_grant,
)
from services.registry.rules.snils import (
    mask_snils,
)
from services.registry.rules.young import (
    YoungRule,
    add_months,
    birthday,
    is_young,
    rule_on,
    title_of,
    with_rule,
    young_intervals,
    young_limits,
)

__all__ = [
    "INVITATION_LIFE",
    "LONGEST_DAYS",
    "MANDATORY_ROLES",
    "PASSWORD_RULES",
    "ROLE_SCOPES",
    "Device",
    "Known",
    "Verdict",
    "YoungRule",
    "accepted_step",
    "add_months",
    "birthday",
    "code_digest",
    "compare",
    "contradict",
    "delegable",
    "grouped",
    "identify",
    "is_code",
    "is_open",
    "is_young",
    "mask_snils",
    "may_grant",
    "new_code",
    "new_secret",
    "overlapping",
    "password_weakness",
    "permission_words",
    "proposed_login",
    "recognise",
    "rule_on",
    "secret_link",
    "sign_in_name",
    "survivor_of",
    "title_of",
    "with_rule",
    "within",
    "young_intervals",
    "young_limits",
]
