"""Who knocks, with what in hand, and how far that gets them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from types import MappingProxyType

import jwt

from server.api import access_tokens
from server.api.credentials import Access, Credential, Policy
from server.core.database import SYSTEM
from server.domain.accounts.models import SignIn
from server.domain.organizations.membership import Member
from tests.builders import signing_in
from tests.security.world import SECRET, World

OTHER_SECRET = "fedcba9876543210" * 4
EVERYTHING = frozenset(Access)
NOTHING: frozenset[Access] = frozenset()

UNAUTHORIZED, FORBIDDEN = 401, 403


@dataclass(frozen=True, slots=True)
class Subject:
    """`passes`: what a route may ask of a person for this one to be let in."""

    name: str
    token: Callable[[World], str]
    passes: frozenset[Access] = NOTHING
    who: Callable[[World], Member] = lambda world: world.ours.owner
    """Whose things it asks for."""
    is_known: bool = False

    def twin(self, world: World) -> "Subject":
        """Somebody like it, for a request after which there is one less."""
        member = world.twin_of(self.who(world))
        return replace(self, token=lambda world: minted(world, member), who=lambda world: member)

    def headers(self, world: World) -> Mapping[str, str]:
        """What it shows."""
        token = self.token(world)
        return {"Authorization": f"Bearer {token}"} if token else {}


AT_THE_DOOR: Mapping[Credential, int | None] = MappingProxyType(
    {
        Credential.NONE: None,
        Credential.BEARER: UNAUTHORIZED,
        Credential.PUSHER_SIGNATURE: UNAUTHORIZED,
        Credential.METRICS: UNAUTHORIZED,
        Credential.STRIPE_SIGNATURE: 400,
    }
)
"""How a route answers who does not show its credential; None: it asks for none."""


def refused(policy: Policy, subject: Subject) -> int | None:
    """The status by which the subject is turned away; None where it is let in."""
    assert policy.credential in AT_THE_DOOR, f"say in AT_THE_DOOR what comes without a {policy.credential}"
    if policy.credential is Credential.BEARER and subject.is_known:
        return None if policy.access in subject.passes else FORBIDDEN
    return AT_THE_DOOR[policy.credential]


def minted(world: World, member: Member) -> str:
    """As the server makes it."""
    return signing_in.minted(world.database, SECRET, member)


def _known(name: str, who: Callable[[World], Member], passes: frozenset[Access]) -> Subject:
    return Subject(name, lambda world: minted(world, who(world)), passes, who, is_known=True)


def _claims(world: World) -> dict[str, object]:
    """Of the mightiest of all, in a token that is right in every respect."""
    token = minted(world, world.ours.owner)
    return jwt.decode(token, SECRET, algorithms=[access_tokens.ALGORITHM], audience=access_tokens.AUDIENCE)


def _forged(
    name: str, *, secret: str = SECRET, algorithm: str = access_tokens.ALGORITHM, without: str = "", **changes: object
) -> Subject:
    def token(world: World) -> str:
        claims = {**_claims(world), **changes}
        claims.pop(without, None)
        return jwt.encode(claims, secret, algorithm)

    return Subject(name, token)


def _of_another_organization(world: World) -> str:
    claims = {**_claims(world), "org": world.theirs.admin.organization_id}
    return jwt.encode(claims, SECRET, access_tokens.ALGORITHM)


def _of_another_sign_in(world: World) -> str:
    claims = {**_claims(world), "sid": signing_in.sign_in_of(world.database, world.ours.teacher)}
    return jwt.encode(claims, SECRET, access_tokens.ALGORITHM)


def _of_an_ended_sign_in(world: World) -> str:
    claims = _claims(world)
    with world.database.write(SYSTEM) as unit:
        unit.session.get_one(SignIn, str(claims["sid"])).revoked_at = unit.now()
    return jwt.encode(claims, SECRET, access_tokens.ALGORITHM)


_LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)

NOBODY: Sequence[Subject] = (
    Subject("no token", lambda world: ""),
    Subject("a word for a token", lambda world: "nonsense"),
    _forged("an expired token", exp=_LONG_AGO),
    _forged("a token that never expires", without="exp"),
    _forged("a token that is not valid yet", nbf=datetime(2199, 1, 1, tzinfo=UTC)),
    _forged("a wrong signature", secret=OTHER_SECRET),
    _forged("alg none", secret="", algorithm="none"),
    _forged("another algorithm", algorithm="HS512"),
    _forged("another issuer", iss="somebody"),
    _forged("another audience", aud="somebody"),
    _forged("a token without a person", without="sub"),
    _forged("a token without an organization", without="org"),
    _forged("a token without a sign-in", without="sid"),
    _forged("a token of a sign-in that there is not", sid="5d0c5f2e-0000-4000-8000-000000000000"),
    Subject("a sign-in of somebody else", _of_another_sign_in),
    Subject("a sign-in that has ended", _of_an_ended_sign_in),
    Subject("our owner in their organization", _of_another_organization),
    Subject("a removed member", lambda world: minted(world, world.removed)),
    Subject("a disabled user", lambda world: minted(world, world.disabled)),
)
SOMEBODY: Sequence[Subject] = (
    _known("a student", lambda world: world.ours.student, frozenset({Access.MEMBER})),
    _known("a teacher", lambda world: world.ours.teacher, frozenset({Access.MEMBER, Access.STAFF, Access.PAYER})),
    _known("an admin", lambda world: world.ours.admin, EVERYTHING - {Access.SERVER_OWNER}),
    _known("the owner of the server", lambda world: world.ours.owner, EVERYTHING),
    _known("an admin of the other organization", lambda world: world.theirs.admin, EVERYTHING - {Access.SERVER_OWNER}),
)
SUBJECTS: Mapping[str, Subject] = MappingProxyType({subject.name: subject for subject in (*NOBODY, *SOMEBODY)})
