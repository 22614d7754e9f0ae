"""Rate limits that hold across the calls of a run and across runs: the times of the calls are kept in the state."""

import json
import math
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from transforms.opendata.errors import FetchError

# A longer wait is not slept through: the user is told when to come back.
PATIENCE_S = 60.0
# However long a service asks us to stay away, a day is as long as that is remembered.
_LONGEST_HOLD_S = 86_400.0


@dataclass(frozen=True)
class Limit:
    """At least `gap` seconds between two calls, and at most `most` calls within `within` seconds."""

    gap: float
    most: int
    within: float


@dataclass
class Pace:
    """The calls to one service. `file` is shared by all of them; `sleep` and `clock` are replaced in tests."""

    service: str
    limit: Limit
    file: Path
    sleep: Callable[[float], None] = field(default=time.sleep)
    clock: Callable[[], float] = field(default=time.time)

    def wait(self) -> None:
        """Sleep until a call is allowed, and note the call.

        Raises:
            FetchError: it is not allowed within `PATIENCE_S` seconds.
        """
        calls, earliest = self._read()
        now = self.clock()
        free = [now, earliest]
        if calls:
            free.append(calls[-1] + self.limit.gap)
        if len(calls) >= self.limit.most:
            free.append(calls[-self.limit.most] + self.limit.within)
        if (pause := max(free) - now) > PATIENCE_S:
            raise FetchError("vanta", minuter=math.ceil(pause / 60))
        if pause > 0:
            self.sleep(pause)
        self._write([*calls, self.clock()], 0.0)

    def hold(self, seconds: float) -> None:
        """No call for so long: what the service asked for, or our own back-off."""
        calls, _ = self._read()
        self._write(calls, self.clock() + min(max(seconds, 0.0), _LONGEST_HOLD_S))

    def _read(self) -> tuple[list[float], float]:
        """Times of the calls that still count, and the earliest time of the next. A clock set back forgets."""
        known, now = self._all().get(self.service, {}), self.clock()
        try:
            calls = [float(t) for t in known["anrop"] if now - self.limit.within < t <= now]
            earliest = float(known["tidigast"])
        except (TypeError, KeyError, ValueError):
            return [], 0.0
        return calls, earliest if earliest <= now + _LONGEST_HOLD_S else 0.0

    def _write(self, calls: list[float], earliest: float) -> None:
        everything = self._all() | {self.service: {"anrop": calls, "tidigast": earliest}}
        self.file.parent.mkdir(parents=True, exist_ok=True)
        temporary = self.file.with_name(f".{self.file.name}.pagaende")
        temporary.write_text(json.dumps(everything, indent=1) + "\n", encoding="utf-8")
        temporary.replace(self.file)

    def _all(self) -> dict[str, Any]:
        try:
            known = json.loads(self.file.read_text(encoding="utf-8"))
        except (OSError, ValueError):  # not there yet, or damaged: then nothing is known
            return {}
        return known if isinstance(known, dict) else {}
