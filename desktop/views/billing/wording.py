"""What is said of plans, amounts and subscriptions."""

from PySide6.QtCore import QLocale

from contracts.billing import (
    BillingOverview,
    ChangePreview,
    InvoiceView,
    PlanLimits,
    PlanView,
    PriceView,
    SubscriptionView,
)
from desktop.services.printable import escaped
from desktop.ui.moments import day_text
from desktop.ui.tone import BadgeText, Tone
from desktop.ui.translation import counted, number, tr

WITHOUT_DECIMALS = frozenset(
    ["bif", "clp", "djf", "gnf", "jpy", "kmf", "krw", "mga", "pyg", "rwf", "ugx", "vnd", "vuv", "xaf", "xof", "xpf"]
)
THREE_DECIMALS = frozenset(["bhd", "jod", "kwd", "omr", "tnd"])
"""Both: https://docs.stripe.com/currencies"""
FREE = "free"


def money(amount: int, currency: str) -> str:
    """An amount in the smallest unit of its currency, as the language writes numbers."""
    decimals = 0 if currency in WITHOUT_DECIMALS else 3 if currency in THREE_DECIMALS else 2
    return tr("{amount} {currency}").format(
        amount=number(amount / 10**decimals, decimals), currency=escaped(currency.upper())
    )


def plan_name(name: str | None) -> str:
    """As the server calls it, with a capital letter."""
    if name is None:
        return tr("No plan")
    if name == FREE:
        return tr("Free")
    return escaped(name[:1].upper() + name[1:])


def per_interval(price: PriceView) -> str:
    """How often it is paid."""
    if price.interval is None:
        return tr("once")
    if price.interval_count == 1:
        return {"day": tr("a day"), "week": tr("a week"), "month": tr("a month"), "year": tr("a year")}.get(
            price.interval, escaped(price.interval)
        )
    n = price.interval_count
    return {
        "day": counted("every day", "every {n} days", n),
        "week": counted("every week", "every {n} weeks", n),
        "month": counted("every month", "every {n} months", n),
        "year": counted("every year", "every {n} years", n),
    }.get(price.interval, escaped(price.interval))


def price_text(price: PriceView, units: int = 1) -> str:
    """What so many units cost, and how often."""
    if price.amount is None:
        return tr("The price is shown before you pay")
    return tr("{amount} {interval}").format(
        amount=money(price.amount * units, price.currency), interval=per_interval(price)
    )


def choice_text(plan: PlanView, price: PriceView) -> str:
    """A plan and a price of it, for a list of them."""
    return tr("{plan}, {price}").format(plan=plan_name(plan.name), price=price_text(price))


def limits_lines(limits: PlanLimits, units: int = 1) -> list[str]:
    """What a plan gives, one thing a line. Units multiply its seats and nothing else."""
    seats = None if limits.seats is None else limits.seats * units
    return [
        tr("Any number of seats") if seats is None else counted("1 seat", "{n} seats", seats),
        tr("Any number of tasks at once")
        if limits.concurrent_tasks is None
        else counted("1 task at once", "{n} tasks at once", limits.concurrent_tasks),
        tokens_line(limits.tokens_a_month),
        tr("All of the history")
        if limits.history_days is None
        else counted("1 day of history", "{n} days of history", limits.history_days),
    ]


def tokens_line(tokens: int | None) -> str:
    """Of the AI endpoint."""
    if tokens is None:
        return tr("AI without a limit of tokens")
    return tr("No AI tokens") if tokens == 0 else counted("1 AI token a month", "{n} AI tokens a month", tokens)


def used_text(used: int, limit: int | None) -> str:
    """So much of so much."""
    if limit is None:
        return tr("{used}, no limit").format(used=QLocale().toString(used))
    return tr("{used} of {limit}").format(used=QLocale().toString(used), limit=QLocale().toString(limit))


def living(overview: BillingOverview) -> SubscriptionView | None:
    """The one that can be changed."""
    return next((one for one in overview.subscriptions if one.is_living), None)


