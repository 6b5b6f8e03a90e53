"""What a made hub says: the same texts for the same numbers, in whatever form they are written."""
