"""The command line: parses, calls, prints the outcome. Heavy imports wait until a command needs them."""

import argparse
import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path

from flows.arguments import Parser
from transforms.errors import CallError, LagesbildError, NoUsableDeliveryError
from transforms.paths import PROCESSED, PUBLISHED, RAW

_KOMMUN = "kod med fyra siffror, eller namn"
_LATER = ("est", "withdraw", "purge", "serve")


def parser() -> argparse.ArgumentParser:
    """The commands and their options."""
    top = Parser(prog="lagesbild", description="Lokal lägesbild: varje medborgarlöfte på det underlag det vilar på.")
    top.add_argument("--debug", action="store_true", help="visa hela felet")
    commands = top.add_subparsers(dest="command", required=True, metavar="KOMMANDO")
    build = commands.add_parser("build", help="bygg lägesbilden")
    build.add_argument("kommun", nargs="+", help=_KOMMUN)
    build.add_argument("--period", help="2025, 2025-T2, 2025-Q3, 2025-09 eller 2025-W37")
    build.add_argument("--edition", metavar="UTGÅVA", default="bra", help="intern, bra (förval), publik eller alla")
    build.add_argument("--out", metavar="MAPP", type=Path, default=PUBLISHED, help="mapp för publikationer")
    build.add_argument("--seed", metavar="TAL", type=int, default=1, help="frö för simuleringar")
    build.add_argument("--together", action="store_true", help=argparse.SUPPRESS)
    check = commands.add_parser("check", help="pröva register och leveranser, bygg ingenting")
    check.add_argument("kommun", help=_KOMMUN)
    check.add_argument("--json", metavar="FIL", help="skriv leveransrapporten som JSON; - är standard ut")
    check.add_argument("--html", metavar="FIL", help="skriv leveransrapporten som en sida att skicka vidare")
    check.add_argument("--exempel", action="store_true", help="läs bara exemplen som lagesbild new lade upp")
    new = commands.add_parser("new", help="lägg upp en tom kommun med exempel på varje källa")
    new.add_argument("kommun", help=_KOMMUN)
    fetch = commands.add_parser("fetch", help="hämta öppna data från SCB, Kolada och Polisen", epilog=(
        "Utgångskod: 0 allt är hämtat eller oförändrat; 1 något gick inte, resten är här; 2 fel i anropet; "
        "3 ingenting kom. Ett svar som inte går att använda ändrar ingenting."))
    fetch.add_argument("kommun", nargs="*", help="förval: riket och de kommuner som har en leveransmapp")
    fetch.add_argument("--only", action="append", default=[], metavar="TJÄNST", help="scb, kolada, polisen, geometri")
    fetch.add_argument("--base-url", action="append", default=[], metavar="NAMN=ADRESS", help="annan adress")
    fetch.add_argument("--contact", metavar="ADRESS", default="",
                       help="e-post eller webbadress som tjänsterna får se; förval ingen")
    notes = commands.add_parser("notes", help="arbetsblad med yttranden från dialoger, att rätta")
    notes.add_argument("kommun", help=_KOMMUN)
    notes.add_argument("--out", metavar="FIL", type=Path, help="arbetsbladet; förval yttranden-KOD.xlsx här")
    columns = commands.add_parser("columns", help="föreslå en kolumner.toml för händelser med andra rubriker")
    columns.add_argument("fil", type=Path, help="exporten, CSV eller XLSX")
    promises = commands.add_parser("promises", help="utkast till löftesfil ur en publicerad text eller webbsida")
    promises.add_argument("fil", type=Path, help="texten, ren text eller HTML")
    for command in (build, check):
        command.add_argument("--strict", action="store_true", help="allt som inte togs in stoppar")
    why = commands.add_parser("why", help="gå ett tal baklänges till sina rader")
    why.add_argument("kommun", help=_KOMMUN)
    why.add_argument("indikator", help="t.ex. inbrott_bostad.brott")
    why.add_argument("--period", help="talets period, t.ex. 2016")
    why.add_argument("--omrade", metavar="KOD", help="områdeskod; förval kommunen")
    for command in (build, check, new, why, fetch, notes):
        command.add_argument("--data", metavar="MAPP", type=Path, default=RAW, help="leveransrot, upplagd som data/raw")
    for command in (build, check, why, fetch):
        command.add_argument("--state", metavar="MAPP", type=Path, help="mapp för databaser, karantän och körningsbok")
    return top


