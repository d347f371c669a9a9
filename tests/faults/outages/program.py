"""The commands of a team server with armed points, another SendGrid, and waits that are a matter of seconds.

`python -m tests.faults.outages.program serve HOST PORT | worker`
"""

import os
import sys
from collections.abc import Sequence
from datetime import timedelta
from functools import partial
from multiprocessing.connection import Connection
from typing import Any

from tests.builders.inside import keep_inside
from tests.faults.outages.points import install_in_api, install_in_worker

SENDGRID_VARIABLE = "FAULT_SENDGRID_URL"
"""Where SendGrid is said to be: no setting of the product leads its key anywhere else."""
LEASE = timedelta(seconds=3)
ANSWER_SECONDS = 1.0
"""Which Stripe, SendGrid and a mail server are given."""
LATE_SECONDS = 2.5
"""After which nobody waits any more."""


def main(argv: Sequence[str]) -> int:
    """Runs one of them."""
    from server.cli import team_settings
    from server.core.errors import StartupError
    from server.core.logging import configure_logging
    from server.team.serve import serve_team
    from server.team.worker import run_worker

    configure_logging(as_json=True)
    shorten()
    settings = team_settings()
    command, *arguments = argv
    try:
        if command == "serve":
            host, port = arguments
            serve_team(settings, host, int(port), target=api)
        else:
            install_in_worker()
            run_worker(settings)
    except StartupError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    return 0


def api(settings: Any, listener: Any, lifeline: Connection) -> None:
    """A process that answers requests."""
    shorten()
    install_in_api()
    from server.team.serve import run_api

    run_api(settings, listener, lifeline)


def shorten() -> None:
    """In every process anew: they are spawned. Whatever is minutes or hours in the product is seconds.

    And nobody is reached but those who stand in for others.
    """
    keep_inside(lambda host: print(f"{host} is beyond this computer", file=sys.stderr, flush=True))
    from server.domain.nodes import leases
    from server.team import supervisor

    leases.LEASE = leases.NODE_FRESH = LEASE
    supervisor.MOST_FAILED_STARTS, supervisor.LONGEST_PAUSE = 1000, 0.1
    _shorten_stripe()
    _shorten_mail()


def _shorten_stripe() -> None:
    from server.domain.billing import checkouts, reading, services
    from server.domain.billing.handling import Handling
    from server.domain.billing.reconcile import Reconcile
    from server.domain.tasks.backoff import Backoff
    from server.integrations.stripe import errors, stripe_provider
    from server.workers import billing

    soon = Backoff(base=0.3, cap=1.0)
    stripe_provider.CONNECT_SECONDS = stripe_provider.ANSWER_SECONDS = ANSWER_SECONDS
    errors.USUAL_PAUSE = 0.5
    checkouts.FIRST_CHECK = reading.SOONEST_CHECK = timedelta(seconds=2)
    vars(services)["Handling"] = partial(Handling, patience=soon)
    vars(services)["Reconcile"] = partial(Reconcile, every=timedelta(seconds=4))
    billing.OF_STRIPE, billing.RECONCILE_SECONDS = soon, 1.0


def _shorten_mail() -> None:
    from server import main as composing
    from server.core.mail_account import SendGridAccount
    from server.core.team_settings import TeamSettings
    from server.domain.mail import delivery
    from server.domain.mail.delivery import Delivery
    from server.domain.tasks.backoff import Backoff
    from server.integrations.email import fallback, sendgrid_sender
    from server.integrations.email.sendgrid_sender import SendGridSender
    from server.integrations.email.smtp_sender import MailTimes, SmtpSender
    from server.workers import mailer

    soon = Backoff(base=0.3, cap=1.0)
    vars(mailer)["Delivery"] = partial(Delivery, patience=soon, of_server=soon)
    delivery.LEASE = timedelta(seconds=6)
    fallback.REST_SECONDS = 0.3
    times = MailTimes(ANSWER_SECONDS, ANSWER_SECONDS)
    vars(composing)["SmtpSender"] = partial(SmtpSender, times=times)
    vars(sendgrid_sender)["SendGridSender"] = partial(SendGridSender, seconds=ANSWER_SECONDS)

    def elsewhere(settings: TeamSettings) -> SendGridAccount | None:
        key = settings.sendgrid_api_key.get_secret_value()
        return SendGridAccount(settings.from_email, key, os.environ[SENDGRID_VARIABLE]) if key else None

    TeamSettings.sendgrid = property(elsewhere)  # type: ignore[assignment,method-assign]  # in place of the property


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
