"""A statement to the problems it names, each with its direction, the words that told it, and what is doubtful."""

from dataclasses import dataclass

from transforms.notes import negation
from transforms.notes.lexicon import Hit, Lexicon
from transforms.notes.words import Words, words
from transforms.registry import Uttryck

# The most certain code alone (codebook, rule 2): on words that the first stands on, the others fall.
_STRONGER = {
    "cykelstold": ("stold", "inbrott_bostad"),
    "stold": ("inbrott_bostad",),
    "inbrott_bostad": ("stold",),
    "bedrageri_aldre": ("bedrageri", "stold"),
    "bedrageri": ("stold",),
    "narkotika_unga": ("narkotika",),
    "trafik_buskorning": ("trafik_hastighet", "trafik_ovrigt"),
    "rattfylleri": ("narkotika", "narkotika_unga", "alkohol", "berusning_ordningsstorning"),
    "alkohol": ("berusning_ordningsstorning", "narkotika", "narkotika_unga"),
    "radikalisering": ("otrygg_plats", "rekrytering_kriminella_natverk"),
    "vald_nara_relation": ("vald_offentlig_miljo", "hot_ofredande"),
    "sexualbrott": ("hot_ofredande", "vald_offentlig_miljo"),
    "barn_trafik": ("trafik_ovrigt",),
    "brottsofferstod": ("vald_nara_relation", "fortroende", "bedrageri"),
    "brand": ("skadegorelse_klotter",),
    "rekrytering_kriminella_natverk": ("ungdomssamling", "narkotika", "narkotika_unga"),
    "vald_offentlig_miljo": ("stold", "berusning_ordningsstorning"),
    "hot_ofredande": ("ungdomssamling",),
    "trafik_ovrigt": ("nedskrapning",),
    "fordonsbrott": ("stold", "inbrott_bostad", "cykelstold", "skadegorelse_klotter"),
}
_EVERYTHING = "ovrigt"  # an `undantag` of it bars the words from every problem
_IRONY = frozenset({"härligt", "underbart", "toppen", "gratis", "tack", "trevligt", "mysigt", "kul", "jättekul",
                    "fantastiskt", "såklart", "bravo", "grattis", "roligt", "festligt"})
_TROUBLE = ("problem", "bekymmer", "klagomål", "stör", "värre", "hemsk", "brott", "polis", "arg", "rädd", "otryg")


@dataclass(frozen=True)
class Match:
    """Why a problem was coded: the words as they stand, and the expression of the lexicon that they fit."""

    ord: str
    regel: str
    problem: str


@dataclass(frozen=True)
class Coded:
    """`problem` are told as problems, `bra` as gone, less or absent; no problem is in both.

    `tvivel` are reasons for a human to look: `svagt` (only a weak expression), `nekat` (direction turned by a
    negation or a better), `ironi`, `stavning` (only as a misspelling), `blandat` (one better, one worse), `inget`
    (words of trouble but no problem).
    """

    problem: tuple[str, ...]
    bra: tuple[str, ...]
    skal: tuple[Match, ...]
    tvivel: tuple[str, ...]


class Coder:
    """Codes statements by a lexicon."""

    def __init__(self, lexikon: tuple[Uttryck, ...]) -> None:
        self._lexicon = Lexicon(lexikon)
        self._order = {problem: i for i, problem in enumerate(dict.fromkeys(e.problem_id for e in lexikon))}

    def code(self, text: str) -> Coded:
        """The problems that `text` names, in the order of the lexicon."""
        said = words(text)
        hits = _weaker_left_out(_barred_left_out(self._lexicon.hits(said)), said)
        better = negation.better(said, hits)
        good, bad = ({h.entry.problem_id for h in hits if (h in better) == way} for way in (True, False))
        problem = tuple(sorted(bad, key=self._order.__getitem__))
        bra = tuple(sorted(good - bad, key=self._order.__getitem__))
        reasons = (Match(" ".join(said.written[i] for i in sorted(h.where)), h.entry.uttryck, h.entry.problem_id)
                   for h in hits)
        return Coded(problem, bra, tuple(dict.fromkeys(reasons)), tuple(_doubts(said, hits, better, problem, bra)))


def _barred_left_out(hits: list[Hit]) -> list[Hit]:
    barred: dict[str, set[int]] = {}
    for hit in hits:
        if hit.entry.slag == "undantag":
            barred.setdefault(hit.entry.problem_id, set()).update(hit.where)
    everywhere = barred.get(_EVERYTHING, set())
    return [h for h in hits if h.entry.slag != "undantag"
            and not (everywhere | barred.get(h.entry.problem_id, set())).intersection(h.where)]


def _weaker_left_out(hits: list[Hit], said: Words) -> list[Hit]:
    """Hits that no stronger problem stands on; a weak one falls already when its sentence tells another for certain."""
    stands: dict[str, set[int]] = {}
    for hit in hits:
        stands.setdefault(hit.entry.problem_id, set()).update(hit.where)
    loses: dict[str, set[int]] = {}
    for stronger, weaker in ((s, w) for s, all_weaker in _STRONGER.items() for w in all_weaker):
        loses.setdefault(weaker, set()).update(stands.get(stronger, ()))

    certain = [(h.entry.problem_id, said.sentence[h.where[0]]) for h in hits if not h.entry.svag]

    def falls(hit: Hit) -> bool:
        problem, sentence = hit.entry.problem_id, said.sentence[hit.where[0]]
        louder = hit.entry.svag and any(p != problem and s == sentence for p, s in certain)
        return louder or bool(loses.get(problem, set()).intersection(hit.where))

    return [h for h in hits if not falls(h)]


def _doubts(
    said: Words, hits: list[Hit], better: set[Hit], problem: tuple[str, ...], bra: tuple[str, ...]
) -> list[str]:
    coded = (*problem, *bra)
    of = {p: [h for h in hits if h.entry.problem_id == p] for p in coded}
    told = {
        "svagt": any(all(h.entry.svag for h in of[p]) for p in coded),
        "nekat": any(not h.entry.riktning for h in better),
        "ironi": bool(problem) and bool(_IRONY.intersection(said.plain)),
        "stavning": any(all(h.stavning for h in of[p]) for p in coded),
        "blandat": bool(problem and bra),
        "inget": not coded and any(word.startswith(_TROUBLE) for word in said.plain),
    }
    return [code for code, holds in told.items() if holds]
