"""Brings the catalogue in step with the code: known sentences, .ts, .qm. What has no German yet is listed."""

import sys

from tests.translations import known_sentences
from tests.translations.catalogue import compile_catalogue, merged, read_catalogue, write_catalogue
from tests.translations.own_words import NotExtractable, own_words


def update() -> int:
    """0 when everything is translated."""
    templates = known_sentences.known_sentences()
    known_sentences.MODULE.write_text(known_sentences.module_text(templates), encoding="utf-8", newline="\n")
    translations = merged(own_words() | known_sentences.messages(), read_catalogue())
    write_catalogue(translations)
    compile_catalogue()
    unfinished = [message for message, forms in translations.items() if not all(forms)]
    for message in unfinished:
        print(f"no German yet, {message.context}: {message.source}")
    print(f"{len(translations)} texts, {len(unfinished)} of them without German")
    return 1 if unfinished else 0


if __name__ == "__main__":
    try:
        sys.exit(update())
    except NotExtractable as error:
        sys.exit(str(error))
