"""Work beside a request."""

from structlog.testing import capture_logs

from server.domain.accounts.aside import Aside


def test_what_fails_is_told_and_ends_nothing() -> None:
    done: list[str] = []

    def fail() -> None:
        raise ValueError("for the test")

    aside = Aside()
    with capture_logs() as said:
        aside.do(fail)
        aside.do(lambda: done.append("the next"))
        aside.close()
    assert done == ["the next"]
    assert [line["log_level"] for line in said] == ["error"]
