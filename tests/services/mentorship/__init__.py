"""Tests of mentorship."""
