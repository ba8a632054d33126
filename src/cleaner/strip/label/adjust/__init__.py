"""What lowers or lifts the score of a run afterwards."""
