"""The record of a report, `underlag.json`: assembled, summed up and checked."""

from transforms.underlag.assembly import Assembly, default_period
from transforms.underlag.schema import validate
from transforms.underlag.view import Unit

__all__ = ["Assembly", "Unit", "default_period", "validate"]
