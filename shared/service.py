"""What a service is to the frame: its tables, what it listens to, what time does to it, its doors."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from typing import Any, Protocol
from uuid import UUID

from flask import Flask
from sqlalchemy import MetaData, Table
from sqlalchemy.orm import Session

from shared.db import Database
from shared.inbox import Consumers
from shared.keys import Keys
from shared.settings import Settings

Job = Callable[[Session, datetime], None]
Chore = Callable[[Database, Settings, datetime], None]


def _no_seals(_session: Session) -> Iterator[str]:
    """What a service finds broken that seals nothing."""
    return iter(())


def no_files(
    _session: Session, _person_ids: frozenset[UUID], _settings: Settings
) -> Iterator[tuple[str, bytes]]:
    """What a service that keeps no files gives."""
    return iter(())


class Loop(Protocol):
    """Work that waits for no clock: `step` does some and tells how much, `close` lets go at the end.

    While there is none, `step` is asked again after a pause that grows to `slowest_seconds`.
    """

    name: str
    slowest_seconds: float

    def step(self) -> int: ...
    def close(self) -> None: ...


MakeLoops = Callable[[Database, Settings], "tuple[Loop, ...]"]


def doors(name: str) -> dict[str, Any]:
    """Load the blueprints of a service where its application is made: whoever only delivers needs none."""
    return {kind: import_module(f"services.{name}.{kind}").BLUEPRINTS for kind in ("api", "pages")}


def _no_loops(_database: Database, _settings: Settings) -> tuple[Loop, ...]:
    return ()


@dataclass(frozen=True, kw_only=True)
class Service:
    """One of the five. `republish` emits the present state of every aggregate and returns the count.

    `subject` collects everything the service holds under the ids of one person, labelled in Russian.
    `replicas` are the tables that repeat what others told, besides the roster: they can be made anew.
    `files` gives the files a person attached, by name, for the same purpose.
    `jobs` are what time does in the database, a transaction each; `chores` what it does outside of it.
    `loops` are what goes on all the time, each in a thread of its own.
    `broken_seals` names in Russian what the service sealed and does not find as it was.
    """

    name: str
    metadata: tuple[MetaData, ...]
    consumers: Consumers
    jobs: tuple[Job, ...]
    create_app: Callable[[Settings], Flask]
    republish: Callable[[Session], int]
    subject: Callable[[Session, frozenset[UUID], Keys], dict[str, Any]]
    chores: tuple[Chore, ...] = ()
    replicas: tuple[Table, ...] = ()
    files: Callable[[Session, frozenset[UUID], Settings], Iterator[tuple[str, bytes]]] = no_files
    loops: MakeLoops = _no_loops
    broken_seals: Callable[[Session], Iterable[str]] = _no_seals
