"""The garbage collector rests only as long as it is told to."""

import gc

import pairs
import pytest

from edition.collector import resting


def test_the_collector_rests_and_works_again() -> None:
    with resting():
        assert not gc.isenabled()
        with resting():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_after_a_fault_the_collector_works_again() -> None:
    with pytest.raises(ValueError, match="fault"), resting():
        raise ValueError("fault")
    assert gc.isenabled()


def test_a_chronicle_and_its_dating_leave_nothing_to_collect() -> None:
    text = (
        "太平興國七年\n春正月甲子，甲來。（《長編》卷二三。按：《紀》作二月。）\n三月，乙卒。（《宋史》）\n"
        * 20
    )
    pairs.convert_text(text)  # what is made once for all texts
    gc.collect()
    made = pairs.convert_text(text)
    found = gc.collect()
    assert made.dated.dates
    assert found < 10