def main(arguments: list[str] | None = None) -> int:
    """Run one command; answers its exit code. Our own errors are a line or a few, never a stack trace."""
    given = sys.argv[1:] if arguments is None else arguments
    if given and given[0] in _LATER:
        from transforms.swedish import commands

        print(commands.later(given[0]), file=sys.stderr)
        return 2
    call = parser().parse_args(given)
    doors: dict[str, Callable[[argparse.Namespace], int]] = {
        "build": _build, "check": _check, "columns": _columns, "new": _new, "why": _why, "fetch": _fetch,
        "promises": _promises, "notes": _notes,
    }
    try:
        _there(call)
        code = doors[call.command](call)
        sys.stdout.flush()
        return code
    except LagesbildError as error:
        if call.debug:
            raise
        print(error, file=sys.stderr)
        return error.exit_code
    except BrokenPipeError:  # whoever reads us has had enough, as `head` has
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    except Exception as error:  # a defect of ours: said in a line, shown whole with --debug
        if call.debug:
            raise
        from transforms.swedish import commands

        if refused := _refused(call, error):
            print(refused, file=sys.stderr)
            return 2
        print(commands.defect(type(error).__name__, str(error)), file=sys.stderr)
        return 3


def _there(call: argparse.Namespace) -> None:
    """A delivery root that is read must be there; `new` and `fetch` make theirs."""
    if call.command in ("build", "check", "why", "notes") and not call.data.is_dir():
        from transforms.swedish import commands

        raise NoUsableDeliveryError(commands.no_folder(str(call.data)))


def _refused(call: argparse.Namespace, error: Exception) -> str | None:
    """What the system refused in a folder that the call names; None for a defect of ours."""
    if not isinstance(error, OSError) or error.filename is None:
        return None
    from transforms.swedish import commands

    path = Path(os.fsdecode(error.filename)).resolve()
    named = [Path(getattr(call, name)).resolve() for name in ("out", "state", "data") if getattr(call, name, None)]
    above = any(n.is_relative_to(path) for n in named)
    within = error.errno != errno.ENOENT and any(path.is_relative_to(n) for n in named)
    return commands.no_access(str(path), error.errno) if above or within else None


def _state(call: argparse.Namespace) -> Path:
    """`--state`, else the `processed` beside the delivery root."""
    if call.state is not None:
        return Path(call.state)
    return PROCESSED if call.data.resolve() == RAW.resolve() else Path(call.data).resolve().parent / "processed"


def _build(call: argparse.Namespace) -> int:
    from transforms import period, registry
    from transforms.swedish import commands

    if call.edition in commands.NOT_READY:
        print(commands.NOT_READY[call.edition], file=sys.stderr)
        return 3
    if call.edition not in ("intern", "bra"):
        raise CallError(commands.unknown_edition(call.edition))
    if call.together:
        raise CallError(commands.TOGETHER)
    if call.period:
        period.parse(call.period)
    known = registry.load(call.data)
    kommuner = [known.kommun(k).kod for k in dict.fromkeys(call.kommun)]
    state = _state(call)
    from flows import settings

    settings.prepare(state)
    from flows.lagesbild import Job, lagesbild

    jobs = [Job(k, call.period, call.edition, call.data, call.out, state, call.strict, call.seed) for k in kommuner]
    outcomes = lagesbild(jobs, lambda text: print(text, file=sys.stderr, flush=True))
    for outcome in outcomes:
        if outcome.folder is None:
            print(outcome.reason, file=sys.stderr)
        else:
            name = known.kommun(outcome.job.kommun).namn
            job = outcome.job
            print(commands.published(name, str(job.period), job.edition, str(outcome.folder), outcome.seconds))
    return max((o.exit_code for o in outcomes), default=0)


def _check(call: argparse.Namespace) -> int:
    import json

    from transforms.delivery_report import write_json
    from transforms.examine import examine
    from transforms.swedish import commands
    from transforms.swedish import delivery_report as words

    report, code, namn = examine(call.kommun, call.data, examples=call.exempel)
    if call.json == "-":
        print(json.dumps(report, ensure_ascii=False, indent=1))
    elif report["filer"]:
        print("\n".join(words.summary_lines(report)))
    for fault in report["register"]:
        print(words.registry_fault(fault), file=sys.stderr)
    try:
        if call.json not in (None, "-"):
            write_json(report, Path(call.json))
        if call.html:
            from reports.delivery import write_page

            write_page(report, namn, Path(call.html))
    except OSError as error:
        path = call.html if call.html and Path(call.html).name in str(error.filename) else call.json
        raise CallError(commands.cannot_write(str(path), error.errno)) from None
    return 3 if code == 1 and call.strict else code


