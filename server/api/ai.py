"""The AI endpoint that the server may ask."""

from fastapi import APIRouter

from contracts.ai import AiSettings, AiSettingsView, AiTestRequest, AiTestResult
from contracts.errors import ErrorBody
from server.api.credentials import ServerOwner, Staff
from server.api.parts import PartsDependency

router = APIRouter(
    prefix="/api/v1/ai", tags=["ai"], responses={code: {"model": ErrorBody} for code in (401, 403, 415, 422)}
)


@router.get("/settings")
def ai_settings(member: Staff, parts: PartsDependency) -> AiSettingsView:
    """What is in force. Nothing set is a normal state: the offline engines do all the work."""
    del member
    return parts.ai.view()


@router.put("/settings", responses={409: {"model": ErrorBody}})
def set_ai(request: AiSettings, member: ServerOwner, parts: PartsDependency) -> AiSettingsView:
    """Kept in the memory of the server, not on disk."""
    del member
    return parts.ai.configure(request)


@router.delete("/settings", responses={409: {"model": ErrorBody}})
def forget_ai(member: ServerOwner, parts: PartsDependency) -> AiSettingsView:
    """Back to what the environment of the server says."""
    del member
    return parts.ai.forget()


@router.post("/test", responses={code: {"model": ErrorBody} for code in (409, 502, 504)})
def test_ai(request: AiTestRequest, member: ServerOwner, parts: PartsDependency) -> AiTestResult:
    """Asks the endpoint for its models and for one sentence."""
    del member
    return parts.ai.test(request)
