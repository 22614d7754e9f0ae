"""What `lagesbild columns` does: proposes a `kolumner.toml` for an export of incidents with other headers."""

from transforms.columns.propose import Doubt, Proposal, propose

__all__ = ["Doubt", "Proposal", "propose"]
