"""Delivery reasons in Swedish, for whoever made the file: what is wrong and what to do."""

from collections.abc import Mapping
from typing import Any

from transforms.swedish.numbers import antal, upprakning

FILES = {
    "lank": "Länkar följs inte. Lägg själva filen i mappen.",
    "lank_bredvid": "{fil} bredvid filen är en länk, och länkar följs inte. Lägg själva filen i mappen.",
    "for_stor_bredvid": "{fil} bredvid filen är större än {megabyte} MB och läses inte. Rätta den.",
    "olasbar_mapp": "Mappen går inte att läsa. Kontrollera rättigheterna.",
    "okand_fil": "Filen ligger utanför de mappar som läses. Flytta den till mappen för sin källa.",
    "kort_utan_fil": "Kortet hör inte till någon fil. Det ska heta som sin fil med .toml efter, till exempel "
    "uttag.csv.toml.",
    "trasigt_kort": "Kortet bredvid filen går inte att läsa ({fel}). Rätta TOML-filen.",
    "personnummer_i_filnamn": "Filnamnet innehåller ett personnummer. Byt namn på filen.",
    "personnummer_i_huvud": "Huvudet innehåller ett personnummer. Ta bort det.",
    "olasbar": "Filen går inte att öppna. Kontrollera rättigheterna.",
    "trasig_anteckning": "Dokumentet går inte att öppna. Spara om det som DOCX eller text.",
    "trasig_kodning": "Filen säger sig vara {kodning} men är det inte. Spara om den som UTF-8.",
    "for_stor": "Filen är större än {gigabyte} GB och läses inte. Dela den.",
    "for_stor_anteckning": "Anteckningen är större än {megabyte} MB och läses inte. Skicka bara texten, utan bilder.",
    "for_stor_arbetsbok": "Arbetsboken packas upp till mer än {megabyte} MB och läses inte. Spara bladet som CSV.",
    "for_vitt_blad": "Ett blad sträcker sig över mer än {miljoner} miljoner celler och läses inte. Ta bort det som "
    "står långt ned eller långt till höger, eller spara bladet som CSV.",
    "helt_tom": "Filen är tom. Skicka den igen.",
    "ar_pdf": "Filen är en PDF, och en sådan läses inte. Skicka det som den är gjord av: en tabell eller en text.",
    "ar_bild": "Filen är en bild, och en sådan läses inte. Skriv av den i en tabell eller en text.",
    "ar_rtf": "Filen är RTF, och det läses inte. Spara om den som DOCX, text eller CSV.",
    "ar_packad": "Filen är ett packat arkiv, och ett sådant läses inte. Packa upp det och lägg filerna i mappen.",
    "ar_webbsida": "Filen är en webbsida och inte det som ska ligga här. Ofta är det ett felmeddelande i stället för "
    "svaret. Öppna den och se, och hämta filen igen.",
    "ar_json": "Filen är JSON, och det läses inte här. Skicka en tabell som CSV eller XLSX, eller flytta filen till "
    "mappen för sin källa.",
    "ar_word": "Filen är ett Word-dokument, och här läses tabeller. Skicka tabellen som CSV eller XLSX. En anteckning "
    "läggs i mappen dialog med namn som slutar på .docx.",
    "ar_arbetsbok": "Filen är en arbetsbok, och en sådan läses inte här. Är det en tabell ska namnet sluta på .xlsx.",
    "gammalt_office": "Filen är i Offices gamla format eller skyddad med lösenord. Spara om den utan lösenord "
    "som XLSX, DOCX eller CSV.",
    "nollbyte": "Filen är UTF-16 utan märke i början, eller ingen textfil. Spara om den som UTF-8.",
    "tom_fil": "Filen har inga rubriker. Skicka tabellen med rubrikrad.",
    "rubrikrad_saknas": "Ingen rubrik känns igen, så rubrikraden saknas. Första raden ska ha kolumnerna {kolumner}.",
    "trasig_tabell": "Tabellen går inte att följa vid rad {rad}. Kontrollera citattecken och spara om.",
    "trasig_arbetsbok": "Arbetsboken går inte att öppna. Spara om den som XLSX eller CSV.",
    "trasig_json": "Filen är inte hel JSON (rad {rad}). Hämta svaret igen och spara det som det är.",
    "dubbla_nycklar": "Nyckeln {nyckel} står två gånger i samma post, så det går inte att veta vilken som gäller. "
    "Hämta svaret igen och spara det som det är.",
    "inte_handelser": "Filen är inte en lista av händelser. Spara svaret från polisen.se/api/events som det är.",
    "okand_json": "Filen är JSON men inte ett svar från {former}. Spara svaret som det kom.",
    "okand_indikatorbok": "Inget blad med trygghetsfrågor följer den uppställning som Brå haft 2024 eller 2025 "
    "(blad: {blad}). Lägg siffrorna i egen tabell.",
    "ingen_folkmangd": "Filen har inte ett enda innehåll som är folkmängd ({innehall}). Hämta bara folkmängden.",
    "fel_indelning": "Tabellen är delad på {dimension}, så totalen kan sakna invånare. Hämta folkmängd efter region.",
    "utan_total": "{dimension} har ingen total i filen, och delar läggs inte ihop här. Hämta totalen, "
    "eller hämta utan {dimension}.",
    "dubbla_rubriker": "Rubrikerna {rubriker} blir samma kolumn. Behåll en av dem.",
    "saknad_kolumn": "Kolumnen {kolumner} saknas. Rubriker som fanns: {rubriker}.",
    "andra_rubriker": "Kolumnen {kolumner} saknas. Rubriker som fanns: {rubriker}. Heter den något annat i exporten: "
    "kör lagesbild columns på filen och spara förslaget som kolumner.toml i samma mapp.",
    "okand_export": "Ingen rubrik känns igen: rubrikraden saknas, eller så har exporten andra rubriker. Saknas den: "
    "skicka filen med rubriker. Är de andra: kör lagesbild columns på filen och spara förslaget som kolumner.toml i "
    "samma mapp.",
    "kodbok_kolumn": "Kodboken nämner kolumnen {kolumner}, som inte finns i filen. Rätta kodboken, eller skicka filen "
    "med kolumnen. Rubriker som fanns: {rubriker}.",
    "trasig_kolumnkarta": "kolumner.toml går inte att läsa. Den ska ha [kolumner] med vårt namn = \"er rubrik\" och "
    "får ha [varden] med vårt namn = ett värde för alla rader.",
    "kolumnkarta_rubrik": "kolumner.toml säger att {kolumn} har rubriken {rubrik}, men filen saknar den. "
    "Rubriker som fanns: {rubriker}. Rätta kartan, eller lägg filen i en egen mapp.",
    "kolumnkarta_nyckel": "{nyckel} i kolumner.toml är inte en av våra kolumner. De heter {kolumner}.",
    "kolumnkarta_bada": "{kolumn} står både i [kolumner] och i [varden] i kolumner.toml. Behåll en av dem.",
    "kolumnkarta_varde": "{kolumn} i [varden] i kolumner.toml ska vara en text eller ett tal som gäller varje rad.",
    "kolumnkarta_fast": "{kolumn} har ett värde för alla rader i kolumner.toml men står också i filen. "
    "Ta bort värdet ur [varden], eller lägg filen i en egen mapp.",
    "kolumnkarta_dubbel": "kolumner.toml ger {kolumner} samma rubrik, {rubrik}. Behåll en av dem.",
    "trasig_kodbok": "Kodboken går inte att läsa ({fel}). Rätta den.",
    "huvud_utan_slut": "Anteckningen har inget huvud. Skriv överst en rad typ: medborgardialog, en rad "
    "datum: 2025-03-01 och en rad med bara tre bindestreck, ---. Sedan kommer texten.",
    "huvudrad": "Rad {rad} i huvudet är inte nyckel: värde. Skriv till exempel typ: tips.",
    "huvud_saknar": "Huvudet saknar {nycklar}. Skriv en rad för varje, som datum: 2025-03-01.",
    "kort_utan_brott": "Filen säger varken period eller brottstyp. Skriv dem i kortet {kort}: [brott] "
    "period = \"2025\" och brottstyp = \"Totalt antal brott\".",
}
ROWS = {
    "tom_cell": "Cellen får inte vara tom. Fyll i ett värde.",
    "okant_ord": "{varde!r} är inte ett av de ord som får stå här. Skriv ett av dem: {ord}.",
    "inte_over_noll": "{varde!r} ska vara större än noll.",
    "fel_id": "{varde!r} får bara ha bokstäver, siffror, - och _ (högst 64 tecken).",
    "inte_tal": "{varde!r} är inte ett tal. Skriv bara siffror, med komma före decimaler.",
    "tvetydigt_antal": "{varde!r} kan vara både ett tal med decimaler och tusental. Skriv utan punkt.",
    "for_stort_antal": "{varde!r} är för stort för ett antal. Kontrollera att rätt kolumn är med.",
    "negativt_antal": "{varde!r} är negativt. Ett antal är noll eller större. Rätta antalet.",
    "fel_datumform": "{varde!r} ska skrivas ÅÅÅÅ-MM-DD, med klockslag som HH:MM.",
    "tvasiffrigt_ar": "{varde!r} har ett tvåsiffrigt år. Skriv ÅÅÅÅ-MM-DD.",
    "omojligt_datum": "{varde!r} finns inte i kalendern. Rätta datumet.",
    "fel_klockslag": "{varde!r} ska skrivas HH:MM.",
    "i_framtiden": "Tiden ligger i framtiden. Rätta datumet.",
    "fore_1990": "Tiden ligger före 1990. Rätta datumet.",
    "slut_fore_start": "Slutet ligger före starten. Rätta den tid som är fel.",
    "okand_koordinat": "Koordinaten ligger inte i Sverige i något känt system. Ange SWEREF 99 TM i meter.",
    "utanfor_kommunen": "Punkten ligger mer än 500 m utanför kommunen. Rätta den, eller lämna den tom.",
    "okand_kommun": "{varde!r} är varken kommun, län eller hela landet. Skriv kommunens kod eller namn. Polisregioner "
    "och stadsområden används inte: ta bort dem ur uttaget.",
    "okand_period": "{varde!r} är inte en period som 2025, 2025-Q1, 2025-T1 eller 2025-09.",
    "okant_ar": "{varde!r} är varken ett årtal som 2025 eller två år som 2024/2025.",
    "inget_folkar": "{varde!r} är inte ett år som det finns folkmängd för.",
    "fel_version": "Områdets slag har ingen version {varde!r}. DeSO har 2018 och 2025, RegSO 2020 och 2025, "
    "kommun ingen.",
    "utanfor_skalan": "{varde!r} eller dess intervall ligger utanför måttets skala (andel 0 till 100, index 0 till 6).",
    "utanfor_intervallet": "{varde!r} ligger inte mellan ki_undre och ki_ovre. Kontrollera kolumnerna.",
    "okant_nyckeltal": "Nyckeltalet är ingen trygghetsfråga i registrets kolada.csv. Anmälda brott läggs under brott.",
    "trasigt_varde": "Värdet saknar sina nycklar eller har en annan form än tjänstens. Hämta svaret igen.",
    "okand_aktivitet": "{varde!r} är inte en aktivitet i något löfte. Skriv aktivitetens id ur löftesfilen.",
    "okant_problem": "{varde!r} är varken ett problem i registret eller ett tema i koder.csv.",
    "okant_problem_i_ark": "{okanda!r} är inte ett problem. Skriv namnet eller id ur bladet Problem, flera med komma "
    "mellan, ok för att godta förslaget eller - för inget.",
    "bade_problem_och_bra": "{okanda} står både som problem och som bra. Ta bort det ur en av kolumnerna.",
    "okand_plats_i_ark": "{varde!r} är ingen känd plats. Skriv namnet ur registret, typ:station och liknande, "
    "kommunen, tvetydig, ok för att godta förslaget eller - när yttrandet inte nämner någon plats.",
    "namn_pa_kodare": "Kodaren ska vara en roll eller en bokstav, som A eller samordnare, aldrig ett namn.",
    "citat_med_person": "Citatet kan peka ut någon. Stryk det som gör det, med … i stället, och låt godkänna det igen.",
    "citat_utan_fil": "Ingen inläst fil under dialog heter så. Skriv filens namn utan mapp.",
    "citat_utan_stycke": "Filen har inget yttrande med det numret. Numret står i arbetsbladet från lagesbild notes.",
    "citat_skiljer": "Orden står inte så i yttrandet. Kopiera dem ur arbetsbladet, med … för det som utelämnas.",
    "okant_lofte": "{varde!r} är inte ett löfte i registret. Rätta, eller lämna cellen tom.",
    "okand_vecka": "{varde!r} är inte en vecka som 2025-W37, eller så har året ingen sådan vecka.",
    "okant_omrade": "{varde!r} är inte en känd områdeskod. Skriv den som 0182, 0182R001 eller 0182C1010.",
    "okant_svar": "{varde!r} finns varken bland svaren eller bortfallet i kodboken. Rätta ett av dem.",
    "inte_handelse": "Posten är ingen händelse med fält.",
    "okant_handelsenamn": "Namnet säger ingen tid. Det ska se ut som 22 augusti 17.59, Brand, Kävlinge.",
    "tvetydig_brottstyp": "{varde!r} står med olika tal för samma kommun och period. Namnet finns under flera "
    "brottstyper, och filen säger inte vilken. Välj Öppna som excelfil, eller ta bort dem ur uttaget.",
    "annan_folkmangd": "Antal och antal per 100 000 ger omkring {folk} invånare, men filens andra rader för samma "
    "kommun och period ger omkring {andra}. Rätta det av talen som är fel.",
    "oense_folkmangd": "Antal och antal per 100 000 ger omkring {folk} invånare, och en annan rad för samma kommun och "
    "period ger omkring {andra}. Rätta den rad som är fel.",
    "okanda_rubriker": "Cellens rubriker går inte att följa. Spara resultatsidan på nytt som den är.",
    "samma_nyckel": "En tidigare rad har samma nyckel ({nyckel}) men annat innehåll. Behåll den rätta.",
    "fel_antal_celler": "Raden har inte lika många celler som rubrikraden. Kontrollera skiljetecken och citattecken.",
    "blandad_kodning": "Raden är inte UTF-8 som resten av filen. Spara om filen.",
}
REMARKS = {
    "dolda": "Dolt i texten innan den lagrades: {dolda}.",
    "inga_rader": "Filen har rubriker men inga rader.",
    "kan_ha_personuppgifter": "Kortet säger att filen kan innehålla personuppgifter. Bara det som behövs tas in. "
    "Förvara filen därefter.",
    "kolumnkarta_valfri": "kolumner.toml säger att {kolumn} har rubriken {rubrik}, som inte finns i filen. "
    "Resten av filen är läst.",
    "enkat_i_flera_filer": "Svar på {undersokning} {ar} finns också i {fil}. Alla räknas. Är den ena filen en rättelse "
    "av den andra: ta bort den gamla.",
    "andra_blad": "Andra blad lästes inte: {blad}.",
    "anmalda_blad": "Blad med anmälda brott lästes inte: {blad}. Lägg Brås eget uttag under brott.",
    "andra_celler": "{antal} värden för delar av befolkningen eller annat innehåll lästes inte, bara totalen.",
    "nollor_utan_version": "{antal} nollor gäller år då områdets version inte fanns. De räknas som saknade.",
    "fler_sidor": "Svaret fortsätter på en sida till ({adress}). Lägg den i samma mapp om den inte redan finns.",
    "bara_per_100000": "Filen har bara antal per 100 000 invånare. Utan antal räknas raderna inte: välj båda måtten.",
    "ofullstandiga_ar": "För någon brottstyp finns {ar} bara i delar, och inte alla. Året räknas när det har alla "
    "månader, kvartal eller tertial, eller ett eget årstal.",
    "lucka": "Mellan {fran} och {till} finns inga rader alls, fast omkring {vantat} dagar med rader vore väntade. "
    "Därför räknas {ar} inte som helt och jämförs inte med andra år. Hände verkligen inget: skriv [tackning] med fran "
    "och till i filens kort.",
    "ej_avslutat_ar": "{ar} var inte slut när filen levererades. Det jämförs med andra år när resten har kommit.",
    "saknade_koder": "{ar} har inga rader med {koder}, som fanns året före eller efter. Problemen jämförs därför inte "
    "mellan åren. Täcker leveransen dem: skriv [tackning] med fran och till i filens kort.",
    "rad_ar_varde": "Radnumren räknar filens värden i ordning, inte dess rader.",
    "misstankt_fyllnadspunkt": "{antal} rader ({procent} %) ligger på exakt samma punkt, N {n:.0f} och E {e:.0f}. "
                               "Om den inte är en verklig adress, skriv in den i registrets fyllnadspunkter.csv, så "
                               "räknas raderna utan punkt.",
}


