"""Bring open data home."""

import argparse
import sys

from flows.commands import options

HELP = "hämta öppna data från SCB, Kolada och Polisen"


def arguments(command: argparse.ArgumentParser) -> None:
    """How it is called."""
    command.add_argument("kommun", nargs="*", help="förval: riket och de kommuner som har en leveransmapp")
    command.add_argument("--only", action="append", default=[], metavar="TJÄNST", help="scb, kolada, polisen, geometri")
    command.add_argument("--base-url", action="append", default=[], metavar="NAMN=ADRESS", help="annan adress")
    command.add_argument("--contact", metavar="ADRESS", default="",
                         help="e-post eller webbadress som tjänsterna får se; förval ingen")
    command.epilog = (
        "Utgångskod: 0 allt är hämtat eller oförändrat; 1 något gick inte, resten är här; 2 fel i anropet; "
        "3 ingenting kom. Ett svar som inte går att använda ändrar ingenting.")
    options.data(command)
    options.state(command)


def run(call: argparse.Namespace) -> int:
    """Answers the exit code."""
    from transforms import registry
    from transforms.opendata import home
    from transforms.swedish import fetch as words

    known = registry.load(call.data)
    state = options.state_of(call)
    errand = home.errand_of(call.data, state, call.kommun, call.only, call.base_url, call.contact, known)
    outcomes = []
    for outcome in home.fetch(errand, known):
        outcomes.append(outcome)
        print(words.line(*outcome.told), file=sys.stderr if outcome.failed else sys.stdout, flush=True)
    return home.exit_code(outcomes)
