"""Ballots as files: begun for a judge, read from a spreadsheet, sealed and opened."""
