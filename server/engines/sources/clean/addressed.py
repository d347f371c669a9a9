"""Sentences that speak to a program instead of a reader. To us they are only text, and no question is made of them."""

import re

_TO_A_PROGRAM = re.compile(
    r"\b(?:ignore|disregard|forget|override)\b.{0,40}\b(?:instructions?|prompts?|rules|context|messages?|directions)\b"
    r"|\bas an? (?:AI|language model|LLM|assistant|chatbot)\b|\b(?:system|developer|hidden) prompt\b"
    r"|\b(?:AI|language) (?:model|assistant|system)s? (?:must|should|reading)\b"
    r"|\byou are (?:now )?(?:an? )?(?:AI|ChatGPT|GPT|assistant|language model|chatbot)\b"
    r"|\b(?:dear|attention|note to|hey) (?:AI|ChatGPT|GPT|LLMs?|assistant|language model|chatbot)\b"
    r"|\bthe (?:correct )?answers? (?:is|are|should be|must be) always\b|\balways (?:answer|choose|select|pick|mark)\b"
    r"|\bmark (?:every|all|each) (?:answers?|questions?|options?)\b"
    r"|</?(?:system|user|assistant|instructions?)>|\[/?INST\]"
    r"|\b(?:do not|don't) (?:tell|reveal|mention)\b.{0,30}\b(?:teacher|user|students?)\b|\bjailbreak\b",
    re.IGNORECASE,
)


def speaks_to_a_program(sentence: str) -> bool:
    """Whether it looks like it; a lesson about such systems may lose a sentence by it."""
    return _TO_A_PROGRAM.search(sentence) is not None
