"""Which problems a statement says are gone, fewer or absent. Judged clause by clause; a "men" may turn it again."""

from collections.abc import Iterable
from itertools import pairwise

from transforms.notes.lexicon import Hit
from transforms.notes.words import Words

_NO = frozenset({
    "inte", "ej", "aldrig", "ingen", "inget", "inga", "knappast", "varken", "ingenting", "icke", "int", "inge",
    "slipper", "sluppit", "noll", "sällan", "knappt", "utan", "slippa", "slapp",
})
# What may stand between a negation and the trouble that it denies.
_BETWEEN = frozenset({
    "längre", "mer", "mera", "fler", "nya", "nytt", "ny", "större", "några", "något", "någon", "nån", "nåt", "nåra",
    "sådant", "sånt", "sett", "ser", "hört", "märkt", "märker", "haft", "har", "hade", "känt", "känner", "mig", "oss",
    "är", "varit", "av", "till", "lika", "särskilt", "direkt", "alls", "problem", "bekymmer", "klagomål", "med", "om",
    "nästan", "ett", "en", "enda", "det", "den", "jag", "vi", "man", "upplever", "upplevt", "anmälda", "stora", "så",
    "mycket", "förekommer", "finns", "fanns", "blivit", "blir", "trassel", "strul", "synliga", "i", "på", "sen",
    "sedan", "vare", "sig", "ens", "egentligen", "speciellt", "samma", "dom", "de", "fått", "utsatt", "för", "rädd",
    "drabbats", "incidenter", "rapporter", "anmälningar", "fall", "tecken", "spår", "bilar", "ungdomar", "mopeder",
    "personer", "villor", "cyklar", "elever", "tendens", "tendenser", "misstankar",
})
# A subject that should be there: that it is not, or is less, is a complaint.
_HELPERS = ("polis", "vuxn", "väktar", "vakt", "ordningsvakt", "fältar", "personal", "buss", "lamp", "belys", "gatlamp",
            "ljus", "kommun", "patrull", "lyktstolp", "lyse", "föräldr", "städ", "papperskorg", "hjälp", "stöd",
            "trygg", "respekt", "bil", "öppet", "hastighetsskylt", "skylt", "övergångsst", "trottoar", "cykelban")
_BETTER = frozenset({
    "lugn", "lugnt", "lugna", "lugnare", "bättre", "tryggare", "minskat", "minskar", "minskade", "avtagit", "upphört",
    "upphörde", "försvunnit", "försvann", "borta", "slutat", "slutade", "löst", "åtgärdat", "åtgärdats", "åtgärdad",
    "lagad", "lagat", "lagats", "fixat", "fixats", "fixad", "färre", "halverats", "förbättrats", "förbättrat",
    "avtar", "sjunkit", "lagade", "nolltolerans", "lugnat", "fungerar", "funkar", "städat", "minskning", "fint",
    "skönt", "nere", "klart", "positivt", "jättebra", "superbra", "kanon", "kanonbra", "förbättring", "lättare",
    "snyggt", "undan", "ovanligt", "historia", "säker", "säkrare", "bra", "bäst", "dämpats", "avstannat", "ebbat",
    "sällsynt", "sällsynta", "sanerats", "sanerat", "halverat", "sjunker", "nedgång", "städats", "målats", "tvättats",
    "fritt", "avvärjt", "stävjat", "minimalt", "marginellt", "ovanligare", "lindrigare", "mildare", "tystare",
    "hjälpte", "stoppat", "stoppats", "över", "hjälpt", "ordnat", "ordnats", "tryggt", "trygg", "renare",
})
_PAIRS = frozenset({("gått", "ner"), ("gått", "ned"), ("går", "ner"), ("gick", "ner"), ("fått", "bort"),
                    ("fått", "slut"), ("mycket", "mindre"), ("fått", "stopp"), ("satt", "stopp"), ("lagt", "sig"),
                    ("minne", "blott"), ("lugnat", "ner"), ("fått", "ordning"), ("lugnt", "med"), ("hälften", "så"),
                    ("under", "kontroll"),
                    ("tog", "bort"), ("tagit", "bort"), ("togs", "bort"), ("tagits", "bort"), ("värre", "förr"),
                    ("värre", "förut")})
