"""Tests: ways out of the system."""
