#!/bin/sh
# Run once by the PostgreSQL image on an empty volume: one database for each service.
set -eu
for service in registry mentorship routes notifications monitoring; do
    createdb --username="$POSTGRES_USER" --template=template0 --encoding=UTF8 "mms_$service"
done
