"""Little texts of the genre, a case each: what every date in them means where it stands."""

import pairs
import pytest


def when(text: str, profile: str = "annals", start: str = "") -> list[str | None]:
    """The lunar dates of all date expressions, in order."""
    dates = pairs.convert_text(text, profile, start=start).dated.dates
    return [dates[at].when for at in sorted(dates)]


@pytest.mark.parametrize("profile", ["annals", "biography"])
@pytest.mark.parametrize(
    ("text", "found"),
    [
        # The table begins the sixth month with 辛酉.
        ("六月壬戌朔，甲。癸亥，乙。庚寅，丙。", ["0982-06-01", "0982-06-02", "0982-06-29"]),
        ("六月庚申朔，甲。己丑晦，乙。", ["0982-06-01", "0982-06-30"]),
        ("六月壬戌朔，甲。秋七月庚寅，乙。六月癸亥，丙。", ["0982-06-01", "0982-07-01", "0982-06-02"]),
        ("六月壬戌朔，甲。是月，乙。癸亥，丙。", ["0982-06-01", "0982-06", "0982-06-02"]),
        ("六月壬戌朔，甲。是歲，乙。六月癸亥，丙。", ["0982-06-01", "0982", "0982-06-02"]),
        ("六月辛酉朔，甲。癸亥，乙。", ["0982-06-01", "0982-06-03"]),
        ("六月壬戌朔，甲。後二十九日，乙。翌日，丙。", ["0982-06-01", "0982-07-02", "0982-07-03"]),
        ("六月壬戌朔，甲。後二十八日，乙。", ["0982-06-01", "0982-06-29"]),
        ("七月己丑朔，甲。後三十日，乙。", ["0982-07-01", "0982-08-01"]),
    ],
)
def test_a_recorded_new_moon_moves_the_days_of_its_month(text: str, found: list[str], profile: str) -> None:
    assert when(text, profile, start="宋太平興國七年五月") == found