# These say "better" only of trouble that stands close to them, or in certain company.
_LESS = frozenset({"mindre", "färre", "sällan", "ovanligt"})
_NOW = frozenset({"nu", "numera", "idag", "nuförtiden", "nuför", "sedan", "sen", "äntligen", "blivit", "har"})
# "Klottret syns inte till", "är inget problem": what follows a negation after the trouble.
_NOT_SEEN = frozenset({
    "problem", "kvar", "så", "alls", "farligt", "något", "nåt", "märkts", "synts", "förekommit", "hänt", "sett",
    "hörts", "lika", "till", "haft", "hört", "märkt", "setts", "skett", "rapporterats", "anmälts",
})
_TODAY = frozenset({"nu", "numera", "nuförtiden", "idag"})
_ONCE = frozenset({"förr", "förut", "tidigare", "brukade"})  # what was so then, where a later clause tells of now
_NOT_FINE = frozenset({
    "inte", "ingen", "inga", "inget", "aldrig", "värre", "sämre", "igen", "mer", "fler", "också", "fortfarande",
    "ännu", "kvar", "ökat", "även",
})
_WISH = frozenset({
    "skulle", "borde", "kunde", "måste", "vill", "ville", "behövs", "behöver", "behövdes", "önskar", "hoppas",
    "önskas", "krävs", "vore", "snälla", "bör", "önskemål", "förslag", "kräver",
})
_PAST = frozenset({"förr", "förut", "tidigare", "var", "fanns", "brukade", "innan", "höll", "körde", "hade"})
_WORSE = frozenset({
    "mer", "mera", "fler", "ökat", "ökar", "ökade", "värre", "sämre", "fortfarande", "kvar", "istället", "fortsätter",
    "ändå", "varje", "jämt", "alltid",
})
_JOINS = frozenset({"och", "eller", "samt", "heller", "o", "av", "annat", "annan", "andra", "med"})
_WHO_GONE = ("cyk", "moped", "bil", "båt", "väsk", "plånb", "mobil", "skylt", "lamp", "papperskorg", "post", "bänk",
             "paket", "telefon", "katalysator", "motor", "verktyg", "dator")
_GONE = frozenset({"borta", "försvunnit", "försvann"})
_TAKEN = frozenset({"stold", "cykelstold", "fordonsbrott", "inbrott_bostad"})  # here "borta" is the trouble
_STOPPED = frozenset({"slutat", "slutade"})
# What people stop doing because of the trouble.
_GIVEN_UP = frozenset({"gå", "åka", "cykla", "släppa", "vara", "ringa", "anmäla", "bry"})
_WELL_ONLY_SAID = frozenset({
    "bra", "fint", "skönt", "lugnt", "lugn", "trygg", "tryggt", "fungerar", "funkar", "över", "nere", "undan",
    "klart", "positivt", "lättare", "säker", "jättebra", "superbra",
})


def better(said: Words, hits: list[Hit]) -> set[Hit]:
    """The hits that the statement tells as good news."""
    clauses = {c: [i for i, other in enumerate(said.clause) if other == c] for c in dict.fromkeys(said.clause)}
    good = {h for h in hits if _is_good(said, h, clauses[said.clause[h.where[0]]])}
    good |= _praised(said, hits, good)
    good |= _listed(said, hits, good)
    return good | _looking_back(said, hits, good, clauses)


def _is_good(said: Words, hit: Hit, clause: list[int]) -> bool:
    own = set(hit.where)
    words = [(i, said.plain[i]) for i in clause]
    around = [word for i, word in words if i not in own]
    if said.sentence[hit.where[0]] in said.asked or _WISH.intersection(around):
        return False
    if hit.entry.riktning == "bra":
        return not _turned_around(said, hit) and not _only_past(around)
    taken = hit.entry.problem_id in _TAKEN and bool(_GONE.intersection(around))
    return _denied(said, hit, clause) or (not taken and _gone(words, own))


def _praised(said: Words, hits: list[Hit], good: set[Hit]) -> set[Hit]:
    """Other words of the problem in a clause that praises: the lamps of "lamporna lyser bra nu"."""
    praised = {(h.entry.problem_id, said.clause[h.where[0]]) for h in good if h.entry.riktning}
    return {h for h in hits if (h.entry.problem_id, said.clause[h.where[0]]) in praised and not h.entry.riktning}


def _turned_around(said: Words, hit: Hit) -> bool:
    first, last = min(hit.where), max(hit.where)
    near = [*range(max(0, first - 3), last), *range(last + 1, min(last + 3, len(said.plain)))]
    return any(said.plain[i] in _NO for i in near
               if said.clause[i] == said.clause[first] and i not in hit.where)


def _only_past(around: Iterable[str]) -> bool:
    around = set(around)
    return bool(_PAST.intersection(around)) and "än" not in around and "nu" not in around


def _denied(said: Words, hit: Hit, clause: list[int]) -> bool:
    """A negation before the trouble with nothing between that matters, or "… inte längre" after it."""
    first, last = min(hit.where), max(hit.where)
    if said.plain[first].startswith(_HELPERS):
        return False
    for i in reversed([i for i in clause if i < first]):
        word = said.plain[i]
        if word in _NO:
            return not _emphatic(said, i, first) and not (said.plain[i - 1 : i] == ("helt",) and word == "utan")
        if word not in _BETWEEN or first - i > 6:
            break
    after = [said.plain[i] for i in clause if i > first and i not in hit.where]
    before = [said.plain[i] for i in clause if i < first]
    stops = "längre" in [said.plain[i] for i in clause if i not in hit.where] or "mer" in after[-1:]
    if stops and _NO.intersection([*before, *after]):
        return not any(word.startswith(_HELPERS) for word in [*before, *after][:4])
    return any(a in _NO and b in _NOT_SEEN
               for a, b in pairwise(after[:4])) and last - first < 3


