"""Tests of registry's pages over HTTP."""
