"""Monitoring: the ten indicators of the methodical service, derived from facts and never typed in."""
