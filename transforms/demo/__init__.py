"""Seeded demo deliveries for what no one publishes, in exactly the forms of the contract.

Everything here is invented and labelled so on every card; only the totals per kommun, year and crime group
are real (Brå's). One module per kind of delivery; `world` holds what they share: where people live and where
things happen.
"""

from transforms.demo.generate import generate

__all__ = ["generate"]
