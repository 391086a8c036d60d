import pytest

from data import periods


@pytest.mark.parametrize(
    "period, label",
    [
        ("2015", "2015"),
        ("2015-06", "June 2015"),
        ("2014-03-14", "14 March 2014"),
        ("2019/2021", "2019–21"),
        ("1999/2001", "1999 to 2001"),
        ("2012-10/2018-03", "October 2012 to March 2018"),
    ],
)
def test_a_period_is_written_as_people_write_it(period, label):
    assert periods.label(period) == label


def test_periods_are_ordered_by_the_day_they_end():
    given = ["2015-06", "2016", "2015", "2014/2015", "2015-06-01", "2009-03"]
    assert sorted(given, key=periods.sort_key) == [
        "2009-03", "2015-06-01", "2015-06", "2015", "2014/2015", "2016",
    ]  # fmt: skip


def test_the_newest_of_no_periods_is_none():
    assert periods.newest([]) is None
    assert periods.newest(["2009-03", "2015-06"]) == "2015-06"
