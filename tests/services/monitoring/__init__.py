"""Monitoring, tested."""