def _emphatic(said: Words, no: int, first: int) -> bool:
    """ "Aldrig varit så mycket klotter" is much of it; "inga" before somebody who should act denies nothing."""
    between = said.plain[no + 1 : first]
    return said.plain[no] == "aldrig" and ("så" in between or "mer" in between)


def _gone(words: list[tuple[int, str]], own: set[int]) -> bool:
    """The clause says better, less or gone of the trouble in it."""
    others = [(i, word) for i, word in words if i not in own]
    around = [word for _, word in others]
    past = _only_past(around)
    told = (pair in _PAIRS for pair in pairwise(word for _, word in words))
    return (not past and any(told)) or any(
        _says_so(i, word, words, own, around) for i, word in others
        if word in _BETTER | _LESS and (not past or word in _STOPPED))


def _says_so(i: int, word: str, words: list[tuple[int, str]], own: set[int], around: list[str]) -> bool:
    """Whether `word`, at `i`, is said of the trouble at `own`, and not of its opposite or of something else."""
    before = [w for j, w in words if i - 4 <= j < i]
    after = [w for j, w in words if j > i]
    between = [w for j, w in words if min(i, *own) < j < max(i, *own) and j not in own]
    if _NO.intersection(before) or _WORSE.intersection(between):
        return False
    if word in _LESS:
        close = 0 < min(own) - i <= 3 or 0 < i - max(own) <= 3 or ("än" in after and word == "mindre")
        return close and not (after and after[0].startswith(_HELPERS))
    if word in _GONE:
        return not any(w.startswith(_WHO_GONE) for _, w in words)
    if word in _STOPPED:
        near = max(own) < i or (min(own) > i and min(own) - i <= 3)
        return near and not (after and after[0] in _GIVEN_UP)
    return word not in _WELL_ONLY_SAID or bool(_NOW.intersection(around))


def _listed(said: Words, hits: list[Hit], good: set[Hit]) -> set[Hit]:
    """Trouble joined by "och", "eller" or a comma to trouble that is denied: inga inbrott, stölder eller klotter."""
    found: set[Hit] = set()
    ends = {max(h.where) for h in good if not h.entry.riktning}
    for hit in sorted(hits, key=lambda h: min(h.where)):
        first = min(hit.where)
        if hit in good or hit.entry.riktning:
            continue
        back = first - 1
        while back >= 0 and said.plain[back] in _JOINS:
            back -= 1
        near = back in ends and said.sentence[back] == said.sentence[first]
        comma = near and (back < first - 1 or said.clause[back] != said.clause[first])
        if comma and not any(said.clause[i] in said.turned for i in range(back + 1, first + 1)
                             if said.clause[i] != said.clause[back]):
            found.add(hit)
            ends.add(max(hit.where))
    return found


def _looking_back(said: Words, hits: list[Hit], good: set[Hit], clauses: dict[int, list[int]]) -> set[Hit]:
    """Trouble of earlier clauses that a later one without trouble of its own ends: "… men nu är det borta"."""
    found: set[Hit] = set()
    told = {said.clause[i] for h in hits for i in h.where}
    for number, clause in clauses.items():
        words = [said.plain[i] for i in clause]
        contrast = not _NOT_FINE.intersection(words) and bool(_TODAY.intersection(words))
        if number in told or said.sentence[clause[0]] in said.asked or not (contrast or _ends_it(words)):
            continue
        earlier = [h for h in hits if max(h.where) < clause[0] and h not in good and not h.entry.riktning]
        for hit in earlier:
            before = [said.plain[i] for i in clauses[said.clause[hit.where[0]]]]
            if _ONCE.intersection(before) or (_ends_it(words) and (_PAST.intersection(before) or _strong_end(words))):
                found.add(hit)
    return found


def _ends_it(words: list[str]) -> bool:
    better = any(word in _BETTER and not _NO.intersection(words[max(0, i - 3) : i]) for i, word in enumerate(words))
    not_now = bool({"inte", "inget", "ingenting", "aldrig"}.intersection(words)) and "längre" in words
    return (better or not_now) and not _WISH.intersection(words) and not _only_past(words)


def _strong_end(words: list[str]) -> bool:
    sure = {"borta", "upphört", "slutat", "försvunnit", "minskat", "löst", "åtgärdat", "lagat", "fixat", "avtagit"}
    subject = any(word.startswith(_WHO_GONE) for word in words)
    return (not subject and bool(sure.intersection(words))) or (
        "nu" in words and bool({"lugnt", "lugnare", "bättre", "bra", "tryggare", "tryggt"}.intersection(words)))
