"""From what was counted to what is known: indicators, places and months, each by functions of `statistics`."""
