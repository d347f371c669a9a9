"""The fake Stripe, and the real provider that speaks to it."""

from tests.builders.stripe_fixtures import account, provider, stage, stripe_account

__all__ = ["account", "provider", "stage", "stripe_account"]
