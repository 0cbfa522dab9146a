"""A product of two substances never reads like two treatments used together."""

from __future__ import annotations

from hdiary.words import load_words
from hdiary.words.names import say_own


def test_own_words_with_a_plus_give_way_to_the_name_of_the_product() -> None:
    own = {"paracetamol with codeine": "paracetamol + codeine"}
    for language in ("en", "de"):
        say = load_words(language)
        assert say.treatment("paracetamol with codeine", own) == say.treatment(
            "paracetamol with codeine"
        )
    assert say_own("paracetamol with codeine", own) == "paracetamol with codeine"