def _new(call: argparse.Namespace) -> int:
    from shlex import quote

    from transforms import registry
    from transforms.new import lay_out
    from transforms.swedish import commands

    known = registry.load(call.data)
    kommun = known.kommun(call.kommun)
    laid = lay_out(kommun, call.data, known)
    where = quote(str(call.data))
    print("\n".join(commands.laid_out(kommun.kod, kommun.namn, where, laid.nya, laid.fanns, laid.omraden)))
    return 0


def _notes(call: argparse.Namespace) -> int:
    from transforms import registry
    from transforms.swedish import commands
    from transforms.worksheet.make import make

    known = registry.load(call.data)
    kommun = known.kommun(call.kommun).kod
    out = call.out or Path(f"yttranden-{kommun}.xlsx")
    try:
        print("\n".join(make(kommun, call.data, out, known)))
    except OSError as error:
        if Path(str(error.filename)).parent != out.parent:
            raise
        raise CallError(commands.cannot_write(str(out), error.errno)) from None
    return 0


def _columns(call: argparse.Namespace) -> int:
    from transforms.columns import propose
    from transforms.deliveries.text import UnreadableError
    from transforms.swedish import columns as words
    from transforms.swedish.deliveries import file_reason

    name = call.fil.name
    if not call.fil.is_file():
        raise CallError(words.no_file(name))
    try:
        found = propose(call.fil)
    except UnreadableError as error:
        raise CallError(words.unreadable(name, file_reason(error.code, error.params))) from None
    print(words.toml(found.kolumner, found.varden, found.saknas, found.tvivel))
    said = words.remarks(name, found.teckenkod, found.saknas, found.oanvanda, redan_vara=found.redan_vara)
    print("\n".join(said), file=sys.stderr)
    return 0


def _promises(call: argparse.Namespace) -> int:
    from transforms import promises, registry
    from transforms.deliveries.text import UnreadableError
    from transforms.swedish import columns, commands
    from transforms.swedish import promises as words
    from transforms.swedish.deliveries import file_reason

    name = call.fil.name
    if not call.fil.is_file():
        raise CallError(columns.no_file(name))
    try:
        text = promises.read(call.fil)
    except UnreadableError as error:
        raise CallError(columns.unreadable(name, file_reason(error.code, error.params))) from None
    except OSError as error:
        raise CallError(commands.no_access(name, error.errno) or columns.no_file(name)) from None
    draft = promises.draft(text, registry.load(None))
    print(promises.toml(draft, name), end="")
    print("\n".join(words.remark(code, params) for code, params in draft.anmarkningar), file=sys.stderr)
    return 0


def _why(call: argparse.Namespace) -> int:
    import json

    from transforms import ledger, registry
    from transforms.why import walk

    kommun = registry.load(call.data).kommun(call.kommun).kod
    state = _state(call)
    # The build whose period is the number's own comes first, then the newest.
    found = (state / "byggen" / kommun).glob("*.duckdb")
    built = sorted(found, key=lambda p: (p.stem != call.period, -p.stat().st_mtime))
    underlag = None
    for entry in ledger.latest(state, kommun):
        path = Path(entry["publicerat"]) / "underlag.json"
        if path.is_file():
            underlag = json.loads(path.read_text(encoding="utf-8"))
            break
    print("\n".join(walk(built, call.indikator, call.period, call.omrade or kommun, underlag)))
    return 0


def _fetch(call: argparse.Namespace) -> int:
    from transforms import registry
    from transforms.opendata import home
    from transforms.swedish import fetch as words

    known = registry.load(call.data)
    errand = home.errand_of(call.data, _state(call), call.kommun, call.only, call.base_url, call.contact, known)
    outcomes = []
    for outcome in home.fetch(errand, known):
        outcomes.append(outcome)
        print(words.line(*outcome.told), file=sys.stderr if outcome.failed else sys.stdout, flush=True)
    return home.exit_code(outcomes)


if __name__ == "__main__":
    sys.exit(main())
