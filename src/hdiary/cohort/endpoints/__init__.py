"""Endpoints of trials, by period against baseline: each a named, defined number."""
