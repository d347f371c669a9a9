"""What a person sees and does on the page of members."""

from tests.desktop.reading import faults
from tests.desktop.views.members.conftest import MembersPage


class TestList:
    def test_everybody_is_listed_and_the_first_is_described(self, page: MembersPage) -> None:
        assert page.names == ["Ada", "Grace"]
        text = page.panel.members.details.text
        assert text.startswith("Ada\nThis is you\naddress not confirmed\nRole: Admin\nE-mail: Ada@school.example.org")
        assert "2 members" in page.said
        assert faults(page.panel) == []
