"""How people call what they are in a team."""

from desktop.ui.translation import tr


def role_name(role: str) -> str:
    """As a label."""
    return {"admin": tr("Admin"), "teacher": tr("Teacher"), "student": tr("Student")}.get(role, role)


def as_role(role: str) -> str:
    """Within a sentence: invited as …"""
    return {"admin": tr("admin"), "teacher": tr("teacher"), "student": tr("student")}.get(role, role)
