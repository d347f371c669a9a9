"""The right requests of the routes of mail."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from tests.security import email_things
from tests.security.examples import Example, Made, Own, Template
from tests.security.world import URL

Key = tuple[str, str]
EMAIL = "/api/v1/email"

TO: Mapping[str, Template] = {"to_email": Own(email_things.address_of_a_colleague)}

EMAIL_EXAMPLES: Mapping[Key, Example] = MappingProxyType(
    {
        ("POST", f"{EMAIL}/send"): Example(
            202, body={**TO, "subject": "Hello", "text_content": "Until tomorrow."}, is_for_colleagues=True
        ),
        ("POST", f"{EMAIL}/send-template"): Example(
            202,
            body={
                **TO,
                "template": "welcome",
                "template_data": {"name": "Cleo", "organization": "Alder School", "link": URL},
            },
            is_for_colleagues=True,
        ),
        ("POST", f"{EMAIL}/preview"): Example(body={"template": "welcome", "language": "de"}),
        ("GET", f"{EMAIL}/log"): Example(),
        ("GET", f"{EMAIL}/settings"): Example(),
        ("PUT", f"{EMAIL}/settings"): Example(body={"is_open": False}),
        ("GET", f"{EMAIL}/suppressions"): Example(),
        ("DELETE", f"{EMAIL}/suppressions"): Example(
            204, query={"address": Own(email_things.suppressed_address)}, is_for_colleagues=True
        ),
        ("GET", f"{EMAIL}/unsubscribe"): Example(query={"token": Made(email_things.unsubscribing_token)}),
        ("POST", f"{EMAIL}/unsubscribe"): Example(
            query={"token": Made(email_things.unsubscribing_token)}, form={"List-Unsubscribe": "One-Click"}
        ),
    }
)

MORE_OF_EMAIL: Sequence[tuple[Key, Example]] = (
    (("GET", f"{EMAIL}/log"), Example(query={"before": Own(email_things.mail)}, is_for_colleagues=True)),
)
