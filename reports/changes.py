"""What a publication says otherwise than the one before it, read from the two records alone."""

from typing import Any

from transforms.swedish import changes as words

Record = dict[str, Any]


def changes(before: Record, after: Record, problems: dict[str, str]) -> list[str]:
    """The differences that a reader would ask for, most weighty first; nothing that either edition hides.

    Promises are the same when their ids are; `problems` = names by id.
    """
    old, new = ({lofte["lofte_id"]: lofte for lofte in r["loften"]} for r in (before, after))
    lines = [line for key in new if key in old for line in _verdicts(old[key], new[key])]
    came, went = len(new.keys() - old.keys()), len(old.keys() - new.keys())
    if came or went:
        lines.append(words.promises(came, went))
    lacking = [{p["problem"] for p in r["problem_utan_lofte"]} for r in (before, after)]
    lines += _both(lacking, lambda ids, now: words.without_promise([problems.get(i, i) for i in ids], now))
    lines += _both([_standing_out(r, problems) for r in (before, after)], words.areas)
    known = {_file(k) for k in before["kallor"]}
    if files := sum(_file(k) not in known for k in after["kallor"]):
        lines.append(words.files(files))
    return lines


def _file(source: Record) -> str:
    """What a source is known by: its content, or in the public edition, which does not tell that, title and day."""
    return source["sha256"] or f"{source['titel']} {source['hamtad']}"


def _verdicts(old: Record, new: Record) -> list[str]:
    """Only between verdicts of the same kind: a synthetic one never changes into a real one."""
    said = {m["kallslag"]: m for m in old["motivering"]}
    return [words.verdict(new["rubrik"], m["kallslag"], said[m["kallslag"]]["utslag"], m["utslag"], m["demo"])
            for m in new["motivering"] if (then := said.get(m["kallslag"]))
            and then["utslag"] != m["utslag"] and then["demo"] == m["demo"]]


def _both(sets: list[set[str]], say: Any) -> list[str]:
    """One line for what came and one for what went."""
    first, second = sets
    return [say(sorted(ids), now) for ids, now in ((second - first, True), (first - second, False)) if ids]


def _standing_out(record: Record, problems: dict[str, str]) -> set[str]:
    return {f"{p['namn']} ({problems.get(p['problem'], p['problem']).lower()})" for p in record["platser"]
            if "anhopning" in p["flaggor"]}
