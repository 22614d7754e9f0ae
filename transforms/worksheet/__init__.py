"""The worksheet in which people correct the codes of statements: made here, read back by `sources/kodning.py`."""

from transforms.worksheet.rows import Statement, double_coded, statements
from transforms.worksheet.workbook import workbook

__all__ = ["Statement", "double_coded", "statements", "workbook"]
