"""What `fetch` says, in Swedish: a line for each service and kommun, what became of it and what to do."""

from collections.abc import Mapping
from typing import Any

GOOD = {
    "hamtad": "hämtad, {antal} {filer} i {mapp}",
    "oforandrad": "oförändrad sedan {sedan}",
    "inga_uppgifter": "tjänsten har inga uppgifter",
    "finns_redan": "inget nytt",
}
FAILURES = {
    "nar_inte": "{adress} går inte att nå. Kontrollera nätet eller brandväggen och försök igen.",
    "langsam": "tjänsten svarar för långsamt. Försök igen senare.",
    "avbrutet": "svaret bröts mitt i. Försök igen senare.",
    "nekad": "tjänsten nekar oss ({status}). Ange vem ni är med --contact, eller fråga tjänsten.",
    "for_manga": "tjänsten säger att anropen är för många (429). Försök igen senare.",
    "vanta": "tjänsten tar emot nästa anrop om {minuter} min. Försök igen då.",
    "serverfel": "tjänsten har fel hos sig ({status}). Försök igen senare.",
    "hoppades_over": "hoppades över, eftersom tjänsten inte svarade nyss.",
    "fragan_avvisad": "tjänsten förstår inte frågan (400). Den kan ha ändrats: säg till den som sköter Lägesbild.",
    "adress_borta": "adressen finns inte längre ({status}). Ange den nya med --base-url, eller vänta på en ny version.",
    "ovantat_svar": "tjänsten svarade på ett sätt vi inte känner ({status}).",
    "omdirigering": "tjänsten skickar oss vidare till en adress som inte går att följa.",
    "okrypterad": "tjänsten skickar oss vidare till en okrypterad adress ({adress}), som inte följs.",
    "fel_slag": "svaret är inte JSON utan {slag}. En inloggningssida eller brandvägg kan stå emellan.",
    "trasigt_svar": "svaret är avhugget eller trasigt. Försök igen.",
    "for_stort": "svaret är större än {megabyte} MB och tas inte emot.",
    "tomt": "svaret är tomt, fast det alltid ska finnas något.",
    "falt_saknas": "svaret har ändrat form: fältet {falt} saknas. Säg till den som sköter Lägesbild.",
    "fel_form": "svaret har ändrat form: {falt} ser inte ut som förut. Säg till den som sköter Lägesbild.",
    "annat_omrade": "svaret gäller inte {omfang}.",
    "sida_annanstans": "nästa sida ligger på en annan värd ({adress}), som inte följs.",
    "for_manga_sidor": "svaret har fler än {antal} sidor och tas inte emot.",
    "ofullstandigt": "bara {antal} av {av} områden kom. Försök igen.",
    "oanvandbar": "svaret går inte att använda: {fel}",
    "skrivfel": "mappen går inte att skriva i ({fel}).",
}


_GAP = ". Det som publicerades efter {lucka} och hann försvinna ur tjänsten saknas: hämta varje dag"
_LEFT = ". {filer} finns redan i {mapp} och rörs inte: flytta undan dem om nya ska hämtas"


def line(service: str, scope: str, name: str, code: str, params: Mapping[str, Any]) -> str:
    """One outcome: which service, for whom, and what became of it."""
    who = name if scope == name else f"{name} ({scope})"
    if code in FAILURES:
        text = FAILURES[code].format(**params)
        return f"{service} {who}: " + "".join(c if c.isprintable() else "?" for c in text)[:400]
    text = GOOD[code].format(filer="fil" if params.get("antal") == 1 else "filer", **params)
    if params.get("lucka"):
        text += _GAP.format(**params)
    if left := params.get("redan"):
        text += _LEFT.format(filer=", ".join(left), mapp=params["mapp"])
    return f"{service} {who}: {text}"


def unknown_service(name: str, known: list[str]) -> str:
    """A service that there is none of."""
    return f"okänd tjänst {name!r}: välj bland {', '.join(known)}"


def bad_base(text: str, known: list[str]) -> str:
    """An address that is none, or of no service."""
    return f"--base-url {text!r}: skriv NAMN=https://…, där NAMN är {', '.join(known)}"


NOTHING = "inget att hämta: ange en kommun, t.ex. lagesbild fetch 0182"
CONTACT = "--contact: skriv en e-postadress eller webbadress med bara a till z, siffror och skiljetecken"
