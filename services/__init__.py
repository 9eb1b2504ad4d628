"""The five services; none of them imports another."""

from shared.wording import speak_russian

# a schema takes its messages when it is defined, so this comes before all of them
speak_russian()
