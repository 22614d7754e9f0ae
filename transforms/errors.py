"""The one error family that a caller may show to a person. Everything else is a defect."""


class LagesbildError(Exception):
    """Base of our own errors; its text is one or a few lines fit for standard error."""

    exit_code = 3


class CallError(LagesbildError):
    """The call is wrong: unknown kommun, period or edition."""

    exit_code = 2


class RegistryError(LagesbildError):
    """The registry contradicts itself or lacks something; nothing is built. Its text: a line `file: what` per fault."""

    @property
    def faults(self) -> list[tuple[str, str]]:
        """(file below `registry/`, what is wrong with it) of each fault."""
        parts = [line.partition(": ") for line in str(self).splitlines()]
        return [(fil, skal) if skal else ("", fil) for fil, _, skal in parts]


class BrokenContractError(LagesbildError):
    """A check in the warehouse returned rows; nothing is published."""


class NoUsableDeliveryError(LagesbildError):
    """Not one accepted row for the kommun."""

    exit_code = 4


class DisclosureError(LagesbildError):
    """What the edition shows would give back what it hides; nothing is published."""
