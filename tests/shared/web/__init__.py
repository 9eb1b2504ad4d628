"""Tests of the doors' frame."""
