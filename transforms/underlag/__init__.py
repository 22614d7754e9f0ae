"""The records of reports, `underlag.json` and `vecka.json`: assembled, summed up and checked."""

from transforms.underlag.assembly import Assembly, default_period
from transforms.underlag.schema import validate
from transforms.underlag.view import Unit
from transforms.underlag.week import Week

__all__ = ["Assembly", "Unit", "Week", "default_period", "validate"]
