"""`python -m tests.benchmarks.publication`: what a publication costs once it is judged, in processor time by part.

The demo's Sollentuna, which has most figures. Beside it as many empty figures, each saved as one SVG and one PNG as
ours are: the floor of drawing. Goals: everything but the slides 4 s with 15 figures, the slides 1 s more.
"""

import statistics
import tempfile
import time
from pathlib import Path

from transforms.paths import DEMO

KOMMUN, PERIOD, RUNS = "0163", "2019", 3


def judged(work):
    """Underlag and context of the demo's report, with nothing drawn yet."""
    import json

    from flows.job import Job
    from flows.steps import build, context, judge

    job = judge(build(Job(KOMMUN, PERIOD, "bra", DEMO, work / "out", work / "state")))
    found = json.loads(job.file("-bra.json").read_text(encoding="utf-8"))
    leverans = json.loads(job.file(".leverans.json").read_text(encoding="utf-8"))
    return found["underlag"], context(job, found, leverans)


def parts(underlag, context):
    """Seconds of processor per part, and the bytes of each file."""
    from reports.compose import compose
    from reports.html import write_html
    from reports.pdf import write_pdf
    from reports.slides import write_slides
    from reports.tables import tables

    begun = time.process_time()
    report = compose(underlag, context)
    seconds, sizes = {"compose": time.process_time() - begun}, {}
    for name, work in (
        ("figures", lambda: [p.drawing for p in report.pictures()]),
        ("html", lambda: write_html(report).encode()),
        ("pdf", lambda: write_pdf(report)),
        ("tables", lambda: tables(underlag, report)),
        ("slides", lambda: write_slides(report)),
    ):
        begun = time.process_time()
        made = work()
        seconds[name] = time.process_time() - begun
        if isinstance(made, bytes):
            sizes[name] = len(made)
    return seconds, sizes, len(report.pictures())


def floor(count):
    """As many empty figures, drawn once and saved twice."""
    import io

    from matplotlib import pyplot as plt

    begun = time.process_time()
    for _ in range(count):
        figure, _ax = plt.subplots(figsize=(7.2, 4))
        figure.savefig(io.BytesIO(), format="svg")
        figure.savefig(io.BytesIO(), format="png", dpi=150)
        plt.close(figure)
    return time.process_time() - begun


def main():
    with tempfile.TemporaryDirectory() as folder:
        record = judged(Path(folder))
        parts(*record)  # fonts and templates are read once
        runs = [parts(*record) for _ in range(RUNS)]
    seconds = {name: statistics.median(run[0][name] for run in runs) for name in runs[0][0]}
    _, sizes, count = runs[0]
    empty = statistics.median(floor(count) for _ in range(RUNS))
    without = sum(seconds.values()) - seconds["slides"]
    print("publication, processor: " + ", ".join(f"{name} {s:.2f} s" for name, s in seconds.items()))
    print(f"{count} figures and all but the slides: {without:.2f} s (goal 4 with 15), slides {seconds['slides']:.2f} s "
          f"(goal 1); {count} empty figures {empty:.2f} s, ratio {seconds['figures'] / empty:.2f}")
    print(", ".join(f"{name} {size / 1e6:.2f} MB" for name, size in sizes.items()) + " (goals: html 1.5, pdf 2)")


if __name__ == "__main__":
    main()
