"""The right requests of the routes of accounts and organizations."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from tests.security import account_things
from tests.security.examples import Example, Made, Own, Template

Key = tuple[str, str]
AUTH, ACCOUNT, ORGANIZATIONS = "/api/v1/auth", "/api/v1/account", "/api/v1/organizations"
CURRENT = f"{ORGANIZATIONS}/current"

NO_LINK: Mapping[str, Template] = {"token": "no-token-of-anybody"}
PASSWORD = "three brave little words"
COLLEAGUE = {"user_id": Own(account_things.colleague)}
HOME = Own(account_things.organization)


ACCOUNT_EXAMPLES: Mapping[Key, Example] = MappingProxyType(
    {
        ("POST", f"{AUTH}/sign-in"): Example(
            401, body={"email": "nobody@example.org", "password": PASSWORD, "organization_id": HOME}
        ),
        ("POST", f"{AUTH}/refresh"): Example(
            body={"refresh_token": Made(account_things.refresh_token), "organization_id": HOME}, is_for_colleagues=True
        ),
        ("POST", f"{AUTH}/sign-out"): Example(204, body={"refresh_token": "none-of-anybody"}),
        ("POST", f"{AUTH}/password-reset"): Example(202, body={"email": "nobody@example.org"}),
        ("POST", f"{AUTH}/password-reset/confirm"): Example(410, body={**NO_LINK, "password": PASSWORD}),
        ("POST", f"{AUTH}/verify-email"): Example(410, body=NO_LINK),
        ("POST", f"{AUTH}/set-up"): Example(
            410,
            body={
                **NO_LINK,
                "organization_name": "School",
                "display_name": "Ada",
                "email": "ada@example.org",
                "password": PASSWORD,
            },
        ),
        ("POST", f"{AUTH}/invitations/show"): Example(410, body=NO_LINK),
        ("POST", f"{AUTH}/invitations/accept"): Example(
            410, body={**NO_LINK, "password": PASSWORD, "display_name": "Tom"}
        ),
        ("GET", "/"): Example(),
        ("GET", "/account/{page}"): Example(path={"page": "reset"}),
        ("GET", "/account/assets/{asset}"): Example(path={"asset": "account.js"}),
        ("GET", ACCOUNT): Example(),
        ("PATCH", ACCOUNT): Example(body={"language": "de"}),
        ("POST", f"{ACCOUNT}/password"): Example(
            403, body={"old_password": "not the one", "new_password": PASSWORD}
        ),  # nobody has a password here
        ("POST", f"{ACCOUNT}/verify-email"): Example(409),  # nobody has an address here
        ("GET", f"{ACCOUNT}/sign-ins"): Example(),
        ("DELETE", f"{ACCOUNT}/sign-ins/{{sign_in_id}}"): Example(
            204, path={"sign_in_id": Own(account_things.sign_in)}
        ),
        ("POST", f"{ACCOUNT}/sign-out-everywhere"): Example(204),
        ("GET", f"{ACCOUNT}/export"): Example(),
        ("POST", f"{ACCOUNT}/delete"): Example(403, body={"password": "not the one"}),
        ("GET", ORGANIZATIONS): Example(),
        ("POST", ORGANIZATIONS): Example(201, body={"name": "Another school"}),
        ("GET", CURRENT): Example(),
        ("PATCH", CURRENT): Example(body={"name": "School"}),
        ("GET", f"{CURRENT}/members"): Example(),
        ("PATCH", f"{CURRENT}/members/{{user_id}}"): Example(
            path=COLLEAGUE, body={"role": "teacher"}, is_for_colleagues=True
        ),
        ("DELETE", f"{CURRENT}/members/{{user_id}}"): Example(204, path=COLLEAGUE, is_for_colleagues=True),
        ("POST", f"{CURRENT}/leave"): Example(204, ends_caller=True),
        ("GET", f"{CURRENT}/invitations"): Example(),
        ("POST", f"{CURRENT}/invitations"): Example(201, body={"email": "new@example.org", "role": "student"}),
        ("DELETE", f"{CURRENT}/invitations/{{invitation_id}}"): Example(
            204, path={"invitation_id": Own(account_things.invitation)}, is_for_colleagues=True
        ),
        ("GET", f"{CURRENT}/audit"): Example(),
        ("POST", f"{ORGANIZATIONS}/accounts/{{user_id}}/disable"): Example(204, path=COLLEAGUE, is_for_colleagues=True),
        ("POST", f"{ORGANIZATIONS}/accounts/{{user_id}}/enable"): Example(204, path=COLLEAGUE, is_for_colleagues=True),
    }
)

MORE_OF_ACCOUNTS: Sequence[tuple[Key, Example]] = (
    (
        ("GET", f"{CURRENT}/audit"),
        Example(query={"before": Own(account_things.audit_entry)}, is_for_colleagues=True),
    ),
)
