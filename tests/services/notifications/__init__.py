"""Notifications, tested."""
