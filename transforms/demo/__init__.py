"""Seeded demo deliveries in the contract's own forms, for what no one publishes. Synthetic, and labelled so."""

from transforms.demo.generate import generate

__all__ = ["generate"]
