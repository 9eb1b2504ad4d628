"""Pure decisions of routes: states, scoring, who sees what, who signs."""
