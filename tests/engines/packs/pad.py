"""The pad of a Baseplate on which players appear: an activity must not build on it."""

from collections.abc import Iterator, Sequence

from server.engines.luau.vm.trace import Effect
from tests.engines.packs.finding import Finding, error

_SAID = "on the pad: "
_LOOK = """
for _, after in { 0.01, 5 } do
    task.delay(after, function()
        for _, part in workspace:GetDescendants() do
            if part:IsA("BasePart") and part.CanCollide and not part:IsA("SpawnLocation") then
                local turned = part.Position == Vector3.zero
                local at = if turned then part.CFrame.Position else part.Position
                local half = if turned then Vector3.zero else part.Size / 2
                local beside = math.max(math.abs(at.X) - half.X, math.abs(at.Z) - half.Z)
                if beside < 6 and at.Y - half.Y < 6 and at.Y + half.Y > 0.2 then
                    print("on the pad: " .. part.Name)
                end
            end
        end
    end)
end
"""


def watched(code: str) -> str:
    """The script with a look at what stands on the pad, soon and after five seconds; its lines keep their numbers."""
    return f"do {' '.join(_LOOK.split())} end {code}"


def check_pad(place: str, effects: Sequence[Effect]) -> Iterator[Finding]:
    """Parts in the way of players: the pad is 12 studs wide, in the middle. A turned part counts as a point."""
    named = dict.fromkeys(effect.text for effect in effects if effect.kind == "print" and effect.text.startswith(_SAID))
    yield from (error(place, f"a part stands {text}") for text in named)
