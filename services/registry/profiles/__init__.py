"""Profiles: what differs between municipalities is data in the files beside this one, never code."""

from datetime import date
from importlib.resources import files
from itertools import pairwise
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec
from msgspec import Meta

from services.registry.errors import UnknownProfile, WrongProfile

Text = Annotated[str, Meta(min_length=1, max_length=300)]
Days = Annotated[int, Meta(ge=1, le=366)]
REQUIRED_NAMES = frozenset(
    {"service", "head", "tutor", "mentor", "methodical_council", "methodical_association"}
)


class YoungRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A version of the young-teacher rule, in force from `since`; the first holds before it too."""

    version: Annotated[str, Meta(min_length=1, max_length=40)]
    since: date
    title: Text
    age_limit: Annotated[int, Meta(ge=18, le=100)] = 35
    experience_months: Annotated[int, Meta(ge=1, le=600)] = 36
    both_required: bool = True


class Threshold(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The share of an indicator asked for, in percent (ust-koksa п.19)."""

    indicator: Annotated[int, Meta(ge=1, le=10)]
    percent: Annotated[float, Meta(gt=0, le=100)]


class ReportingDate(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A yearly date of collecting the indicators (ust-koksa п.20: May interim, December final)."""

    month: Annotated[int, Meta(ge=1, le=12)]
    day: Annotated[int, Meta(ge=1, le=31)]
    title: Text
    final: bool
    paragraph: str = ""


class Document(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A paper the service must have, by a paragraph (zeya 5.3, aleysk 3.10, sosnovy-bor 3.6)."""

    title: Text
    paragraph: Annotated[str, Meta(min_length=1, max_length=20)]
    kind: Literal["regulation", "composition", "plan", "analysis", "agreement"]
    when_needed: bool = False


class StallRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """After how many working days a pair counts as stalled."""

    first_session_days: Days
    silence_days: Days
    confirmation_days: Days
    nudge_days: Days = 5


class DiagnosticsRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Fewer people than `smallest_cell` are no figure; a result waits `reading_days` to be read."""

    smallest_cell: Annotated[int, Meta(ge=3, le=20)] = 5
    reading_days: Days = 10


class Profile(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A municipality as its file describes it."""

    code: Annotated[str, Meta(pattern="^[a-z][a-z-]{1,39}$")]
    name: Text
    regulation: Text
    timezone: str
    plan_year: Literal["academic", "calendar"]
    names: dict[str, Text]
    young_rules: Annotated[tuple[YoungRule, ...], Meta(min_length=1)]
    reporting: Annotated[tuple[ReportingDate, ...], Meta(min_length=1)]
    stall: StallRule
    mentee_consent_required: bool
    documents: Annotated[tuple[Document, ...], Meta(min_length=1)]
    thresholds: tuple[Threshold, ...] = ()
    diagnostics: DiagnosticsRule = DiagnosticsRule()


def profile_codes() -> list[str]:
    """List the codes of all profiles, in order."""
    found = (entry.name for entry in files(__name__).iterdir())
    return sorted(name.removesuffix(".toml") for name in found if name.endswith(".toml"))


def load_profile(code: str) -> Profile:
    """Read a profile; raises UnknownProfile naming those there are, or WrongProfile."""
    if code not in profile_codes():
        raise UnknownProfile(f"Профиля «{code}» нет. Есть: {', '.join(profile_codes())}.")
    return parse_profile(files(__name__).joinpath(f"{code}.toml").read_bytes(), code=code)


def parse_profile(content: bytes, *, code: str) -> Profile:
    """Check a profile's text; raises WrongProfile that says where it is wrong."""
    try:
        profile = msgspec.toml.decode(content, type=Profile)
        _check(profile, code)
    except (msgspec.MsgspecError, ValueError) as error:
        raise WrongProfile(f"Профиль «{code}.toml»: {error}") from error
    return profile


def _check(profile: Profile, code: str) -> None:
    """Check what types cannot say; raises ValueError."""
    if profile.code != code:
        raise ValueError(f"код «{profile.code}» не совпадает с именем файла")
    try:
        ZoneInfo(profile.timezone)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise ValueError(f"timezone: нет часового пояса «{profile.timezone}»") from error
    if missing := REQUIRED_NAMES - profile.names.keys():
        raise ValueError(f"names: не хватает {', '.join(sorted(missing))}")
    if any(earlier.since >= later.since for earlier, later in pairwise(profile.young_rules)):
        raise ValueError("young_rules: версии должны идти по возрастанию since")
    for values, what in (
        ([rule.version for rule in profile.young_rules], "young_rules: версия повторяется"),
        ([one.indicator for one in profile.thresholds], "thresholds: показатель повторяется"),
    ):
        if len(values) != len(set(values)):
            raise ValueError(what)
    for one in profile.reporting:
        date(2023, one.month, one.day)  # the day exists in any year


def as_columns(profile: Profile) -> dict[str, Any]:
    """Give a profile's settings as the columns of a municipality."""
    columns: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(profile))
    return columns | {"profile": profile.code}
