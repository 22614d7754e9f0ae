"""The demands of lag (2023:196) in plain Swedish, and what meets them."""

from collections.abc import Mapping
from typing import Any

from transforms.swedish.evidence import KALLSLAG
from transforms.swedish.numbers import upprakning

STATUS = {"uppfylls": "● uppfylls", "saknas": "○ saknas", "kan_inte_avgoras": "◐ kan inte avgöras av programmet"}
_DEMANDS = {
    "omfattning": "Brottslighetens omfattning är kartlagd",
    "konsekvenser": "Brottslighetens konsekvenser är kartlagda",
    "ovriga_uppgifter": "Övriga uppgifter av betydelse är med",
    "analys": "Kartläggningen och uppgifterna är analyserade",
    "atgardsplan": "En åtgärdsplan bygger på lägesbilden",
    "lagesbild_i_tid": "Lägesbilden uppdateras minst vartannat år",
    "plan_foljs_upp": "Åtgärderna följs upp minst vartannat år",
    "overenskommelse": "Skriftlig överenskommelse om samverkan",
    "rad": "Ett strategiskt råd leds av kommunen",
    "samordning": "En samordningsfunktion finns",
    "information": "Invånarna får information",
    "rapportering": "Fullmäktige får löpande rapport",
}
_REASONS = {
    "kallor_finns": "Uppfylls av: {kallslag}.",
    "bara_demo": "Bara syntetiska demodata är inlästa ({kallslag}). Läs in verkliga.",
    "kallor_saknas": "Ingen sådan källa är inläst.",
    "konsekvenser_visas": "Uppfylls av rapportens avsnitt om konsekvenser.",
    "konsekvenser_saknas": "Ingen källa om vilka som drabbas, skada eller kostnad är inläst. Kommunen behöver beskriva "
                           "det själv.",
    "analys_finns": "Uppfylls av kommunens egen bedömning. Orsaker är inte inlästa (orsaker i registret).",
    "analys_med_orsaker": "Uppfylls av kommunens egen bedömning och orsaksanalys.",
    "orsaker_utan_analys": "Orsaker är inlästa, men kommunens egen bedömning av perioden saknas (bedomning i "
                           "registret). Programmets sammanställning ersätter den inte.",
    "analys_saknas": "Programmet ställer källorna mot varandra, men kommunens egen bedömning och orsaksanalys saknas "
                     "(bedomning och orsaker i registret).",
    "plan_inlast": "Uppfylls av den inlästa åtgärdsplanen. Rapportens åtgärdsplan säger vilka åtgärder som inte pekar "
                   "på något i lägesbilden.",
    "plan_saknas": "Ingen verklig åtgärdsplan är inläst (leveransen atgarder).",
    "godkannande_okant": "När den senaste lägesbilden godkändes är okänt: inget godkännande är inläst (godkannanden i "
                         "registret).",
    "i_tid": "Senast godkänd {godkand}. Nästa ska vara klar senast {senast}.",
    "snart_for_gammal": "Varning: senast godkänd {godkand}, mer än arton månader sedan. Nästa ska vara klar senast "
                        "{senast}.",
    "for_gammal": "Senast godkänd {godkand}. En ny skulle ha varit klar senast {senast}.",
    "uppfoljning_finns": "Uppfylls av avsnittet Uppföljning, för löftena.",
    "uppfoljning_saknas": "Inga verkliga uppgifter om vad som är gjort är inlästa för löftena.",
    "bara_loften": "Löften är inlästa ({namn}), men inte den överenskommelse som de hör till.",
    "overenskommelse_saknas": "Varken överenskommelse eller löften är inlästa.",
    "rad_okant": "Rådets arbete syns inte i underlaget.",
    "samordning_okant": "Vem som samordnar syns inte i underlaget.",
    "publik_godkand": "Uppfylls av den godkända publika utgåvan.",
    "publik_saknas": "Ingen publik utgåva är godkänd.",
    "rapportering_okant": "Rapporteringen till fullmäktige syns inte i underlaget.",
}


def demand(code: str) -> str:
    """What the law asks for."""
    return _DEMANDS[code]


def reason(code: str, params: Mapping[str, Any]) -> str:
    """What meets it, or what is missing."""
    kinds = upprakning([_lowered(KALLSLAG[k]) for k in params.get("kallslag", ())])
    return _REASONS[code].format(**{**params, "kallslag": kinds, "namn": upprakning(list(params.get("namn", ())))})


def _lowered(name: str) -> str:
    """Inside a sentence; "EST" stays as it is."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]
