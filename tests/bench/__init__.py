"""Figures that are measured, not tested: `make bench`."""
