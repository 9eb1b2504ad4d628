"""What notifications tells: nothing yet. Deliveries are nobody's business but the recipient's."""
