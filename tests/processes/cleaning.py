"""Making used stores empty again: faster than starting new ones."""

import time

from kafka.admin import KafkaAdminClient

from deploy.native.process import NotStarted
from deploy.native.stack import SERVICES, Stack


def wipe_broker(bootstrap: str) -> None:
    """Delete every topic and consumer group that our programs made."""
    admin = KafkaAdminClient(bootstrap_servers=bootstrap)
    try:
        groups = [group["group_id"] for group in admin.list_groups()]
        if groups:
            admin.delete_groups(groups)
        topics = [name for name in admin.list_topics() if not name.startswith("__")]
        if topics:
            admin.delete_topics(topics)
            _wait_until_gone(admin, topics)
    finally:
        admin.close()


def _wait_until_gone(admin: KafkaAdminClient, topics: list[str]) -> None:
    """Deletion is answered before it is seen: whoever declares too early finds the old topics."""
    deadline = time.monotonic() + 20
    while left := set(topics) & set(admin.list_topics()):
        if time.monotonic() > deadline:
            raise NotStarted(f"Kafka did not delete {', '.join(sorted(left))}")


def remake(stack: Stack) -> None:
    """Empty a running stack's databases and topics, and start whatever does not run."""
    services = (*stack.web.values(), *stack.worker.values())
    stack.stop_all(services)
    for store in (stack.postgres, stack.kafka):
        if not store.process.alive:
            store.start()
    for name in SERVICES:
        stack.postgres.drop_database(f"mms_{name}")
    wipe_broker(stack.kafka.bootstrap)
    stack.provide()
    stack.start_services()
