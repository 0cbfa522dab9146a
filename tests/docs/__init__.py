"""Tests of the docs and of the site that is made of them."""
