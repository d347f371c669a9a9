"""No secret that goes in comes out."""

import base64
import json
import secrets
import time

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from desktop.services.redaction import EMAIL, LONGEST_LINE, SCRIPT, SECRET, USER, Known, redact

KEY_FILE = "-----BEGIN RSA PRIVATE KEY-----\nMIIEow\nab/cd\n-----END RSA PRIVATE KEY-----"
SAFE = st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=40)
"""Any text around a secret."""
EDGE = st.sampled_from(["", " ", "\n", "'", '"', "(", ",", "=", "<", "/"])
URL_SAFE = st.text(
    alphabet="ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-", min_size=12, max_size=60
)
NAMES = st.text(alphabet="qxzjvk", min_size=4, max_size=12)


class TestKnown:
    @given(before=SAFE, after=SAFE, token=URL_SAFE)
    def test_a_known_secret_never_comes_out_wherever_it_stands(self, before: str, after: str, token: str) -> None:
        assert token not in redact(before + token + after, Known(secrets=(token,)))

    @given(before=SAFE, after=SAFE, name=NAMES, edges=st.tuples(EDGE, EDGE))
    def test_the_user_name_never_comes_out_as_a_word(
        self, before: str, after: str, name: str, edges: tuple[str, str]
    ) -> None:
        assume(name not in f"{before} {after}".lower())  # inside a word it stays
        text = f"{before}{edges[0] or ' '}{name.upper()}{edges[1] or ' '}{after}"
        assert name not in redact(text, Known(user=name)).lower()

    @given(before=SAFE, after=SAFE, name=NAMES)
    def test_the_home_folder_never_comes_out(self, before: str, after: str, name: str) -> None:
        assume(name not in f"{before} {after}")  # inside a word it stays
        for home in (f"/home/{name}", f"/srv/people/{name}", rf"C:\Users\{name}"):
            out = redact(f"{before} {home}/scripts/a.luau {after}", Known(user=name, home=home))
            assert name not in out

    def test_what_is_inside_a_word_is_no_name(self) -> None:
        assert redact("an analysis by ana", Known(user="ana")) == f"an analysis by {USER}"

    def test_the_rest_of_a_path_stays(self) -> None:
        known = Known(user="ana", home="/home/ana")
        assert redact("open /home/ana/game/a.luau", known) == "open ~/game/a.luau"
        assert redact("open /home/anabel/a.luau", known) == f"open /home/{USER}/a.luau"
        assert redact(r'{"path": "C:\\Users\\Ana\\a.luau"}', Known(home=r"C:\Users\ana")) == r'{"path": "~\\a.luau"}'

    def test_of_two_secrets_the_longer_one_goes_first(self) -> None:
        assert redact("abcdefgh-tail", Known(secrets=("abcdefgh", "abcdefgh-tail"))) == SECRET


class TestFound:
    @given(before=SAFE, after=SAFE, mail=st.emails())
    def test_no_e_mail_address_comes_out(self, before: str, after: str, mail: str) -> None:
        assert mail not in redact(f"{before} {mail} {after}")

    @given(before=SAFE, after=SAFE, count=st.integers(16, 64), edge=EDGE)
    def test_no_random_hexadecimal_comes_out(self, before: str, after: str, count: int, edge: str) -> None:
        token = "a1" + secrets.token_hex(count)
        assert token not in redact(f"{before}{edge}{token}{edge}{after}")

    @given(before=SAFE, after=SAFE, count=st.integers(24, 64))
    def test_no_random_url_safe_text_comes_out(self, before: str, after: str, count: int) -> None:
        token = "a1" + base64.urlsafe_b64encode(secrets.token_bytes(count)).decode()
        assert token not in redact(f"{before} {token} {after}")

    @given(
        before=SAFE,
        after=SAFE,
        value=URL_SAFE,
        word=st.sampled_from(["token", "API_KEY", "password", "pusher_secret", "X-Auth-Token", "Cookie", "signature"]),
        form=st.sampled_from(["{0}={1}", "{0}: {1}", '"{0}": "{1}"', "'{0}': '{1}'", "{0}='{1}'", "?{0}={1}&b=2"]),
    )
    def test_no_value_after_a_telling_word_comes_out(
        self, before: str, after: str, value: str, word: str, form: str
    ) -> None:
        assume(value not in before + after)
        assert value not in redact(f"{before}\n{form.format(word, value)}\n{after}")

    @given(before=SAFE, after=SAFE, value=URL_SAFE, scheme=st.sampled_from(["Bearer ", "Basic ", "token ", ""]))
    def test_no_authorization_header_comes_out(self, before: str, after: str, value: str, scheme: str) -> None:
        assume(value not in before + after)
        for form in ("Authorization: {}", '"authorization": "{}"', "('Authorization', '{}')"):
            assert value not in redact(f"{before}\n{form.format(scheme + value)}\n{after}")

    @given(before=SAFE, after=SAFE, script=SAFE.filter(lambda text: len(text) > 8))
    def test_no_script_text_comes_out(self, before: str, after: str, script: str) -> None:
        written = json.dumps({"script_code": script}), f"input_value={script!r}, input_type=str"
        for form, inner in zip(written, (json.dumps(script)[1:-1], repr(script)[1:-1]), strict=True):
            assert inner not in redact(f"{before}\n{form}\n{after}").replace(before, "").replace(after, "")

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("https://ana:hunter2@example.com/a", f"https://{SECRET}@example.com/a"),
            ("key sk-proj-abcdefgh1234 used", f"key {SECRET} used"),
            ("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc_def-ghi", SECRET),
            (f"before {KEY_FILE} after", f"before {SECRET} after"),
            ("begins -----BEGIN PRIVATE KEY-----\nMIIE", f"begins {SECRET}"),
            ("write to ana.b+c@example.co.uk now", f"write to {EMAIL} now"),
            ('{"script_code": "print(\\"a\\")", "level": "x"}', f'{{"script_code": {SCRIPT}, "level": "x"}}'),
        ],
    )
    def test_what_is_left(self, text: str, expected: str) -> None:
        assert redact(text) == expected


class TestKept:
    @pytest.mark.parametrize(
        "text",
        [
            "task 5f0c3b1e-0000-4000-8000-000000000001 completed in 0.4 s",
            "2026-11-26 08:00:00,123 WARNING desktop.services.task_tracker: could not catch up",
            '  File "/opt/toolboxai/desktop/app.py", line 12, in main',
            "a_very_long_name_that_nobody_would_take_for_a_key",
            "-" * 60,
            "",
        ],
    )
    def test_what_helps_stays(self, text: str) -> None:
        assert redact(text) == text

    def test_long_lines_are_cut(self) -> None:
        assert len(redact("word " * 1000)) == LONGEST_LINE + 1

    def test_it_can_be_done_twice(self) -> None:
        text = "token=abc Authorization: Bearer abcdef ana@example.com"
        assert redact(redact(text)) == redact(text)

    @pytest.mark.parametrize("piece", ["a", "a1", "token", '"', "\\", "a@", "-----BEGIN A"])
    def test_a_long_line_takes_no_time(self, piece: str) -> None:
        began = time.process_time()
        redact(piece * 50_000)
        assert time.process_time() - began < 5
