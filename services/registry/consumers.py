"""What registry listens to: nothing, it is where people and organizations come from."""

from shared.inbox import Consumers

CONSUMERS = Consumers("registry")