def status_badge(subscription: SubscriptionView) -> BadgeText:
    """How it stands."""
    if subscription.is_living and subscription.cancel_at_period_end:
        return BadgeText(Tone.CAUTION, "clock", tr("ends"))
    known = {
        "active": BadgeText(Tone.GOOD, "check", tr("active")),
        "trialing": BadgeText(Tone.ACCENT, "clock", tr("trial")),
        "past_due": BadgeText(Tone.DANGER, "warning", tr("payment due")),
        "unpaid": BadgeText(Tone.DANGER, "warning", tr("not paid")),
        "paused": BadgeText(Tone.CAUTION, "stop", tr("paused")),
        "canceled": BadgeText(Tone.NEUTRAL, "stop", tr("ended")),
        "incomplete": BadgeText(Tone.CAUTION, "clock", tr("payment not finished")),
        "incomplete_expired": BadgeText(Tone.NEUTRAL, "stop", tr("never paid")),
    }
    return known.get(subscription.status, BadgeText(Tone.NEUTRAL, "info", escaped(subscription.status)))


def period_text(subscription: SubscriptionView) -> str:
    """What comes at the end of the period."""
    day = day_text(subscription.period_end)
    if subscription.cancel_at_period_end:
        return tr("Ends on {day}. Until then everything stays as it is.").format(day=day)
    if subscription.status in ("past_due", "unpaid"):
        return tr("The last payment failed. Check the card, or open the invoice and pay it there.")
    return tr("Paid until {day}, and renewed then.").format(day=day)


def units_text(units: int) -> str:
    """How many of a plan."""
    return counted("1 unit", "{n} units", units)


def lapsed_text(overview: BillingOverview) -> str:
    """What is hidden, and why; empty where nothing is."""
    said = []
    if overview.has_lapsed:
        said.append(tr("Your plan has ended, so the free plan holds."))
    if overview.hidden_before is not None:
        hidden = tr("Tasks from before {day} are hidden, not deleted. A plan with more history shows them again.")
        said.append(hidden.format(day=day_text(overview.hidden_before)))
    return " ".join(said)


def due_text(preview: ChangePreview) -> str:
    """What is paid at once."""
    if preview.amount_due > 0:
        return tr("Due now: {amount}").format(amount=money(preview.amount_due, preview.currency))
    if preview.total < 0:
        words = tr("Nothing is due now. {amount} is credited to your next invoices.")
        return words.format(amount=money(-preview.total, preview.currency))
    return tr("Nothing is due now.")


def next_text(price: PriceView, units: int, current: PriceView | None, subscription: SubscriptionView) -> str:
    """The next whole invoice."""
    if price.amount is None:
        return ""
    amount = money(price.amount * units, price.currency)
    same_rhythm = current is not None and (current.interval, current.interval_count) == (
        price.interval,
        price.interval_count,
    )
    if same_rhythm and subscription.cancel_at_period_end:
        return tr("It still ends on {day}.").format(day=day_text(subscription.period_end))
    if same_rhythm:
        words = tr("Next invoice on {day}: {amount}, less any credit.")
        return words.format(day=day_text(subscription.period_end), amount=amount)
    words = tr("A new period begins now; from its end on {amount} {interval}.")
    return words.format(amount=amount, interval=per_interval(price))


def invoice_state(invoice: InvoiceView) -> str:
    """How it stands."""
    return {
        "paid": tr("paid"),
        "open": tr("to be paid"),
        "draft": tr("being made"),
        "void": tr("void"),
        "uncollectible": tr("not collected"),
    }.get(invoice.status, escaped(invoice.status))


def invoice_row(invoice: InvoiceView) -> tuple[str, str, str, str]:
    """Day, number, state and amount."""
    return (
        day_text(invoice.created_at),
        escaped(invoice.number or "–"),
        invoice_state(invoice),
        money(invoice.total, invoice.currency),
    )
