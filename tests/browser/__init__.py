"""What people see in a real Chromium: journeys, wide and narrow, with scripts and without; axe; pictures."""
