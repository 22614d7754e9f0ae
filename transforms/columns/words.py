"""How exports of incidents name our columns, in the form that headers are compared in.

Names met in working code that reads such exports (Region-Dalarna/brott) and in open incident files, and the words that
Swedish police and municipal forms use; the latter are our assumption, as no police export is at hand.
"""

WORDS = {
    "handelse_id": ("handelse_id", "handelseid", "diarienr", "diarienummer", "dnr", "arendenr", "arendenummer",
                    "k_nummer", "knummer", "k_nr", "anmalningsnr", "anmalningsnummer", "brottsnr", "brottsnummer", "id",
                    "uid", "objectid", "lopnr", "lopnummer", "case_number", "incident_id"),
    "brottskod": ("brottskod", "brottskoder", "kod", "brkod", "brottskodsnummer", "offense_code", "crime_code"),
    "brottstyp": ("brottstyp", "brottsrubricering", "rubricering", "brottsbenamning", "brottsrubrik", "brottskategori",
                  "brottskategorier_namn", "brottskod_namn", "brott", "typ", "offense_type", "crime_type"),
    "start": ("start", "starttid", "startdatum", "brottstid_fran", "brottsdatum_fran", "brottstid_start", "brottstid",
              "brottsdatum", "brottstidpunkt", "tid_fran", "datum_fran", "fran", "tidpunkt", "handelsetid",
              "date_start", "start_date", "date", "datum"),
    "slut": ("slut", "sluttid", "slutdatum", "brottstid_till", "brottsdatum_till", "brottstid_slut", "tid_till",
             "datum_till", "till", "date_end", "end_date"),
    "inskriven": ("inskriven", "inskrivningsdatum", "inskrivningstid", "inskr_datum", "anmald", "anmalningsdatum",
                  "anmalningstid", "upprattad", "registrerad", "reported_date"),
    "crs": ("crs", "epsg", "srid", "koordinatsystem"),
    "plats": ("plats", "platsnamn", "brottsplats", "brottsplats_namn", "omrade_namn"),
}
# The axes of a point. `x` and `y` say nothing alone: geodesists let x be north, maps let it be east.
NORTH = ("n", "nord", "norr", "north", "northing", "nordlig", "nordkoordinat", "n_koordinat", "koordinat_n", "lat",
         "latitude", "latitud", "sweref_n", "sweref99_n")
EAST = ("e", "o", "ost", "east", "easting", "ostlig", "ostkoordinat", "e_koordinat", "koordinat_e", "lon", "lng",
        "long", "longitude", "longitud", "sweref_e", "sweref99_e")
EITHER = ("x", "y", "x_koordinat", "y_koordinat", "koordinat_x", "koordinat_y")
