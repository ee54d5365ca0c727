"""What two sequences share at their ends."""

from hypothesis import given
from hypothesis import strategies as st

from edition.ends import shared_ends

WORDS = st.text("甲乙丙", max_size=8)


@given(WORDS, WORDS)
def test_the_ends_are_the_same_and_never_overlap(old: str, new: str) -> None:
    head, tail = shared_ends(old, new)
    assert head + tail <= min(len(old), len(new))
    assert old[:head] == new[:head]
    assert old[len(old) - tail :] == new[len(new) - tail :]


@given(WORDS, WORDS)
def test_the_middles_share_no_end(old: str, new: str) -> None:
    head, tail = shared_ends(old, new)
    left, right = old[head : len(old) - tail], new[head : len(new) - tail]
    assert not left or not right or (left[0] != right[0] and left[-1] != right[-1])
