"""Real processes for tests: PostgreSQL, Apache Kafka, Chromium, the whole stack; and what a machine lacks."""
