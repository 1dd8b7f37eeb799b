"""From one py:percent source a chapter to its two editions, and to the bundle a learner is given."""
