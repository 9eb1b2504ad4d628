"""Tests: everything."""
