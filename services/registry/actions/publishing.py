"""What registry tells the others: each aggregate's whole public state, without birth dates and СНИЛС."""

from datetime import date
from typing import Any

import msgspec

from services.registry.models import (
    Account,
    Body,
    IssuedToken,
    Membership,
    Municipality,
    Organization,
    OrganizationFact,
    Person,
    ProcessingConsent,
)
from services.registry.rules import YoungRule, overlapping, young_intervals
from services.registry.rules.young import read_rules
from shared.contracts import registry as told


def young_rules(municipality: Municipality) -> list[YoungRule]:
    """Give the versions of a municipality's young-teacher rule."""
    return read_rules(municipality.young_rules)


def municipality_configured(one: Municipality) -> told.MunicipalityConfigured:
    """Tell a municipality."""
    return told.MunicipalityConfigured(
        id=one.id,
        municipality_id=one.id,
        version=one.version,
        code=one.code,
        name=one.name,
        timezone=one.timezone,
        profile=one.profile,
        go_live_on=one.go_live_on,
        young_rules=tuple(
            told.YoungRule(version=rule.version, since=rule.since, title=rule.title)
            for rule in young_rules(one)
        ),
        thresholds=tuple(told.Threshold(**threshold) for threshold in one.thresholds),
        stall=told.StallRule(**one.stall),
        mentee_consent_required=one.mentee_consent_required,
        names=one.names,
        reporting=tuple(
            told.ReportingDate(**{name: day[name] for name in ("month", "day", "title", "final")})
            for day in one.reporting
        ),
        plan_year=one.plan_year,
        diagnostics=told.DiagnosticsRule(**one.diagnostics),
    )


def organization_changed(one: Organization) -> told.OrganizationChanged:
    """Tell an organization."""
    return told.OrganizationChanged(
        **_common(one),
        **_copied(one, "code", "name", "kind", "active_since", "active_until", "curator_id", "coordinates"),
        aliases=tuple(one.aliases),
        flags=tuple(told.Flag(kind=flag.kind, since=flag.since, until=flag.until) for flag in one.flags),
    )


def person_changed(one: Person, rules: list[YoungRule]) -> told.PersonChanged | told.PersonErased:
    """Tell a person: when they are young, not when they were born; of an erased one what figures need."""
    if one.erased_on is not None:
        return person_erased(one, one.erased_on)
    return told.PersonChanged(
        **_common(one),
        **_copied(one, "last_name", "first_name", "middle_name", "email", "experience_from", "merged_into"),
        young=young_while_working(one, rules),
        young_unknown=one.birth_date is None or one.experience_from is None,
        employments=_employments(one),
        absences=tuple(
            told.Absence(**_copied(item, "id", "kind", "since", "until")) for item in one.absences
        ),
    )


def person_erased(one: Person, erased_on: date) -> told.PersonErased:
    """Tell what is left of a person who was erased."""
    return told.PersonErased(
        **_common(one),
        erased_on=erased_on,
        young=tuple(msgspec.convert(one.erased_young or [], list[told.YoungInterval])),
        young_unknown=one.erased_young is None,
        employments=_employments(one),
        merged_into=one.merged_into,
    )


def _employments(one: Person) -> tuple[told.Employment, ...]:
    return tuple(
        told.Employment(
            **_copied(item, "id", "organization_id", "position", "staff_category", "occupation", "rate"),
            **_copied(item, "since", "until"),
            subjects=tuple(item.subjects),
        )
        for item in one.employments
    )


def young_while_working(one: Person, rules: list[YoungRule]) -> tuple[told.YoungInterval, ...]:
    """Keep the intervals in which the person works: of the others nobody needs to know when they ended."""
    intervals = young_intervals(rules, birth_date=one.birth_date, experience_from=one.experience_from)
    return tuple(
        interval
        for interval in intervals
        if any(
            overlapping((interval.since, interval.until), (item.since, item.until))
            for item in one.employments
        )
    )


def organization_fact_changed(one: OrganizationFact) -> told.OrganizationFactChanged:
    """Tell a fact about an organization (ust-koksa п.19)."""
    return told.OrganizationFactChanged(
        **_common(one),
        **_copied(one, "organization_id", "kind", "state", "dated_on", "valid_since", "valid_until"),
    )


def body_changed(one: Body) -> told.BodyChanged:
    """Tell a body."""
    return told.BodyChanged(
        **_common(one), **_copied(one, "name", "kind", "level", "active_since", "active_until")
    )


def membership_changed(one: Membership) -> told.MembershipChanged:
    """Tell a membership."""
    return told.MembershipChanged(
        **_common(one), **_copied(one, "body_id", "person_id", "role", "since", "until")
    )


def consent_changed(one: ProcessingConsent) -> told.ConsentChanged:
    """Tell a consent to processing (152-ФЗ)."""
    return told.ConsentChanged(
        **_common(one), **_copied(one, "person_id", "purpose", "given_on", "withdrawn_on")
    )


def account_changed(one: Account) -> told.AccountChanged:
    """Tell an account, without its e-mail and password."""
    return told.AccountChanged(
        **_common(one),
        **_copied(one, "person_id", "state"),
        grants=tuple(grants_of(one)),
        tokens_valid_from=one.tokens_valid_from.timestamp(),
    )


def token_ended(one: IssuedToken) -> told.TokenEnded:
    """Tell that a token was ended, once and for all."""
    return told.TokenEnded(
        **_copied(one, "id", "municipality_id", "account_id"),
        version=1,
        expires_at=one.expires_at.timestamp(),
    )


def grants_of(one: Account) -> list[told.Grant]:
    """Give an account's roles as they travel in its token."""
    return [
        told.Grant(role=grant.role, scope=grant.scope, organization_id=grant.organization_id)
        for grant in one.grants
    ]


def _common(one: Any) -> dict[str, Any]:
    return _copied(one, "id", "municipality_id", "version")


def _copied(one: Any, *names: str) -> dict[str, Any]:
    return {name: getattr(one, name) for name in names}
