"""Frames: what is written is read, and what is broken is refused."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.sandbox import frames

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=10,
)


class TestRoundTrip:
    @given(st.lists(st.dictionaries(st.text(), JSON, max_size=4), max_size=4))
    def test_frames_are_read_as_they_were_written(self, sent: list[frames.Frame]) -> None:
        stream = io.BytesIO(b"".join(frames.encode(frame) for frame in sent))
        received = list(iter(lambda: frames.read(stream.read), None))
        assert received == sent

    def test_a_stream_that_comes_byte_by_byte(self) -> None:
        stream = io.BytesIO(frames.encode({"kind": "result", "value": "é"}))
        assert frames.read(lambda _: stream.read(1)) == {"kind": "result", "value": "é"}

    def test_lone_surrogates_survive(self) -> None:
        frame = {"text": "\udcff"}
        assert frames.read(io.BytesIO(frames.encode(frame)).read) == frame


class TestRefusal:
    @pytest.mark.parametrize(
        "data",
        [
            b"\x00\x00",
            b"\x00\x00\x00\x05{}",
            b"\x00\x00\x00\x02[]",
            b"\x00\x00\x00\x02xy",
            b"\xff\xff\xff\xff",
            b"Lua VM is being closed\n",
        ],
    )
    def test_what_is_not_a_frame(self, data: bytes) -> None:
        with pytest.raises(frames.FrameError):
            frames.read(io.BytesIO(data).read)

    def test_a_frame_above_the_limit_is_not_written(self) -> None:
        with pytest.raises(frames.FrameError):
            frames.encode({"text": "x" * frames.MAX_FRAME_BYTES})
