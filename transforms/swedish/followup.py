"""What became of a promise, in Swedish: the answer and its ground, the rhythm of what was done, and where."""

from collections.abc import Mapping, Sequence
from typing import Any

from transforms.swedish.numbers import antal, decimal, intervall, kvot, procent, upprakning

_REASONS = {
    "minskade_mer": "Minskningen är större än jämförelsens, mer än slumpen och årens vanliga växlingar brukar ge.",
    "okade_mer": "Ökningen är större än jämförelsens, mer än slumpen och årens vanliga växlingar brukar ge.",
    "ingen_synlig_skillnad": "Skillnaden mot jämförelsen ryms inom slumpen och årens vanliga växlingar, och en "
                             "halvering hade synts.",
    "ej_mot_tidigare_ar": "Antalet föll från ett högt år men inte mot åren innan. Ett sådant fall kommer ofta av sig "
                          "självt.",
    "seriebrott": "Serien räknas på annat sätt från det senare året, så de två åren går inte att jämföra.",
    "ingen_jamforelse": "Ingen jämförelse är inläst, och utan den kan ingen förändring tillskrivas löftet.",
    "for_fa_ar": "För få tidigare år är inlästa för att se hur mycket serien brukar växla mot jämförelsen.",
    "for_fa": "Talen är för små: inte ens en halvering hade säkert synts.",
    "dolt": "Talen är dolda i den här utgåvan.",
}
_WARNINGS = {
    "hogt_fore": "Året före var högre än åren innan brukade vara. Då är en minskning att vänta av sig själv.",
    "matten_skiljer": "Räknat i antal i stället för i andel blir svaret ett annat.",
    "under_20": "Minst ett av talen är under tjugo, så ingen förändring skrivs i procent.",
    "nollcell": "Något av talen är noll.",
}
_COMPARISONS = {
    "kommungrupp": "{n} kommuner i samma kommungrupp", "riket": "landet utom kommunen",
    "ovriga_platser": "övriga kända platser i kommunen",
}
_SPANS = {
    "dag": ("dag", "dagar"), "vecka": ("vecka", "veckor"), "manad": ("månad", "månader"),
    "kvartal": ("kvartal", "kvartal"), "tertial": ("tertial", "tertial"), "halvar": ("halvår", "halvår"),
    "ar": ("år", "år"), "var": ("vår", "vårar"), "host": ("höst", "höstar"),
}
RULE = ("Jämförelsen är vald innan talen lästes: kommungruppen när registret anger den och minst {minst} av dess "
        "kommuner har alla åren, annars landet utom kommunen. För löften vid platser är den kommunens övriga kända "
        "platser.")
REGRESSION = ("En plats eller ett problem väljs ofta när det är som värst och faller då tillbaka av sig självt. "
              "Utan jämförelse kan ingen förändring tillskrivas löftet; då står det att det inte kan bedömas.")


def every(frekvens: str) -> str:
    """A frequency as a promise states it: "varje vecka", "varje höst"."""
    return f"varje {_SPANS[frekvens][0]}"


def per(frekvens: str) -> str:
    """The span that a number is promised for: "månad"."""
    return _SPANS[frekvens][0]


def comparison(kind: str, regions: int) -> str:
    """What an outcome was held against."""
    return _COMPARISONS[kind].format(n=antal(regions))


def reason(code: str) -> str:
    """Why the answer is what it is."""
    return _REASONS[code]


def warnings(flags: Sequence[str]) -> list[str]:
    """What a reader must know beside the answer; flags that need no words are left out."""
    return [_WARNINGS[flag] for flag in flags if flag in _WARNINGS]


def difference(estimate: float, lo: float, hi: float) -> str:
    """The weighted displacement difference as a sentence."""
    side = "färre" if estimate < 0 else "fler"
    return (f"Räknat i antal: {decimal(abs(estimate), 0)} {side} än om antalet följt jämförelsens "
            f"(95 % intervall {intervall(lo, hi, 0)}).")


def steps(estimate: float, lo: float, hi: float) -> str:
    """The controlled interrupted series as a sentence."""
    return (f"Månadsserien, med årstid och trend borträknade: steget vid löftets början är {kvot(estimate)} gånger "
            f"jämförelsens (95 % intervall {intervall(lo, hi, 2)}).")


def rhythm(frekvens: str, kept: int, spans: int) -> str:
    """In how many of the promised weeks, months or autumns it was done."""
    one, many = _SPANS[frekvens]
    if not spans:
        return f"ingen hel {one} har gått" if frekvens in ("dag", "vecka", "manad", "var", "host") else (
            f"inget helt {one} har gått")
    return f"{antal(kept)} av {antal(spans)} {one if spans == 1 else many}"


def outside(lines: int) -> str:
    """Lines of the log that do not count."""
    if lines == 1:
        return "1 rad i loggen ligger utanför löftets tid och räknas inte."
    return f"{antal(lines)} rader i loggen ligger utanför löftets tid och räknas inte."


def running(last: str, end: str | None) -> str:
    """A promise whose term is not over."""
    until = f"till {end}" if end else "utan angivet slut"
    return f"Löftet löper fortfarande ({until}): talen gäller till och med {last}."


_AT = {"lovade": "de platser löftet anger", "lagesbild": "platser som lägesbilden för {lagesbild} pekade ut"}
_NO_SHARE = {
    "ingen_tidigare": "Om det gjordes där lägesbilden pekade kan inte bedömas: ingen tidigare lägesbild finns i "
                      "arkivet.",
    "inga_utpekade": "Om det gjordes där lägesbilden pekade kan inte bedömas: lägesbilden för {lagesbild} pekade inte "
                     "ut någon plats för löftets problem.",
    "inga_platser_i_loggen": "Om det gjordes på {var} kan inte bedömas: ingen rad i loggen har en känd plats.",
}


def at_places(record: Mapping[str, Any]) -> str:
    """How much was done where it should be; keys of `uppfoljning.platser`."""
    before = record.get("lagesbild")
    where = _AT[record["slag"]].format(lagesbild=before)
    if record["skal"]:
        return _NO_SHARE[record["skal"]].format(var=where, lagesbild=before)
    share = procent(100 * record["pa_plats"] / record["med_plats"], 0)
    counted = f"{antal(record['pa_plats'])} av {antal(record['med_plats'])}"
    told = f"{counted} ({share})" if record["med_plats"] >= 20 else counted
    rest = record["utan_plats"]
    blank = f" {antal(rest)} till saknar känd plats i loggen." if rest else ""
    return f"Gjort på {where}: {told} av de tillfällen som har en känd plats.{blank}"


def places(names: Sequence[str]) -> str:
    """Where an outcome was counted: "hela kommunen" when no place is named."""
    return upprakning(list(names)) or "hela kommunen"


NO_GENERATION = "Registret har löften från bara en tid för kommunen. Det finns inga tidigare löften att jämföra med."
_KINDS = {"problem": "problem", "plats": "platser", "aktivitet": "aktiviteter"}


def generation(kind: str, new: Sequence[str], kept: Sequence[str], dropped: Sequence[str]) -> tuple[str, ...]:
    """One row: the kind of thing, and what is new, kept and dropped; a dash for none."""
    return (_KINDS[kind], *("; ".join(things) or "–" for things in (new, kept, dropped)))
