"""The language of conditions on what is known of people: small, and nothing else runs."""
