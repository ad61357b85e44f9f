"""How a reading is shown to a person, or written for a script."""
