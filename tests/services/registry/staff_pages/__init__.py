"""Tests: pages of schools' sites against the register."""
