"""The worksheet of statements in Swedish: headers, doubts, and how it is filled in."""

from transforms.swedish.numbers import antal, decimal, procent

SHEETS = ("Yttranden", "Dubbelkodning", "Läs mig", "Problem", "Platser")
WHOLE_HEADER = ("yttrande_id", "fil", "stycke", "datum", "typ", "plats i huvudet", "yttrande", "föreslaget problem",
                "föreslaget bra", "föreslagen plats", "skäl", "tvivel", "problem", "bra", "plats", "kodare",
                "kommentar")
BLIND_HEADER = ("yttrande_id", "datum", "typ", "plats i huvudet", "yttrande", "problem", "bra", "plats", "kodare",
                "kommentar")
DOUBTS = {
    "svagt": "bara svaga ord", "nekat": "nekat eller bättre", "ironi": "kan vara ironi", "stavning": "felstavat ord",
    "blandat": "både problem och bra", "inget": "ord om besvär, men inget problem", "flera_platser": "flera platser",
    "plats_stavning": "felstavat platsnamn",
}
README = (
    "Arbetsblad för yttranden från dialoger",
    "Bladet är internt. Namn, nummer och adresser är dolda i texten. Skriv aldrig egna namn, inte heller i "
    "kommentaren.",
    "",
    "Så rättar du",
    "1. Börja överst i Yttranden: där står de som programmet tvekar om. De redan rättade står sist.",
    "2. Skriv i problem vad yttrandet säger händer eller upplevs. Namn eller id ur bladet Problem, flera med komma "
    "mellan.",
    "3. Skriv i bra det som yttrandet säger har upphört, minskat eller inte finns.",
    "4. Skriv i plats den plats som yttrandet själv nämner: ett namn, typ:station och liknande, kommunen, eller "
    "tvetydig när det är två.",
    "5. ok godtar förslaget. - betyder inget. En tom cell betyder att du inte har tagit ställning. ok i problem "
    "godtar också förslaget i bra.",
    "6. Skriv i kodare en bokstav eller roll, som A eller samordnare, aldrig ett namn. Tom cell räknas som A i "
    "Yttranden och B i Dubbelkodning.",
    "7. Lägg filen i mappen dialog och bygg om. Låt äldre arbetsblad ligga kvar: det senaste gäller för varje kodare.",
    "",
    "Så räknas det",
    "En människas kod gäller före programmets. Skiljer sig två åt gäller den som kommer först i bokstavsordning, tills "
    "någon skriver det ni enats om med ENIG som kodare.",
    "Dubbelkodning är ett slumpat urval för en andra person, utan förslag. Koda det utan att titta i Yttranden. "
    "Samstämmigheten mäts på det.",
    "",
    "Regler i korthet (hela kodboken: docs/kodbok.md)",
    "Koda alla problem som nämns. Den mest bestämda koden gäller ensam: cykelstöld är inte också stöld.",
    "Narkotika bland unga när ungdomar eller skola nämns, annars Narkotika. Aldrig båda för samma sak.",
    "Otrygga platser när en plats känns otrygg, är mörk, undviks eller saknar belysning.",
    "Förtroende gäller synlighet, svarstid, bemötande och tillit.",
    "En önskan, en fråga eller ett förr (tryggare förr) är problem, inte bra.",
    "Ironi kodas efter vad som menas.",
    "Ett yttrande om annat än trygghet och brott får inget: skriv -.",
)
LIST_HINT = "Välj ur listan. Flera skrivs med komma mellan."
CODER_HINT = "En bokstav eller roll, aldrig ett namn."
PLACE_WORDS = ("ok", "-", "kommunen", "tvetydig")
GRADES = {"tillforlitlig": "tillförlitlig", "preliminar": "preliminär", "otillracklig": "otillräcklig",
          "kan_inte_sagas": "kan inte sägas än"}


def doubts(codes: tuple[str, ...]) -> str:
    """Why somebody should look."""
    return ", ".join(DOUBTS[code] for code in codes)


def written(namn: str, path: str, n: int, open_doubts: int, judged: int) -> str:
    """What the worksheet holds and where it lies."""
    return (f"{namn}: {_of(n, 'yttrande', 'yttranden')}, {antal(open_doubts)} att titta på först, "
            f"{antal(judged)} rättade. Arbetsblad: {path}")


def exists(path: str) -> str:
    """Nothing is written over: somebody may have corrected in it."""
    return f"{path} finns redan och kan ha rättningar. Skriv ett annat namn: --out FIL"


def no_statements(namn: str) -> str:
    """There is nothing to correct."""
    return f"{namn}: inga yttranden är inlästa. Lägg anteckningar i mappen dialog"


def coder(maskin: int, manniska: int, lika: int) -> str:
    """The program's coding in all, where a person has judged."""
    return f"Programmets kodning mot de rättade yttrandena: {hits(maskin, manniska, lika)}"


def hits(maskin: int, manniska: int, lika: int) -> str:
    """The program held against people: precision and recall with what they rest on."""
    if not maskin and not manniska:
        return "inget att mäta på"
    right = f"{antal(lika)} av {antal(maskin)} föreslagna koder var rätt"
    found = f"{antal(lika)} av {antal(manniska)} koder hittades"
    return "; ".join((right + _share(lika, maskin), found + _share(lika, manniska)))


def _share(part: int, whole: int) -> str:
    return f" ({procent(100 * part / whole, 0)})" if whole else ""


def agreed(alfa: float | None, lo: float | None, hi: float | None) -> str:
    """How alike two people code: Krippendorff's alpha."""
    if alfa is None:
        return "samstämmigheten kan inte mätas"
    limits = "" if lo is None or hi is None else f" ({decimal(lo, 2)} till {decimal(hi, 2)})"
    return f"alfa {decimal(alfa, 2)}{limits}"


def asked(n: int, double: int, wanted: int) -> str:
    """That double coding is missing; empty when it is there or not asked for."""
    if double >= wanted:
        return ""
    done = "inget" if not double else antal(double)
    return (f"Dubbelkodning saknas: av {antal(n)} yttranden bör minst {antal(wanted)} kodas av två, {done} är det. "
            "Urvalet står i bladet Dubbelkodning")


def _of(n: int, one: str, many: str) -> str:
    return f"{antal(n)} {one if n == 1 else many}"
