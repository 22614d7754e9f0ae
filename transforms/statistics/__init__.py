"""Pure statistics: numbers in, a `Result` out. Every method names its source and is proved against an oracle."""

from transforms.statistics.result import Result

__all__ = ["Result"]
