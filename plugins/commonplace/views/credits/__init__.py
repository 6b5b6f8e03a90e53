"""Questions to the ledger: who made a page, and in which order people are named."""
