"""The edge of routes: what comes in and goes out over HTTP."""
