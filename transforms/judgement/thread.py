"""The red thread of an agreement: focus area and goal → promise → activity → indicator, and where it breaks."""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from transforms.judgement.reason import Reason
from transforms.registry import Lofte, Overenskommelse


@dataclass(frozen=True)
class Strand:
    """One activity of a promise under a focus area; what is missing on the way is "".

    `logg` = `finns | saknas | foljs_inte` (the term is not followed in this period); `indikatorer` = the promise's own
    measurable goals.
    """

    fokusomrade: str
    lofte: str
    aktivitet: str
    logg: str
    indikatorer: tuple[str, ...]


@dataclass(frozen=True)
class Thread:
    """One agreement: the other kommuner that share it, its strands in the text's order, and its breaks."""

    overenskommelse: Overenskommelse
    delas_med: tuple[str, ...]
    strands: tuple[Strand, ...]
    breaks: tuple[Reason, ...]


def threads(
    loften: Sequence[Lofte], logged: Mapping[str, bool], measured: AbstractSet[str], kommun: str
) -> list[Thread]:
    """One thread per agreement of a kommun's promises, in their order.

    `logged` = per followed activity, whether the log of its term holds a line; `measured` = indicators the build has.
    """
    agreements = dict.fromkeys(lofte.overenskommelse for lofte in loften)
    return [_thread(a, [lofte for lofte in loften if lofte.overenskommelse == a], logged, measured, kommun)
            for a in agreements]


def _thread(
    agreement: Overenskommelse, loften: Sequence[Lofte], logged: Mapping[str, bool], measured: AbstractSet[str],
    kommun: str,
) -> Thread:
    order = [f.id for f in agreement.fokusomraden]
    under: dict[str, list[Lofte]] = {name: [] for name in (*order, "")}
    for lofte in loften:
        under[lofte.fokusomrade if lofte.fokusomrade in order else ""].append(lofte)
    strands = [s for name in order for s in _strands(name, under[name], logged) or [Strand(name, "", "", "", ())]]
    strands += _strands("", under[""], logged)
    breaks = [Reason("mal_utan_lofte", {"fokusomrade": name}) for name in order if not under[name]]
    breaks += [_loose(lofte) for lofte in under[""]]
    breaks += [r for lofte in loften for r in _broken(lofte, logged, measured)]
    breaks += [Reason("mal_utan_indikator", {"fokusomrade": name}) for name in order
               if under[name] and not any(lofte.mal for lofte in under[name])]
    return Thread(agreement, tuple(k for k in agreement.kommuner if k != kommun), tuple(strands), tuple(breaks))


def _strands(name: str, loften: Iterable[Lofte], logged: Mapping[str, bool]) -> list[Strand]:
    return [Strand(name, lofte.lofte_id, aktivitet, _log(aktivitet, logged), tuple(m.indikator for m in lofte.mal))
            for lofte in loften for aktivitet in [a.aktivitet_id for a in lofte.aktiviteter] or [""]]


def _log(aktivitet: str, logged: Mapping[str, bool]) -> str:
    if not aktivitet:
        return ""
    if aktivitet not in logged:
        return "foljs_inte"
    return "finns" if logged[aktivitet] else "saknas"


def _loose(lofte: Lofte) -> Reason:
    """A promise under no focus area of its agreement: it names none, or one that is not there."""
    params = {"lofte": lofte.lofte_id}
    if lofte.fokusomrade:
        return Reason("okant_fokusomrade", params | {"fokusomrade": lofte.fokusomrade})
    return Reason("lofte_utan_mal", params)


def _broken(lofte: Lofte, logged: Mapping[str, bool], measured: AbstractSet[str]) -> Iterable[Reason]:
    if not lofte.aktiviteter:
        yield Reason("lofte_utan_aktivitet", {"lofte": lofte.lofte_id})
    for a in lofte.aktiviteter:
        if logged.get(a.aktivitet_id) is False:
            yield Reason("aktivitet_utan_logg", {"lofte": lofte.lofte_id, "aktivitet": a.vad})
    for m in lofte.mal:
        if m.indikator not in measured:
            yield Reason("indikator_utan_tal", {"lofte": lofte.lofte_id, "indikator": m.indikator})
