"""`python -m transforms.demo [--out DIR] [--seed N]`: write the demo deliveries, or find that they stand."""

import argparse
import sys
from pathlib import Path

from transforms.demo.generate import SEED, generate
from transforms.errors import LagesbildError
from transforms.paths import DEMO


def main(arguments: list[str] | None = None) -> int:
    """Generate and print where; answers the exit code of the error that stopped it."""
    parser = argparse.ArgumentParser(prog="python -m transforms.demo", description=__doc__)
    parser.add_argument("--out", type=Path, default=DEMO, help="delivery root (default: data/raw/demo)")
    parser.add_argument("--seed", type=int, default=SEED, help=f"seed of the generator (default: {SEED})")
    call = parser.parse_args(arguments)
    try:
        files = generate(call.out, call.seed)
    except LagesbildError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    print(f"{len(files)} files of synthetic demo data in {call.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
