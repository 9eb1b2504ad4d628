"""What mentorship listens to: the roster of people and organizations."""

from shared import roster, tokens
from shared.inbox import Consumers

CONSUMERS = Consumers("mentorship")
roster.subscribe(CONSUMERS)
tokens.subscribe(CONSUMERS)
