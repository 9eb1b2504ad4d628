"""The library under the five services: data, events, doors. It never imports a service."""
