"""What is wrong with an area layer, and what was mended in it, in Swedish for whoever made the file."""

from collections.abc import Mapping
from typing import Any

_LEVEL = {"regso": "RegSO", "deso": "DeSO", "omrade": "områden", "kommun": "kommun"}
_FAULTS = {
    "inte_lasbar": "går inte att läsa. Spara om filen som GeoJSON eller GeoPackage.",
    "for_stor": "är större än {megabyte} MB och läses inte. Ta bara med kommunens områden.",
    "inga_omraden": "har inga områden med kod. Fälten ska heta kod och namn, eller som hos SCB regsokod, desokod, "
                    "deso eller tatortskod. Fält som fanns: {falt}.",
    "kod_saknas": "har områden utan värde i {falt}. Fyll i koden eller ta bort områdena.",
    "okand_niva": "{kod} har nivån {niva!r}. Skriv regso, deso eller omrade.",
    "fel_kod": "{kod!r} är ingen kod för {niva}. Rätta koden eller nivån. En egen kod får ha bokstäver, siffror, - "
               "och _.",
    "okand_version": "har {niva} av version {version!r}. Det ska vara {kanda}.",
    "version_saknas": "säger inte vilken version områdena har. Lägg till fältet version med {kanda} för {niva}.",
    "inte_ytor": "har områden utan yta, eller punkter och linjer. Ta bort dem eller rita ytorna.",
    "okant_system": "anger inte vilket koordinatsystem som gäller, eller ligger inte i Sverige med det som anges. "
                    "Spara om filen i SWEREF 99 TM (EPSG:3006). GeoJSON ska ha longitud före latitud.",
    "ingen_yta": "{kod} har en trasig yta som inte går att laga. Rita om den.",
    "flera_versioner": "blandar {niva} av versionerna {versioner}. Behåll en version.",
    "dubbel_kod": "{kod} står mer än en gång. Slå ihop ytorna till ett område per kod.",
    "fel_kommun": "har inga områden i kommun {kommun}. Kontrollera filens namn och innehåll.",
}
_REMARKS = {
    "windows_1252": "är inte UTF-8 och lästes som Windows-1252.",
    "system_antaget": "koordinatsystemet framgår inte. Ytorna lästes som EPSG:{epsg}, det enda där de ligger i "
                      "Sverige.",
    "lagad_yta": "{antal} trasiga ytor är lagade: {koder}.",
    "andra_kommuner": "{antal} områden utanför kommun {kommun} används inte.",
}


def fault(file: str, code: str, params: Mapping[str, Any]) -> str:
    """Why an area layer cannot be used."""
    return _line(file, _FAULTS[code], params)


def remark(file: str, code: str, params: Mapping[str, Any]) -> str:
    """What was mended or left out in an area layer that is used."""
    return _line(file, _REMARKS[code], params)


def _line(file: str, phrase: str, params: Mapping[str, Any]) -> str:
    told = {**params, "niva": _LEVEL.get(params.get("niva", ""), params.get("niva", ""))}
    return f"omraden/{file}: {phrase.format(**told)}"
