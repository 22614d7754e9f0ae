"""The registry's nouns as frozen records. Field names are the contract's keys."""

from dataclasses import dataclass
from datetime import date

KALLSLAG = ("brottsstatistik", "handelser", "est", "undersokning", "dialog", "vandring", "trafik")
PLATSTYPER = ("station", "centrum", "skola", "park", "torg", "vag", "bostadsomrade", "fritidsgard", "ungdomsplats",
              "ovrigt")
KODKALLOR = ("brott", "handelse", "est", "fraga", "tema")
FREKVENSER = ("dag", "vecka", "manad", "kvartal", "tertial", "halvar", "ar", "var", "host")


@dataclass(frozen=True)
class Kommun:
    """One of the 290 kommuner; `kod` is text with its leading zero."""

    kod: str
    namn: str
    lan: str
    kommungrupp: str
    lokalpolisomrade: str


@dataclass(frozen=True)
class Plats:
    """A named place. `n`, `e` in SWEREF 99 TM metres; `noggrannhet` says whether a source gave the point."""

    plats_id: str
    namn: str
    alias: tuple[str, ...]
    typ: str
    n: float
    e: float
    radie_m: float
    omrade_kod: str
    noggrannhet: str


@dataclass(frozen=True)
class Fyllnadspunkt:
    """A coordinate (SWEREF 99 TM metres) that a system writes when it knows no place; `namn` says what it is."""

    kommun: str
    n: float
    e: float
    namn: str
    kalla: str


@dataclass(frozen=True)
class Problem:
    """One entry of the taxonomy; `upptacktsstyrt` = reports of it follow how much the police look for it."""

    problem_id: str
    namn: str
    beskrivning: str
    kansligt: bool
    upptacktsstyrt: bool


@dataclass(frozen=True)
class Uttryck:
    """How people speak of a problem; `slag` tells how `uttryck` is matched, `riktning` "bra" that it is good news.

    `villkor` asks for other words in the sentence, `svag` marks a match that a human should look at, `rad` is
    `<file>: rad <line>`.
    """

    uttryck: str
    problem_id: str
    slag: str
    riktning: str
    villkor: str
    svag: bool
    rad: str


@dataclass(frozen=True)
class Kod:
    """How a source speaks of a problem; `bredare` = the code holds more than the problem."""

    kalla: str
    kod: str
    problem_id: str
    bredare: bool


@dataclass(frozen=True)
class Straffskala:
    """What the law says of a common crime behind a problem; `lagst_ar` None = no prison minimum."""

    problem_id: str
    brott: str
    lagrum: str
    lagst_ar: int | None
    hogst_ar: int


@dataclass(frozen=True)
class Nyckeltal:
    """A key figure of Kolada that is a survey question; `hopslagna_ar` survey years end with the year it is given for.

    A question and its uncertainty (the longer half of Brå's interval) are two key figures: their titles are the same
    after `NTU - ` and `Osäkerhetstal - `.
    """

    kpi: str
    titel: str
    undersokning: str
    matt: str
    hopslagna_ar: int


@dataclass(frozen=True)
class Brottstyp:
    """One of Brå's crime types; `ingar_i` = the nearest listed type that holds it, `alias` = other ways to write it."""

    brottstyp: str
    ingar_i: str
    alias: tuple[str, ...]


@dataclass(frozen=True)
class Seriebrott:
    """From `ar` on a series of reported crime is counted otherwise; `brottstyp` `*` = all of them."""

    brottstyp: str
    ar: int
    slag: str
    beskrivning: str
    kalla: str


@dataclass(frozen=True)
class Indikator:
    """A measure: `indikator_id` is `*.<measure>`, `metod` names the function that measures it."""

    indikator_id: str
    namn: str
    enhet: str
    metod: str
    battre: str
    forbehall: str


@dataclass(frozen=True)
class Aktivitet:
    """Something promised to be done; `antal` None and `frekvens` "" when the text states none."""

    aktivitet_id: str
    vad: str
    antal: int | None
    frekvens: str


@dataclass(frozen=True)
class Mal:
    """A measurable outcome that the text states; `varde` None = direction only."""

    indikator: str
    riktning: str
    varde: float | None


@dataclass(frozen=True)
class Fokusomrade:
    """A goal of an agreement: linked from promises, never counted as one."""

    id: str
    mal: str


@dataclass(frozen=True)
class Uppfoljning:
    """What the text says of its own follow-up."""

    beskrivning: str
    frekvens: str
    forum: tuple[str, ...]


@dataclass(frozen=True)
class Overenskommelse:
    """The agreement a promise stands in; `fran` None = undated, `till` None = no end stated."""

    namn: str
    kommuner: tuple[str, ...]
    parter: tuple[str, ...]
    fran: date | None
    till: date | None
    kalla: str
    underlag: tuple[str, ...]
    underlag_beskrivning: str
    fokusomraden: tuple[Fokusomrade, ...]
    uppfoljning: Uppfoljning
    fil: str = ""  # the promise file that it was read from


@dataclass(frozen=True)
class Lofte:
    """One commitment that the text itself lists or states."""

    lofte_id: str
    slag: str
    rubrik: str
    problem: tuple[str, ...]
    platser: tuple[str, ...]
    malgrupp: str
    orsak: str
    ansvarig: tuple[str, ...]
    villkor: str
    kallrad: str
    fokusomrade: str | None
    aktiviteter: tuple[Aktivitet, ...]
    mal: tuple[Mal, ...]
    overenskommelse: Overenskommelse

    @property
    def odaterad(self) -> bool:
        """True when the text gives no start: justified by all data up to the period's end, never followed up."""
        return self.overenskommelse.fran is None
