"""Tests: fetching public pages."""
