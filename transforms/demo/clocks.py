"""When things happen: weights over the months, weekdays and hours of a year, and moments drawn from them."""

from collections.abc import Callable
from functools import cache

import numpy as np

from transforms.demo.world import Floats, Ints

_FRIDAY, _SATURDAY, _SUNDAY = 4, 5, 6
Minutes = np.ndarray  # datetime64[m], local time


def _flat(**months: float) -> Floats:
    return np.array([months.get(f"m{month}", 1.0) for month in range(1, 13)])


def _hours(*spans: tuple[int, int, float], base: float = 0.3) -> Floats:
    """24 weights: `base`, and the weight of each span [from, to) where one is given."""
    hours = np.full(24, base)
    for start, end, weight in spans:
        hours[start:end] = weight
    return hours


def _every_day(hours: Floats) -> Floats:
    return np.tile(hours, (7, 1))


def _weekend_nights(base: Floats, peak: float) -> Floats:
    """Friday and Saturday 21–02 at `peak` times an ordinary hour."""
    week = _every_day(base)
    for evening in (_FRIDAY, _SATURDAY):
        week[evening, 21:] = peak
        week[(evening + 1) % 7, :2] = peak
    return week


def _burglary() -> Floats:
    """The home is left: weekday mornings, and Friday afternoons for the whole weekend."""
    week = _every_day(_hours((7, 10, 4.0), (10, 16, 1.2), (16, 20, 1.5), base=0.2))
    week[_FRIDAY, 15:19] = 5.0
    week[_SATURDAY, 9:19] = 2.2
    return week


def _school_days(hours: Floats) -> Floats:
    week = _every_day(hours)
    week[_SATURDAY:] *= 0.35
    return week


# name: (months, weekday x hour)
CLOCKS: dict[str, Callable[[], tuple[Floats, Floats]]] = {
    "helgnatt": lambda: (
        _flat(m5=1.2, m6=1.3, m7=1.2, m8=1.3, m12=1.1),
        _weekend_nights(_hours((11, 18, 0.6), (18, 24, 1.1), (0, 2, 0.7), base=0.2), 9.0),
    ),
    "kvall": lambda: (
        _flat(m1=0.9, m2=0.9, m5=1.1, m8=1.1, m9=1.1),
        _weekend_nights(_hours((12, 18, 1.0), (18, 24, 2.0), (0, 2, 0.8), base=0.25), 3.0),
    ),
    "morka_manader": lambda: (_flat(m1=2.4, m2=2.0, m3=1.1, m9=1.1, m10=2.0, m11=2.7, m12=2.9), _burglary()),
    "dagtid": lambda: (
        _flat(m1=0.5, m2=0.5, m4=1.2, m5=1.6, m6=1.7, m7=1.3, m8=1.8, m9=1.7, m12=0.6),
        _school_days(_hours((6, 10, 2.5), (10, 17, 3.0), (17, 20, 1.5), base=0.15)),
    ),
    "skola_maj": lambda: (
        _flat(
            m1=0.15,
            m2=0.15,
            m3=0.4,
            m4=1.6,
            m5=5.5,
            m6=2.2,
            m7=0.7,
            m8=1.4,
            m9=1.3,
            m10=0.6,
            m11=0.2,
            m12=0.15,
        ),
        _school_days(_hours((7, 9, 1.5), (13, 16, 3.0), (16, 22, 4.0), base=0.05)),
    ),
    "natt": lambda: (
        _flat(m4=1.2, m5=1.2, m9=1.1, m10=1.2),
        _weekend_nights(_hours((19, 24, 1.8), (0, 5, 1.6), base=0.35), 3.5),
    ),
    "trafik": lambda: (
        _flat(m5=1.3, m6=1.3, m8=1.3, m9=1.3, m7=0.7, m12=0.7),
        _every_day(_hours((6, 9, 2.5), (9, 15, 1.5), (15, 19, 2.5), (19, 22, 1.0), base=0.2)),
    ),
    "jamn": lambda: (_flat(m7=0.9), _every_day(_hours((8, 22, 1.5), base=0.5))),
    "kontor": lambda: (_flat(m7=0.7, m12=0.9), _school_days(_hours((8, 18, 3.0), (18, 22, 1.0), base=0.05))),
}


@cache
def _cumulated(clock: str, year: int) -> Floats:
    """Cumulated weights of every hour of the year."""
    months, week = CLOCKS[clock]()
    days = _days(year)
    month = days.astype("datetime64[M]").astype(int) % 12
    weekday = (days.astype("datetime64[D]").astype(int) + 3) % 7  # 1970-01-01 was a Thursday
    weights = (months[month][:, None] * week[weekday]).ravel()
    return np.cumsum(weights) / weights.sum()


def _days(year: int) -> Minutes:
    return np.arange(f"{year}-01-01", f"{year + 1}-01-01", dtype="datetime64[D]")


def moments(clock: str, year: int, count: int, rng: np.random.Generator) -> Minutes:
    """`count` local times of a year by a clock, to the minute, none in the spring gap; people round."""
    last = len(_days(year)) * 24 - 1
    hour = np.searchsorted(_cumulated(clock, year), rng.random(count), side="right").clip(max=last)
    fine = rng.integers(0, 60, count)
    minute: Ints = np.where(rng.random(count) < 0.6, fine // 15 * 15, fine)
    start = np.datetime64(f"{year}-01-01T00:00", "m")
    return out_of_gap(start + (hour * 60 + minute).astype("timedelta64[m]"))


def out_of_gap(times: Minutes) -> Minutes:
    """Local times between 02 and 03 on the last Sunday of March do not exist: moved one hour on."""
    year = times.astype("datetime64[Y]")
    last = (year.astype("datetime64[M]") + 3).astype("datetime64[D]") - 1
    sunday = last - ((last.astype(int) + 4) % 7)
    in_gap = times.astype("datetime64[h]") == sunday + np.timedelta64(2, "h")
    return times + np.where(in_gap, 60, 0).astype("timedelta64[m]")


def as_text(times: Minutes) -> list[str]:
    """`YYYY-MM-DD HH:MM`."""
    return [text.replace("T", " ") for text in np.datetime_as_string(times, unit="m").tolist()]
