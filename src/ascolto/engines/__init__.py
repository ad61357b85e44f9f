"""What can be swapped: a second opinion on a turn, beside words and cues."""
