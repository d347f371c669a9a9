"""The AI endpoint that the server may ask."""

from fastapi import APIRouter

from contracts.ai import AiSettings, AiSettingsView, AiTestRequest, AiTestResult
from server.api.credentials import ServerOwner, Staff
from server.api.parts import PartsDependency
from server.api.refusals import refusals

router = APIRouter(prefix="/api/v1/ai", tags=["ai"], responses=refusals(413, 415))


@router.get("/settings")
def ai_settings(member: Staff, parts: PartsDependency) -> AiSettingsView:
    """What is in force. Nothing set is a normal state: the offline engines do all the work."""
    del member
    return parts.ai.view()


@router.put("/settings", responses=refusals(409))
def set_ai(request: AiSettings, member: ServerOwner, parts: PartsDependency) -> AiSettingsView:
    """Kept in the memory of the server, not on disk."""
    del member
    return parts.ai.configure(request)


@router.delete("/settings", responses=refusals(409))
def forget_ai(member: ServerOwner, parts: PartsDependency) -> AiSettingsView:
    """Back to what the environment of the server says."""
    del member
    return parts.ai.forget()


@router.post("/test", responses=refusals(409, 502, 504))
def test_ai(request: AiTestRequest, member: ServerOwner, parts: PartsDependency) -> AiTestResult:
    """Asks the endpoint for its models and for one sentence."""
    del member
    return parts.ai.test(request)
