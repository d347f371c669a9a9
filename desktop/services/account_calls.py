"""The calls to a team server that concern a person's account there: without a sign-in, and with one."""

from contracts.auth import (
    AcceptInvitationRequest,
    AccountChanges,
    AccountView,
    ChangePasswordRequest,
    DeleteAccountRequest,
    InvitationLookup,
    InvitationOffer,
    PasswordResetRequest,
    RefreshRequest,
    SignedIn,
    SignInList,
    SignInRequest,
    SignOutRequest,
)
from desktop.services.api_client import ApiClient

_AUTH = "/api/v1/auth"
_ACCOUNT = "/api/v1/account"


class SignInCalls:
    """Those that need no access token, each over a connection of its own; `url` as `team_address` gives it."""

    def __init__(self, url: str, *, timeout: float = 30.0) -> None:
        self.url = url
        self._timeout = timeout

    async def sign_in(self, request: SignInRequest) -> SignedIn:
        """With e-mail and password."""
        return await self._ask("sign-in", request)

    async def refresh(self, request: RefreshRequest) -> SignedIn:
        """A new pair of tokens for a refresh token, which is used up by that."""
        return await self._ask("refresh", request)

    async def accept_invitation(self, request: AcceptInvitationRequest) -> SignedIn:
        """Joins the organization, with a new account where the address has none."""
        return await self._ask("invitations/accept", request)

    async def show_invitation(self, token: str) -> InvitationOffer:
        """What the holder of its link may know before that."""
        api = self._api()
        try:
            body = InvitationLookup(token=token)
            return await api.ask("POST", f"{_AUTH}/invitations/show", InvitationOffer, body)
        finally:
            await api.close()

    async def sign_out(self, refresh_token: str) -> None:
        """Ends this sign-in."""
        await self._tell("sign-out", SignOutRequest(refresh_token=refresh_token))

    async def reset_password(self, email: str) -> None:
        """Has a link mailed, if there is such an account."""
        await self._tell("password-reset", PasswordResetRequest(email=email))

    def _api(self) -> ApiClient:
        return ApiClient(self.url, "", timeout=self._timeout)

    async def _ask(self, path: str, request: SignInRequest | RefreshRequest | AcceptInvitationRequest) -> SignedIn:
        api = self._api()
        try:
            return await api.ask("POST", f"{_AUTH}/{path}", SignedIn, request)
        finally:
            await api.close()

    async def _tell(self, path: str, request: SignOutRequest | PasswordResetRequest) -> None:
        api = self._api()
        try:
            await api.tell("POST", f"{_AUTH}/{path}", request)
        finally:
            await api.close()


class AccountCalls:
    """Those of whoever is signed in."""

    def __init__(self, api: ApiClient) -> None:
        self._api = api

    async def account(self) -> AccountView:
        """The person's own data."""
        return await self._api.ask("GET", _ACCOUNT, AccountView)

    async def change(self, changes: AccountChanges) -> AccountView:
        """Name and language."""
        return await self._api.ask("PATCH", _ACCOUNT, AccountView, changes)

    async def sign_ins(self) -> SignInList:
        """Where the person is signed in."""
        return await self._api.ask("GET", f"{_ACCOUNT}/sign-ins", SignInList)

    async def end_sign_in(self, sign_in_id: str) -> None:
        """Ends one of them."""
        await self._api.tell("DELETE", f"{_ACCOUNT}/sign-ins/{sign_in_id}")

    async def change_password(self, request: ChangePasswordRequest) -> None:
        """Every other sign-in ends."""
        await self._api.tell("POST", f"{_ACCOUNT}/password", request)

    async def verify_again(self) -> None:
        """Has the mail with the link sent once more."""
        await self._api.tell("POST", f"{_ACCOUNT}/verify-email")

    async def sign_out_everywhere(self) -> None:
        """Ends all sign-ins, this one too."""
        await self._api.tell("POST", f"{_ACCOUNT}/sign-out-everywhere")

    async def delete(self, request: DeleteAccountRequest) -> None:
        """The account is gone for good."""
        await self._api.tell("POST", f"{_ACCOUNT}/delete", request)

    async def export(self) -> bytes:
        """All that the server keeps of the person, as one JSON document."""
        return await self._api.file(f"{_ACCOUNT}/export")
