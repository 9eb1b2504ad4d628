"""What monitoring tells: nothing yet. Frozen snapshots will be announced from here."""
