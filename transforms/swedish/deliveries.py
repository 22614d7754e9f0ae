"""Delivery reasons in Swedish, for whoever made the file: what is wrong and what to do."""

from collections.abc import Mapping
from typing import Any

FILES = {
    "lank": "Länkar följs inte. Lägg själva filen i mappen.",
    "okand_fil": "Filen ligger utanför de mappar som läses. Flytta den till mappen för sin källa.",
    "kalla_vantar": "Den här källan läses inte än. Filerna ligger kvar orörda.",
    "trasigt_kort": "Kortet bredvid filen går inte att läsa ({fel}). Rätta TOML-filen.",
    "personnummer_i_filnamn": "Filnamnet innehåller ett personnummer. Byt namn på filen.",
    "personnummer_i_huvud": "Huvudet innehåller ett personnummer. Ta bort det.",
    "olasbar": "Filen går inte att öppna. Kontrollera rättigheterna.",
    "trasig_anteckning": "Dokumentet går inte att öppna. Spara om det som DOCX eller text.",
    "trasig_kodning": "Filen säger sig vara {kodning} men är det inte. Spara om den som UTF-8.",
    "for_stor": "Filen är större än {gigabyte} GB och läses inte. Dela den.",
    "for_stor_arbetsbok": "Arbetsboken packas upp till mer än {megabyte} MB och läses inte. Spara bladet som CSV.",
    "tom_fil": "Filen har inga rubriker. Skicka tabellen med rubrikrad.",
    "rubrikrad_saknas": "Ingen rubrik känns igen, så rubrikraden saknas. Första raden ska ha kolumnerna {kolumner}.",
    "trasig_tabell": "Tabellen går inte att följa vid rad {rad}. Kontrollera citattecken och spara om.",
    "trasig_arbetsbok": "Arbetsboken går inte att öppna. Spara om den som XLSX eller CSV.",
    "trasig_json": "Filen är inte hel JSON (rad {rad}). Hämta svaret igen och spara det som det är.",
    "inte_handelser": "Filen är inte en lista av händelser. Spara svaret från polisen.se/api/events som det är.",
    "dubbla_rubriker": "Rubrikerna {rubriker} blir samma kolumn. Behåll en av dem.",
    "saknad_kolumn": "Kolumnen {kolumner} saknas. Rubriker som fanns: {rubriker}.",
    "trasig_kolumnkarta": "kolumner.toml går inte att läsa. Den ska ha [kolumner] med vårt namn = \"er rubrik\" och "
    "får ha [varden] med vårt namn = ett värde för alla rader.",
    "kolumnkarta_rubrik": "kolumner.toml säger att {kolumn} har rubriken {rubrik}, men filen saknar den. "
    "Rubriker som fanns: {rubriker}. Rätta kartan, eller lägg filen i en egen mapp.",
    "kolumnkarta_nyckel": "{nyckel} i kolumner.toml är inte en av våra kolumner. De heter {kolumner}.",
    "kolumnkarta_bada": "{kolumn} står både i [kolumner] och i [varden] i kolumner.toml. Behåll en av dem.",
    "kolumnkarta_varde": "{kolumn} i [varden] i kolumner.toml ska vara en text eller ett tal som gäller varje rad.",
    "kolumnkarta_dubbel": "kolumner.toml ger {kolumner} samma rubrik, {rubrik}. Behåll en av dem.",
    "trasig_kodbok": "Kodboken går inte att läsa ({fel}).",
    "huvud_utan_slut": "Anteckningen har inget huvud som slutar med en rad ---.",
    "huvudrad": "Rad {rad} i huvudet är inte nyckel: värde.",
    "huvud_saknar": "Huvudet saknar {nycklar}.",
    "citat_vantar": "Godkända citat läses inte förrän rensning av personuppgifter finns.",
}
ROWS = {
    "tom_cell": "Cellen får inte vara tom. Fyll i ett värde.",
    "okant_ord": "{varde!r} är inte ett av de ord som får stå här.",
    "inte_over_noll": "{varde!r} ska vara större än noll.",
    "fel_id": "{varde!r} får bara ha bokstäver, siffror, - och _ (högst 64 tecken).",
    "inte_tal": "{varde!r} är inte ett tal.",
    "tvetydigt_antal": "{varde!r} kan vara både ett tal med decimaler och tusental. Skriv utan punkt.",
    "for_stort_antal": "{varde!r} är för stort för ett antal.",
    "negativt_antal": "{varde!r} är negativt. Ett antal är noll eller större.",
    "fel_datumform": "{varde!r} ska skrivas ÅÅÅÅ-MM-DD, med klockslag som HH:MM.",
    "tvasiffrigt_ar": "{varde!r} har ett tvåsiffrigt år. Skriv ÅÅÅÅ-MM-DD.",
    "omojligt_datum": "{varde!r} finns inte i kalendern.",
    "fel_klockslag": "{varde!r} ska skrivas HH:MM.",
    "i_framtiden": "Tiden ligger i framtiden.",
    "fore_1990": "Tiden ligger före 1990.",
    "slut_fore_start": "Slutet ligger före starten.",
    "okand_koordinat": "Koordinaten ligger inte i Sverige i något känt system. Ange SWEREF 99 TM i meter.",
    "utanfor_kommunen": "Punkten ligger mer än 500 m utanför kommunen.",
    "okand_kommun": "{varde!r} är varken kod eller namn på en kommun.",
    "okand_period": "{varde!r} är inte en period som 2025, 2025-Q1, 2025-T1 eller 2025-09.",
    "okant_ar": "{varde!r} är inte ett årtal som 2025.",
    "okand_aktivitet": "{varde!r} är inte en aktivitet i något löfte.",
    "okant_omrade": "{varde!r} är inte en känd områdeskod.",
    "okant_svar": "{varde!r} finns varken bland svaren eller bortfallet i kodboken.",
    "inte_handelse": "Posten är ingen händelse med fält.",
    "okant_handelsenamn": "Namnet säger ingen tid. Det ska se ut som 22 augusti 17.59, Brand, Kävlinge.",
    "samma_nyckel": "En tidigare rad har samma nyckel ({nyckel}) men annat innehåll. Behåll den rätta.",
    "fel_antal_celler": "Raden har inte lika många celler som rubrikraden.",
    "blandad_kodning": "Raden är inte UTF-8 som resten av filen. Spara om filen.",
}
REMARKS = {
    "inga_rader": "Filen har rubriker men inga rader.",
    "kolumnkarta_valfri": "kolumner.toml säger att {kolumn} har rubriken {rubrik}, som inte finns i filen. "
    "Resten av filen är läst.",
    "andra_blad": "Andra blad lästes inte: {blad}.",
}


