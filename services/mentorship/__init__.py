"""Mentorship: pairs, sessions, support events, and how young teachers are covered by them."""
