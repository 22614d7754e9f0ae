"""Small answers in the shapes of the real services; every number, place and event is made up."""

import json

from transforms import registry

KPIS = [n.kpi for n in registry.load().nyckeltal()]


def cube(regions, years=("2024", "2025"), values=None, parts=True):
    """json-stat2 of TAB6574 (with totals of age and sex) or TAB638 (without those dimensions)."""
    sides = {"Region": {code: code for code in regions}}
    if parts:
        sides |= {"Alder": {"totalt": "totalt"}, "Kon": {"1+2": "totalt"}}
    code = "000007Y7" if parts else "BE0101N1"
    sides |= {"ContentsCode": {code: "Folkmängd"}, "Tid": {year: year for year in years}}
    count = len(regions) * len(years)
    return {
        "version": "2.0", "class": "dataset", "label": "Folkmängden efter region", "source": "SCB",
        "updated": "2026-02-21T07:00:00Z", "role": {"time": ["Tid"], "metric": ["ContentsCode"]},
        "id": list(sides), "size": [len(side) for side in sides.values()],
        "dimension": {name: {"label": name, "category": {"index": {c: i for i, c in enumerate(side)}, "label": side}}
                      for name, side in sides.items()},
        "value": list(values or range(1000, 1000 + count)),
    }


def figures(area, kpis, years=(2023, 2024), following=None, value=21.4):
    """A page of Kolada v3."""
    rows = [{"kpi": kpi, "municipality": area, "period": year,
             "values": [{"gender": "T", "count": 1, "status": "", "value": value}]} for kpi in kpis for year in years]
    return {"values": rows, "count": len(rows), "next_url": following, "previous_url": None}


def event(number, place="Nacka", kind="Brand"):
    """An event of Polisen's feed: an hour without its zero, the time in the name only."""
    return {"id": number, "datetime": "2026-08-22 9:51:41 +02:00", "name": f"22 augusti 08.59, {kind}, {place}",
            "summary": "Påhittad sammanfattning.", "url": f"/aktuellt/handelser/2026/augusti/22/{number}/",
            "type": kind, "location": {"name": place, "gps": "59.307903,18.156042"}}


def features(kommun, layer, codes, matched=None):
    """A page of SCB's WFS in WGS 84: a row of squares a kilometre wide."""
    def feature(code, i):
        west, south = 18.0 + 0.02 * i, 59.2
        ring = [[west, south], [west + 0.02, south], [west + 0.02, south + 0.01], [west, south + 0.01], [west, south]]
        names = {"regso": {"regsokod": code, "regsonamn": f"Område {i}", "kommunkod": kommun, "version": "2025_v2"},
                 "deso": {"desokod": code, "regsokod": f"{kommun}R001", "kommunkod": kommun, "version": "2025_v2"},
                 "tatort": {"tatortskod": code, "tatort": f"Ort {i}", "kommun": kommun}}
        return {"type": "Feature", "id": f"{layer}.{i}", "geometry_name": "sp_geometry",
                "geometry": {"type": "Polygon", "coordinates": [ring]}, "properties": names[layer]}

    start = int(codes[0][-3:]) if codes else 0
    return {"type": "FeatureCollection", "features": [feature(code, start + i) for i, code in enumerate(codes)],
            "totalFeatures": matched or len(codes), "numberMatched": matched or len(codes),
            "numberReturned": len(codes), "timeStamp": "2026-11-25T08:00:00.000Z",
            "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::4326"}}}


def text(value):
    return json.dumps(value, ensure_ascii=False).encode("utf-8")