def file_reason(code: str, params: Mapping[str, Any]) -> str:
    """Why a file was refused."""
    return FILES[code].format(**params)


def row_reason(code: str, params: Mapping[str, Any]) -> str:
    """Why a row was quarantined."""
    return ROWS[code].format(**params)


def remark(code: str, params: Mapping[str, Any]) -> str:
    """A remark that refuses nothing."""
    return REMARKS[code].format(**params)


def registry_fault(fault: Mapping[str, str]) -> str:
    """What is wrong with a file of the registry."""
    return f"registry/{fault['fil']}: {fault['skal']}" if fault["fil"] else fault["skal"]


def summary_lines(report: dict[str, Any]) -> list[str]:
    """The delivery report as text for a screen: a line per file, and under it what was not taken and why."""
    lines = []
    for f in report["filer"]:
        if f["rader"] is None:
            lines.append(f"{f['fil']}: {f['status']}. {f['skal']}")
            continue
        lines.append(f"{f['fil']}: {f['status']}, {f['rader']} rader = {f['godkanda']} godkända "
                     f"+ {f['karantan']} i karantän + {f['dubbletter']} dubbletter + {f['personrader']} personrader")
        lines += [f"    rad {r['rad']}{', ' + r['kolumn'] if r['kolumn'] else ''}: {r['skal']}"
                  for r in f["karantanrader"][:20]]
        more = len(f["karantanrader"]) - 20
        lines += [f"    och {more} rader till i karantän"] if more > 0 else []
        if f["personradnummer"]:
            numbers = ", ".join(map(str, f["personradnummer"][:20]))
            lines.append(f"    personnummer på rad {numbers}: raderna är avvisade och inte sparade")
        lines += [f"    rättat: {kind} {count}" for kind, count in f["rattade"].items()]
        lines += [f"    {code.strip('[]') if code.startswith('[') else f'okänd kod {code!r}'}: {count} rader"
                  for code, count in f["omappade"].items()]
        if f["okanda_kolumner"]:
            lines.append(f"    kolumner som inte läses: {', '.join(f['okanda_kolumner'])}")
        lines += [f"    {remark}" for remark in f["anmarkningar"]]
    return lines
