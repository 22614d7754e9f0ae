"""Numbers as Swedes write them. Thousands and the percent sign stand after U+00A0, decimals after a comma."""

import math

NBSP = "\u00a0"
MINUS = "\u2212"


def decimal(x: float, n: int = 1) -> str:
    """`x` with `n` decimals: 1234.56 -> "1 234,6". Not-a-number and infinity are refused: nothing of that kind
    may reach a page.

    Raises:
        ValueError: when `x` is not finite.
    """
    if not math.isfinite(x):
        raise ValueError(f"not a finite number: {x!r}")
    text = f"{abs(x):,.{n}f}".replace(",", NBSP).replace(".", ",")
    negative = x < 0 and any(c in "123456789" for c in text)
    return MINUS + text if negative else text


def antal(x: float) -> str:
    """A count: 1234 -> "1 234"."""
    return decimal(x, 0)


def procent(x: float, n: int = 1) -> str:
    """`x` is already in percent: 12.5 -> "12,5 %"."""
    return f"{decimal(x, n)}{NBSP}%"


def intervall(lo: float, hi: float, n: int = 1) -> str:
    """"10,1–14,9"; with a negative limit "−1,0 till 2,0", since two dashes in a row cannot be read."""
    if lo < 0 or hi < 0:
        return f"{decimal(lo, n)} till {decimal(hi, n)}"
    return f"{decimal(lo, n)}–{decimal(hi, n)}"


def kvot(x: float) -> str:
    """A ratio with two decimals: "1,25"."""
    return decimal(x, 2)


def forandring_procent(ratio: float) -> str:
    """A ratio as a signed percentage: 1.25 -> "+25 %", 0.8 -> "−20 %"."""
    change = (ratio - 1) * 100
    sign = "+" if change >= 0.5 else ""
    return f"{sign}{procent(change, 0)}"


_WORDS = ("noll", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv")


def i_ord(n: int) -> str:
    """A small number as a word, as running Swedish has it; figures from thirteen."""
    return _WORDS[n] if 0 <= n < len(_WORDS) else antal(n)


def upprakning(words: list[str]) -> str:
    """"a", "a och b", "a, b och c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} och {words[-1]}"
