"""Native processes of the whole stack: PostgreSQL, Kafka, the gateway and the five services."""
