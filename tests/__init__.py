"""The tests of Commonplace. Run them all with `scripts/test`."""
