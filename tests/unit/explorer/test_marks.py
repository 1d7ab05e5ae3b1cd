from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.explorer.marks import Mark, Piece, cut

spans = st.tuples(st.integers(0, 40), st.integers(1, 10), st.sampled_from(["a", "b"]))


def test_overlapping_marks_share_a_piece():
    pieces = cut("0123456789", [Mark(2, 6, "decision", "d1", "besluit"), Mark(4, 8, "name")])
    assert pieces == [
        Piece("01"),
        Piece("23", ("decision",), ("d1",), "besluit"),
        Piece("45", ("decision", "name"), (), "besluit"),
        Piece("67", ("name",)),
        Piece("89"),
    ]


def test_a_mark_from_before_the_text_has_its_anchor_where_the_text_begins():
    assert cut("abc", [Mark(5, 12, "action", "a1")], offset=10) == [Piece("ab", ("action",), ("a1",)), Piece("c")]
    assert cut("abc", [Mark(0, 10, "action", "a1"), Mark(13, 20, "action", "a2")], offset=10) == [Piece("abc")]


@given(st.text(max_size=40), st.lists(spans), st.integers(0, 20))
def test_the_pieces_are_the_text(text, marks, offset):
    pieces = cut(text, [Mark(start, start + length, kind, "x") for start, length, kind in marks], offset=offset)
    assert "".join(piece.text for piece in pieces) == text
