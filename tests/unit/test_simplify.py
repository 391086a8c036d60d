"""Fewer corners, and still one border between two neighbours."""

from itertools import pairwise

from components.figures.maps.simplify import simplify

# Two squares beside each other, whose common border bends a little, and a lake in the first.
BORDER = ((10, 0), (11, 2), (10, 4), (14, 6), (10, 8), (10, 10))
LEFT = ((0, 0), *BORDER, (0, 10), (0, 0))
RIGHT = ((20, 0), (20, 10), *BORDER[::-1], (20, 0))
LAKE = ((2, 2), (3, 2), (4, 2), (4, 4), (2, 4), (2, 2))


def sides(ring):
    return {frozenset(side) for side in pairwise(ring)}


def test_neighbours_keep_one_border_wherever_their_rings_begin():
    for start in range(len(RIGHT) - 1):
        turned = (*RIGHT[start:-1], *RIGHT[: start + 1])
        (left,), (right,) = simplify([[LEFT], [turned]], 2)
        border = sides(left) & sides(right)
        assert len(border) >= 2
        inside = {point for point in {*left, *right} if 10 <= point[0] <= 14}
        assert {point for side in border for point in side} == inside


def test_what_matters_less_than_the_tolerance_is_left_out_and_no_more():
    (left,), (right,) = simplify([[LEFT], [RIGHT]], 2)
    assert (11, 2) not in {*left, *right}
    assert (14, 6) in left
    assert (14, 6) in right
    (every,), _ = simplify([[LEFT], [RIGHT]], 0)
    assert set(every) == set(LEFT)


def test_a_place_without_a_shape_stays_without_one():
    (left,), nothing = simplify([[LEFT], []], 2)
    assert left
    assert nothing == ()


def test_a_ring_that_meets_no_other_keeps_its_form():
    _, lake = simplify([[LEFT, LAKE]], 0.5)[0]
    assert set(lake) == {(2, 2), (4, 2), (4, 4), (2, 4)}
