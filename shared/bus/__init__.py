"""The bus: one port and two adapters, embedded (SQLite, one machine) and Kafka (production)."""
