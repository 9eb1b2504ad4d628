"""Running it: Docker, systemd, and native processes for tests and `make stack`."""
