"""Reads of routes, narrowed by who asks."""
