"""What `lagesbild promises` does: a medborgarlöfte as published, plain text or HTML, to the draft of a promise file."""

from transforms.promises.draft import draft, read
from transforms.promises.record import Draft
from transforms.promises.toml import toml

__all__ = ["Draft", "draft", "read", "toml"]
