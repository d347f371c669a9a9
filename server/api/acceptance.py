"""The body of a 202."""

from contracts.events import event_names
from contracts.tasks import Accepted, AcceptedTask, TaskView
from server.domain.events.channels import organization_channel
from server.domain.tasks.kinds import KINDS


def accepted(task: TaskView) -> Accepted:
    """Says where the accepted task can be followed."""
    resource = {KINDS[task.kind].resource_field: task.resource_id}
    return Accepted(
        data=AcceptedTask(
            task_id=task.task_id,
            organization_id=task.organization_id,
            status=task.status,
            message=task.message,
            pusher_channel=organization_channel(task.organization_id),
            pusher_events=event_names(task.kind),
            **resource,
        ),
        message="Accepted",
    )
