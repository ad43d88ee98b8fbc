"""A template and its data out of finished papers: what all have is the template, what differs are placeholders.

Papers are compared piece by piece (a line, or a tag of XML with the words after it), and a piece in which they differ word
by word. Nothing here knows what a paper says.
"""

import difflib
import re

WORDS = re.compile(r"\w+|\W")
# What a template engine would read as its own.
OPENS = re.compile(r"\{(?=[{%#])")


class Unlike(Exception):
    """Papers of which no template can be made."""


def pattern(samples):
    """The words that all samples have, with None where they differ."""
    base, *others = [WORDS.findall(sample) for sample in samples]
    fixed = [True] * len(base)
    gaps = set()
    for other in others:
        matcher = difflib.SequenceMatcher(None, base, other, autojunk=False)
        here = there = 0
        for start, start_there, size in matcher.get_matching_blocks():
            fixed[here:start] = [False] * (start - here)
            if start_there > there:
                gaps.add(start)
            here, there = start + size, start_there + size
    parts = []
    for at in range(len(base) + 1):
        if at in gaps and (not parts or parts[-1] is not None):
            parts.append(None)
        if at == len(base):
            break
        if not fixed[at]:
            if not parts or parts[-1] is not None:
                parts.append(None)
        elif parts and parts[-1] is not None:
            parts[-1] += base[at]
        else:
            parts.append(base[at])
    return parts


def differences(pieces):
    """The pattern of one piece, and for each paper what stands in its place. `pieces` has that piece of every paper."""
    kinds = sorted(set(pieces))
    samples = kinds[:: max(1, len(kinds) // 12)]
    while True:
        parts = pattern(samples)
        finder = re.compile("".join("(.*?)" if part is None else re.escape(part) for part in parts), re.DOTALL)
        found = {kind: finder.fullmatch(kind) for kind in kinds}
        strangers = [kind for kind, match in found.items() if match is None]
        if not strangers:
            return parts, [found[piece].groups() for piece in pieces]
        samples.append(strangers[0])


def template(papers, names):
    """A template in the syntax of Jinja2, and a dictionary for each paper.

    `papers` are lists of pieces, as many in each. `names` gives names to what is known of the papers: a list of values
    for each name.
    """
    if len({len(paper) for paper in papers}) != 1:
        raise Unlike("the papers have not the same number of pieces")
    known = {tuple(values): name for name, values in names.items()}
    text, slots = [], {}
    for pieces in zip(*papers):
        if len(set(pieces)) == 1:
            text.append(OPENS.sub('{{ "{" }}', pieces[0]))
            continue
        parts, values = differences(pieces)
        columns = iter(zip(*values))
        for part in parts:
            if part is not None:
                text.append(OPENS.sub('{{ "{" }}', part))
                continue
            column = next(columns)
            if column not in slots:
                slots[column] = known.get(column, f"words_{len(slots) + 1}")
            text.append("{{ %s }}" % slots[column])
    data = [{name: column[number] for column, name in slots.items()} for number in range(len(papers))]
    return "".join(text), data
