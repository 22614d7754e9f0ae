"""A promise, a registry and indicator rows made by hand, shared by the tests of judgement and disclosure."""

from datetime import date
from functools import cache

from transforms.evidence import Claim, Scope
from transforms.judgement.utslag import decide
from transforms.registry import Lofte, Overenskommelse, Problem, Registry, Uppfoljning
from transforms.statistics import counts

AGREEMENT = Overenskommelse(
    "Prov 2017", ("0182",), (), date(2017, 1, 1), date(2017, 12, 31), "", (), "", (), Uppfoljning("", "", ())
)
LOFTE = Lofte("0182-2017-1", "problem", "Prov", ("stold",), ("kommunen",), "", "", (), "", "", None, (), (), AGREEMENT)
WHOLE = Scope(("0182",), True)
REGISTRY = Registry({}, {p: Problem(p, p, "", False, p == "narkotika") for p in ("stold", "narkotika")}, (), {}, (), ())
ROW = {
    "kallslag": "brottsstatistik",
    "problem": "stold",
    "omrade_kod": "0182",
    "bredare": False,
    "syntetisk": False,
    "flaggor": [],
    "antal": None,
    "jamfor_antal": None,
    "tillfallen": None,
    "jamfor_tillfallen": None,
    "p_upp": None,
    "p_ned": None,
    "varde": None,
    "ki_undre": None,
    "ki_ovre": None,
    "n": 0,
    "jamfor_ar": None,
}
MEASURES = {
    "brottsstatistik": "brott_forandring",
    "handelser": "handelser_forandring",
    "est": "est_forandring",
    "undersokning": "trygghet_skillnad",
    "dialog": "dialog",
    "vandring": "vandring",
    "trafik": "fart",
}


def row(kallslag="brottsstatistik", ar=2016, **more):
    problem = more.get("problem", "stold")
    return (
        ROW
        | {"kallslag": kallslag, "ar": ar, "period": str(ar), "indikator_id": f"{problem}.{MEASURES[kallslag]}"}
        | more
    )


def claim(kallslag, wider=False, coarser=False, detected=False, **more):
    return Claim(kallslag, "stold", row(kallslag, **more), None, wider, coarser, False, detected)


ratio = cache(counts.ratio)


def pair(kallslag, after, before, **more):
    """A change from `before` to `after` events."""
    result = ratio(after, before)
    flags = {k: more.pop(k) for k in ("wider", "coarser", "detected") if k in more}
    return claim(
        kallslag,
        p_upp=result.p_up,
        p_ned=result.p_down,
        antal=after,
        jamfor_antal=before,
        flaggor=list(result.flags),
        **flags,
        **more,
    )


def level(**more):
    """The level beside others' of one problem."""
    return claim("brottsstatistik", indikator_id="stold.brott_jamforelse", **more)


def verdict(kallslag, *found, lofte=LOFTE, delivered=()):
    result = decide(lofte, kallslag, list(found), WHOLE, list(delivered))
    return result.utslag, result.reason.code


def p(up, down=None, **more):
    return {"p_upp": up, "p_ned": 1 - up if down is None else down, **more}
