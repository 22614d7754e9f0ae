"""What the drafted promise file says of each field, and what is said beside it."""

from collections.abc import Mapping, Sequence

HEADER = "Utkast ur en publicerad text. Läs varje rad mot källan, rätta och fyll i innan filen används."
GAPS = {
    "inget_antal": "texten anger inget antal",
    "ingen_frekvens": "texten anger inte hur ofta",
    "annan_frekvens": "rytmen har inget eget ord här",
    "ingen_plats": "texten anger ingen plats, så hela kommunen är antagen",
    "okand_plats": "namnen finns inte entydigt i platsregistret, kontrollera",
    "inget_problem": "texten nämner inget problem",
    "otrygg_harledd": "härlett av ordet och att platser pekas ut, kontrollera",
    "arbetssatt": "texten nämner inget problem, så löftet är läst som ett arbetssätt",
    "ingen_malgrupp": "texten anger ingen målgrupp",
    "ingen_orsak": "texten anger ingen orsak",
    "ingen_ansvarig": "texten anger inte vem som ansvarar",
    "inget_mal": "texten anger inget mätbart mål",
    "inget_varde": "texten anger ingen nivå",
    "inget_fokusomrade": "texten säger inte vilket mål löftet hör till, koppla själv",
    "ingen_kommun": "texten namnger ingen kommun, fyll i koden",
    "inga_parter": "texten namnger inga parter",
    "ingen_period": "texten är odaterad",
    "inget_slut": "texten anger inget slut",
    "publicerad": "textens eget datum, perioden anges inte",
    "namn_satt": "texten har ingen egen rubrik om löftet, så namnet är sammansatt",
}
_REMARKS = {
    "inga_loften": "inga löften funna",
    "antal": "{antal} löften funna. Läs utkastet mot källan, spara det i registry/loften/ och kör lagesbild check.",
    "flera_ar": "Sidan har också löften för {ar} (rad {rader}). En fil rymmer en överenskommelse: "
                "gör en egen fil av dem.",
    "talade": "Citat, kontaktuppgifter och länkar är inte lästa: rad {rader}.",
}


def lines(numbers: Sequence[int]) -> str:
    """Source lines: "rad 4", "rad 4 och 7", "rad 4–6"."""
    if not numbers:
        return ""
    if len(numbers) > 2 and numbers[-1] - numbers[0] == len(numbers) - 1:
        return f"rad {numbers[0]}–{numbers[-1]}"
    *first, last = (str(n) for n in numbers)
    return f"rad {', '.join(first)} och {last}" if first else f"rad {last}"


def source(numbers: Sequence[int], quoted: Sequence[str], gap: str) -> str:
    """The comment of one field: where it stands, the words there, and what is left open."""
    where = lines(numbers)
    words = ", ".join(f"”{word}”" for word in quoted)
    told = f"{where}: {words}" if where and words else where or words
    return "; ".join(part for part in (told, GAPS.get(gap, "")) if part)


def remark(code: str, params: Mapping[str, str]) -> str:
    """One line beside the draft."""
    text = "1 löfte funnet. Läs utkastet mot källan, spara det i registry/loften/ och kör lagesbild check."
    return text if code == "antal" and params["antal"] == "1" else _REMARKS[code].format(**params)
