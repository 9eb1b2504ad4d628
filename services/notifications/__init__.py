"""Notifications: who is told what, once, and only of what waits for them."""
