"""The only room that knows coordinates: SWEREF 99 TM (EPSG:3006) inside, point to area, point to place."""

from transforms.geography.areas import Layer, coarsest, read_areas, read_layer
from transforms.geography.centres import Centre, centre_of_place, centres_of_areas
from transforms.geography.coordinates import CRS, mended_points, out_of_spring_gap
from transforms.geography.fillers import on_filler, suspected_fillers
from transforms.geography.outside import OUTSIDE_M, Border, border, far_outside
from transforms.geography.points import areas_of_points, places_of_points

__all__ = [
    "CRS", "OUTSIDE_M", "Border", "Centre", "Layer", "areas_of_points", "border", "centre_of_place", "centres_of_areas",
    "coarsest", "far_outside", "mended_points", "on_filler", "out_of_spring_gap",
    "places_of_points", "read_areas", "read_layer", "suspected_fillers",
]
