"""The demonstration: a municipality in the shape of Усть-Кокса, told through the same doors as anyone's data.

Only an empty home is filled, and `mms serve --demo` listens on loopback only.
"""

from services.demonstration.seeding import DEMONSTRATION, seed

__all__ = ["DEMONSTRATION", "seed"]
