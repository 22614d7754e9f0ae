"""`python -m transforms.demo [--out DIR] [--seed N]`: write the demo deliveries."""

import argparse
from pathlib import Path

from transforms.demo import generate
from transforms.paths import DEMO

parser = argparse.ArgumentParser(prog="python -m transforms.demo", description=__doc__)
parser.add_argument("--out", type=Path, default=DEMO)
parser.add_argument("--seed", type=int, default=2017)
call = parser.parse_args()
written = generate(call.out, call.seed)
print(f"demo deliveries: {len(written)} files" if written else "demo deliveries: up to date")
