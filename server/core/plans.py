"""The plans that a server sells, as its settings describe them."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

FREE = "free"
"""The plan of whoever pays nothing."""
LARGEST = 2**31 - 1

PlanName = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{0,39}$")]
Limit = Annotated[int, Field(ge=0, le=LARGEST)] | None


class PlanSettings(BaseModel):
    """What a plan gives; None is no limit of its own. `seats` are those of one unit: two units have twice as many."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    prices: tuple[Annotated[str, Field(pattern=r"^[A-Za-z0-9_]{1,255}$")], ...] = ()
    """Ids of Stripe's, each of a recurring price."""
    seats: Limit = None
    concurrent_tasks: Annotated[int, Field(ge=1, le=LARGEST)] | None = None
    tokens_a_month: Limit = None
    """Of the AI endpoint; 0 is none."""
    history_days: Annotated[int, Field(ge=1, le=36_500)] | None = None
    """Older tasks are not shown."""


PlansSettings = dict[PlanName, PlanSettings]
_PLANS: TypeAdapter[PlansSettings] = TypeAdapter(PlansSettings)


def read_plans(text: str) -> PlansSettings:
    """From JSON, the best plan last. Raises ValueError with a sentence that says what is wrong."""
    if not text.strip():
        return {}
    try:
        plans = _PLANS.validate_json(text)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        raise ValueError(f"{'.'.join(map(str, first['loc'])) or 'JSON'}: {first['msg']}") from None
    prices = [price for plan in plans.values() for price in plan.prices]
    if plans and FREE not in plans:
        raise ValueError(f"there is no plan “{FREE}”, which is that of whoever pays nothing")
    if plans[FREE].prices:
        raise ValueError(f"the plan “{FREE}” has a price")
    if len(set(prices)) < len(prices):
        raise ValueError("a price stands twice")
    return plans
