"""What builds cost, ours and those of peers, and whether ours are the same to the byte."""
