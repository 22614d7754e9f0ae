"""Why nothing usable came. Codes and parameters; `transforms/swedish/fetch.py` has the words."""

# What these say holds for the whole service: nobody is helped by asking it for the next kommun at once.
_OF_THE_SERVICE = ("nar_inte", "langsam", "avbrutet", "nekad", "for_manga", "serverfel", "vanta", "okrypterad")


class FetchError(Exception):
    """Nothing usable came from a service; `code` and `params` name the Swedish reason."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code)
        self.code, self.params = code, params

    @property
    def of_the_service(self) -> bool:
        """True when the next call to the same service would meet the same."""
        return self.code in _OF_THE_SERVICE
