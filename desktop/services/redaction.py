"""Takes out of a text what must not leave this computer. Pure: the same text in, the same text out."""

import re
from dataclasses import dataclass

SECRET = "[secret]"  # nosec B105 # noqa: S105 - stands where one was
SCRIPT = "[script text]"
EMAIL = "[e-mail]"
USER = "[user]"
HOME = "~"

LONGEST_LINE = 2000
"""Characters that are left of a line."""

_TELLING = (
    r"token|secret|passwor[dt]|passwd|passphrase|api[ _-]?key|access[ _-]?key|private[ _-]?key|secret[ _-]?key"
    r"|signature|cookie|credentials?|auth|nonce|proof|csrf"
)
_SCRIPT_WORDS = r"script_code|script_text|optimized_code|original_code|input_value|source_code|raw"
_QUOTED = r"\"(?:[^\"\\\n]|\\.)*+\"?|'(?:[^'\\\n]|\\.)*+'?"
_GONE = r"\[secret\]|\[script text\]"
_NO_LETTER_BEFORE, _NO_LETTER_AFTER = r"(?<![^\W_])", r"(?![^\W_])"

_KEY_BLOCK = re.compile(r"-----BEGIN [A-Z ]*+-----.*?(?:-----END [A-Z ]*+-----|\Z)", re.DOTALL)
_AUTHORIZATION = re.compile(r"(authorization[\"']?\s*+[:=,]\s*+[\"']?)[^\"'\n]++", re.IGNORECASE)
_SCHEME = re.compile(r"\b(bearer|basic|digest)(\s++)[^\s\"',;]++", re.IGNORECASE)
_SCRIPT_VALUE = re.compile(rf"\b((?:{_SCRIPT_WORDS})[\"']?\s*+[:=]\s*+)(?:{_GONE}|{_QUOTED}|[^\n]*+)", re.IGNORECASE)
_SECRET_VALUE = re.compile(
    rf"((?:{_TELLING})[\w-]{{0,40}}+[\"']?\s*+(?:[:=]|=>)\s*+)(?:{_GONE}|{_QUOTED}|[^\s\"',;&)\]}}]++)",
    re.IGNORECASE,
)
_URL_LOGIN = re.compile(r"(://)[^\s/@]++@")
_VENDOR_KEY = re.compile(r"\b(?:sk|pk|rk|whsec|ghp|gho|ghs|github_pat|xox[abprs]|SG|AKIA|AIza|eyJ)[-_.A-Za-z0-9]{12,}")
_LONG_RUN = re.compile(r"[A-Za-z0-9+_=-]{32,}")
_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.IGNORECASE)
_MAIL = re.compile(r"(?<![^\s@<>\"(),:;\[\]])[^\s@<>\"(),:;\[\]]++@[\w\[][\w.-]*+")
_ANY_HOME = re.compile(r"((?:/home|/Users|[A-Za-z]:[\\/]+Users)[\\/]+)[^\\/\s:'\"]++")


@dataclass(frozen=True, slots=True)
class Known:
    """What is known to be private here: secrets are taken out wherever they stand, the name where it is a word."""

    user: str = ""
    home: str = ""
    secrets: tuple[str, ...] = ()


NOTHING_KNOWN = Known()


def redact(text: str, known: Known = NOTHING_KNOWN) -> str:
    """The text without secrets, e-mail addresses, script text, user name and home folder; long lines are cut.

    Besides what is known it finds: values after words such as token or password, Authorization headers, logins in
    addresses, keys of well-known makers, key files, and any run of 32 characters with letters and digits that is not
    a UUID, which is how tasks are named.
    """
    for secret in sorted(filter(None, known.secrets), key=len, reverse=True):
        text = text.replace(secret, SECRET)
    text = _KEY_BLOCK.sub(SECRET, text)
    text = _SCRIPT_VALUE.sub(rf"\1{SCRIPT}", text)
    text = _AUTHORIZATION.sub(rf"\1{SECRET}", text)
    text = _SCHEME.sub(rf"\1\2{SECRET}", text)
    text = _SECRET_VALUE.sub(rf"\1{SECRET}", text)
    text = _URL_LOGIN.sub(rf"\1{SECRET}@", text)
    text = _VENDOR_KEY.sub(SECRET, text)
    text = _LONG_RUN.sub(_unless_harmless, text)
    text = _MAIL.sub(EMAIL, text)
    text = _without_person(text, known)
    return "\n".join(_cut(line) for line in text.split("\n"))


def _unless_harmless(found: re.Match[str]) -> str:
    """A UUID stays, and so does a long word or a line of dashes."""
    run = found.group()
    if _UUID.fullmatch(run):
        return run
    has_digit = any(character.isdigit() for character in run)
    has_letter = any(character.isalpha() for character in run)
    return SECRET if has_digit and has_letter else run


def _without_person(text: str, known: Known) -> str:
    home = known.home.rstrip("/\\")
    if home:
        for written in (home, home.replace("\\", "\\\\"), home.replace("\\", "/")):
            text = re.sub(re.escape(written) + _NO_LETTER_AFTER, lambda _: HOME, text, flags=re.IGNORECASE)
    text = _ANY_HOME.sub(rf"\1{USER}", text)
    if known.user:
        name = _NO_LETTER_BEFORE + re.escape(known.user) + _NO_LETTER_AFTER
        text = re.sub(name, lambda _: USER, text, flags=re.IGNORECASE)
    return text


def _cut(line: str) -> str:
    return line if len(line) <= LONGEST_LINE else line[:LONGEST_LINE] + "…"
