"""Classes, what is shared, and what students make of it. Each function makes it anew and returns its id."""

from contracts.classes import AddStudents, ClassNaming
from contracts.shares import MAX_ATTEMPTS, NewShare
from server.domain.organizations.membership import Member
from tests.security import account_things, things
from tests.security.world import School, World


def school_class(world: World, member: Member) -> str:
    """The member's, still empty."""
    return world.team.classes.create(member, ClassNaming(name="5b")).class_id


def kept_class(world: World, member: Member) -> str:
    """Always the same one, which no request of a class deletes."""
    return world.kept(_class_of_pupils, member)


def kept_colleague(world: World, member: Member) -> str:
    """A student who is in no class, always the same one."""
    return world.kept(account_things.colleague, member)


def pupil(world: World, member: Member) -> str:
    """A student who is in that class."""
    user_id = account_things.colleague(world, member)
    world.team.classes.add_students(member, kept_class(world, member), AddStudents(user_ids=[user_id]))
    return user_id


def share(world: World, member: Member) -> str:
    """A quiz of the member's, shared with everybody."""
    wanted = NewShare(content_id=world.kept(things.content, member), attempts=MAX_ATTEMPTS)
    return world.team.shares.create(member, wanted).share_id


def kept_share(world: World, member: Member) -> str:
    """Always the same one, which no request of a share deletes."""
    return world.kept(_share_with_results, member)


def handed_in(world: World, member: Member) -> str:
    """An attempt at that quiz by a student of the school, which is over."""
    share_id, student = kept_share(world, member), _school(world, member).student
    attempt_id = world.team.attempts.start(student, share_id).attempt_id
    return world.team.attempts.submit(student, share_id, attempt_id).attempt_id


def shared_quiz(world: World, member: Member) -> str:
    """A quiz that the school's teacher has shared with everybody there, and so with the member."""
    return kept_share(world, _school(world, member).teacher)


def attempt(world: World, member: Member) -> str:
    """One of the member's at that quiz, which runs."""
    return world.team.attempts.start(member, shared_quiz(world, member)).attempt_id


def _class_of_pupils(world: World, member: Member) -> str:
    return school_class(world, member)


def _share_with_results(world: World, member: Member) -> str:
    return share(world, member)


def _school(world: World, member: Member) -> School:
    is_ours = member.organization_id == world.ours.admin.organization_id
    return world.ours if is_ours else world.theirs