def file_reason(code: str, params: Mapping[str, Any]) -> str:
    """Why a file was refused."""
    return FILES[code].format(**params)


def row_reason(code: str, params: Mapping[str, Any]) -> str:
    """Why a row was quarantined; whole numbers are written with thousands apart."""
    return ROWS[code].format(**{k: antal(v) if isinstance(v, int) else v for k, v in params.items()})


_HIDDEN = {
    "namn": ("namn", "namn"), "telefon": ("telefonnummer", "telefonnummer"),
    "e-post": ("e-postadress", "e-postadresser"),
    "personnummer": ("personnummer", "personnummer"), "samordningsnummer": ("samordningsnummer", "samordningsnummer"),
    "nummer": ("annat nummer", "andra nummer"), "användarnamn": ("användarnamn", "användarnamn"),
    "regnr": ("registreringsnummer", "registreringsnummer"), "adress": ("adress", "adresser"),
    "ärende": ("ärendenummer", "ärendenummer"), "konto": ("kontonummer", "kontonummer"),
}


def hidden(marks: Mapping[str, int]) -> str:
    """How many of each kind redaction took out of the text of a file."""
    found = [f"{antal(n)} {_HIDDEN[kind][n > 1]}" for kind, n in sorted(marks.items(), key=lambda m: (-m[1], m[0]))]
    return upprakning(found)


def persons_written(rad: int, marks: Mapping[str, int]) -> str:
    """What is said of a line in a kommun's own registry file that seems to name somebody."""
    return (f"rad {rad} ser ut att innehålla {hidden(marks)}. Det visas bara i utgåvan intern. "
            "Skriv funktion i stället för namn.")


def remark(code: str, params: Mapping[str, Any]) -> str:
    """A remark that refuses nothing."""
    said = {**params, "dolda": hidden(params["marken"])} if "marken" in params else params
    return REMARKS[code].format(**said)
