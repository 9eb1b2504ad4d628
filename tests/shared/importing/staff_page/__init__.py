"""Tests: reading schools' pages."""
