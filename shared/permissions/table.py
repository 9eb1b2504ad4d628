"""Who may do what, in one table: permission → account role → how far it reaches.

Account roles are granted in registry and travel in the token. `person` is everyone who signed in
as a person: relations (mentor of this pair, teacher of this route) are decided by the service that
owns the thing, from `Actor.person_id`.
"""

from typing import Literal

Level = Literal["own", "organization", "municipality", "region", "all"]
LEVELS: tuple[Level, ...] = ("own", "organization", "municipality", "region", "all")

OWN: Level = "own"
ORG: Level = "organization"
MUN: Level = "municipality"
REG: Level = "region"
ALL: Level = "all"

PERMISSIONS: dict[str, dict[str, Level]] = {
    # registry
    "municipality.read": {
        "person": MUN,
        "principal": MUN,
        "tutor": MUN,
        "methodist": MUN,
        "approver": MUN,
        "analyst": REG,
        "admin": ALL,
    },
    "municipality.write": {"admin": ALL},
    "import.apply": {"methodist": MUN, "admin": ALL},
    "import.undo": {"methodist": MUN, "admin": ALL},
    "import.read": {"methodist": MUN, "admin": ALL},
    "organization.read": {
        "principal": ORG,
        "tutor": ORG,
        "methodist": MUN,
        "approver": MUN,
        "analyst": REG,
        "admin": ALL,
    },
    "organization.write": {"methodist": MUN, "admin": ALL},
    "fact.read": {"principal": ORG, "methodist": MUN, "approver": MUN, "admin": ALL},
    "fact.write": {"principal": ORG, "methodist": MUN, "admin": ALL},
    "staffing_need.read": {"principal": ORG, "methodist": MUN, "approver": MUN, "admin": ALL},
    "staffing_need.write": {"principal": ORG, "methodist": MUN, "admin": ALL},
    "person.read": {"person": OWN, "principal": ORG, "tutor": ORG, "methodist": MUN, "admin": ALL},
    "person.write": {"methodist": MUN, "admin": ALL},
    "identity.read": {"methodist": MUN, "admin": ALL},
    "identity.decide": {"methodist": MUN, "admin": ALL},
    "person.erase": {"admin": ALL},
    "consent.read": {"person": OWN, "methodist": MUN},
    "consent.write": {"person": OWN, "methodist": MUN},
    "access.read": {"person": OWN, "admin": ALL},
    "body.read": {
        "person": MUN,
        "principal": MUN,
        "tutor": MUN,
        "methodist": MUN,
        "approver": MUN,
        "analyst": REG,
        "admin": ALL,
    },
    "body.write": {"methodist": MUN, "admin": ALL},
    "account.read": {"methodist": MUN, "admin": ALL},
    "account.write": {"methodist": MUN, "admin": ALL},
    "account.own": {
        "person": OWN,
        "methodist": OWN,
        "principal": OWN,
        "tutor": OWN,
        "approver": OWN,
        "analyst": OWN,
        "admin": OWN,
    },
    "two_factor.own": {
        "person": OWN,
        "methodist": OWN,
        "principal": OWN,
        "tutor": OWN,
        "approver": OWN,
        "analyst": OWN,
        "admin": OWN,
    },
    "token.read": {
        "person": OWN,
        "principal": OWN,
        "tutor": OWN,
        "approver": OWN,
        "analyst": OWN,
        "methodist": MUN,
        "admin": ALL,
    },
    "token.end": {
        "person": OWN,
        "principal": OWN,
        "tutor": OWN,
        "approver": OWN,
        "analyst": OWN,
        "methodist": MUN,
        "admin": ALL,
    },
    # mentorship
    "pair.read": {"person": OWN, "principal": ORG, "tutor": MUN, "methodist": MUN},
    # in pairs OWN is also the school whose curator the person is
    "pair.propose": {"person": OWN, "principal": ORG, "methodist": MUN},
    "pair.consent": {"person": OWN, "principal": ORG, "methodist": MUN},
    "pair.order": {"person": OWN, "principal": ORG, "methodist": MUN},
    "pair.pause": {"person": OWN, "principal": ORG, "methodist": MUN},
    "pair.end": {"person": OWN, "principal": ORG, "methodist": MUN},
    "document.read": {"person": OWN, "principal": ORG, "methodist": MUN},
    "document.issue": {"person": OWN, "principal": ORG, "methodist": MUN},
    "signer.read": {"person": OWN, "principal": ORG, "methodist": MUN},
    "signer.write": {"person": OWN, "principal": ORG, "methodist": MUN},
    "programme.read": {"person": OWN, "principal": ORG, "methodist": MUN},
    "programme.write": {"person": OWN, "principal": ORG, "methodist": MUN},
    "programme.agree": {"person": OWN},
    "programme.approve": {"person": OWN, "principal": ORG, "methodist": MUN},
    "report.read": {"person": OWN, "principal": ORG, "methodist": MUN},
    "report.write": {"person": OWN, "principal": ORG, "methodist": MUN},
    "report.conclude": {"person": OWN, "principal": ORG, "methodist": MUN},
    "questionnaire.answer": {"person": OWN},
    "questionnaire.sums": {"person": OWN, "principal": ORG, "methodist": MUN},
    "session.read": {"person": OWN, "principal": ORG, "tutor": MUN, "methodist": MUN},
    "session.log": {"person": OWN, "methodist": MUN},
    "session.answer": {"person": OWN},
    "support_event.read": {"person": MUN, "principal": MUN, "tutor": MUN, "methodist": MUN},
    "support_event.write": {"methodist": MUN},
    "attendance.read": {"person": OWN, "principal": ORG, "tutor": ORG, "methodist": MUN},
    "attendance.write": {"principal": ORG, "tutor": ORG, "methodist": MUN},
    "attendance.answer": {"person": OWN},
    # of coverage OWN is only the school whose curator the person is
    "coverage.read": {
        "person": OWN,
        "principal": ORG,
        "methodist": MUN,
        "approver": MUN,
        "analyst": REG,
        "admin": ALL,
    },
    "coverage.people": {"person": OWN, "principal": ORG, "methodist": MUN, "admin": ALL},
    # routes
    "instrument.read": {"person": MUN, "tutor": MUN, "methodist": MUN},
    "instrument.write": {"methodist": MUN},
    "diagnostic.read": {"person": OWN, "tutor": ORG, "methodist": MUN},
    "diagnostic.assign": {"tutor": ORG, "methodist": MUN},
    "diagnostic.enter": {"person": OWN, "tutor": ORG},
    "diagnostic.acknowledge": {"person": OWN},
    "deficit.read": {"person": OWN, "tutor": ORG},
    "deficit.record": {"person": OWN, "tutor": ORG},
    "deficit.decide": {"tutor": ORG},
    "deficit.contest": {"person": OWN},
    "deficit.release": {"person": OWN},
    "achievement.read": {"person": OWN},
    "achievement.release": {"person": OWN},
    "route.read": {"person": OWN, "tutor": ORG, "principal": ORG, "methodist": MUN, "approver": MUN},
    "route.write": {"tutor": ORG},
    "route.agree": {"person": OWN},
    "route.approve": {"principal": ORG, "methodist": MUN, "approver": MUN},
    "route.return": {"person": OWN, "principal": ORG, "methodist": MUN, "approver": MUN},
    "step.report": {"person": OWN, "tutor": ORG},
    "step.decide": {"tutor": ORG},
    "certificate.read": {"person": OWN, "tutor": ORG, "principal": ORG, "methodist": MUN},
    "certificate.write": {"person": OWN, "tutor": ORG, "principal": ORG, "methodist": MUN},
    # notifications
    "inbox.read": {"person": OWN, "methodist": OWN, "principal": OWN, "tutor": OWN, "approver": OWN},
    # monitoring
    "indicator.read": {
        "methodist": MUN,
        "principal": MUN,
        "tutor": MUN,
        "approver": MUN,
        "analyst": REG,
        "admin": ALL,
    },
    "indicator.people.read": {"methodist": MUN, "principal": ORG},
    # of periods OWN is only the school whose curator the person is
    "period.read": {
        "person": OWN,
        "principal": ORG,
        "methodist": MUN,
        "approver": MUN,
        "analyst": REG,
        "admin": ALL,
    },
    "period.confirm": {"person": OWN, "principal": ORG},
    "period.open": {"methodist": MUN},
    "period.freeze": {"methodist": MUN},
    "review.read": {
        "principal": MUN,
        "methodist": MUN,
        "approver": MUN,
        "analyst": REG,
        "admin": ALL,
    },
    "review.write": {"methodist": MUN},
    "criterion.read": {
        "person": MUN,
        "principal": MUN,
        "methodist": MUN,
        "approver": MUN,
        "analyst": REG,
        "admin": ALL,
    },
    "criterion.write": {"methodist": MUN},
    # OWN: who is in an expert council
    "criterion.rate": {"person": OWN, "methodist": MUN},
    "decision.report": {"person": OWN, "methodist": MUN},
}
