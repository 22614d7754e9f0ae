"""An empty kommun laid out, and its examples read: kommun number six needs data and no code."""

from transforms.new.examples import as_delivered
from transforms.new.lay_out import Laid, lay_out

__all__ = ["Laid", "as_delivered", "lay_out"]
