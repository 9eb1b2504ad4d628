"""What people see in a real Chromium: journeys wide and narrow, with and without JavaScript; axe; pictures."""
