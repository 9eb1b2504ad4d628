"""Pure decisions of registry: who is young and when, who is the same person, what holds together."""

from services.registry.rules.comparing import compare, contradict
from services.registry.rules.devices import Device, recognise
from services.registry.rules.identity import Known, Verdict, identify, survivor_of
from services.registry.rules.periods import overlapping, within
from services.registry.rules.roles import ROLE_SCOPES, may_grant
from services.registry.rules.snils import mask_snils
from services.registry.rules.young import YoungRule, add_months, birthday, young_intervals

__all__ = [
    "ROLE_SCOPES",
    "Device",
    "Known",
    "Verdict",
    "YoungRule",
    "add_months",
    "birthday",
    "compare",
    "contradict",
    "identify",
    "mask_snils",
    "may_grant",
    "overlapping",
    "recognise",
    "survivor_of",
    "within",
    "young_intervals",
]
