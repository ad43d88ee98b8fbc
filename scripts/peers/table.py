"""The table, in Markdown."""

import textwrap

NOT_DONE = """\
The peers fill a template that was made of our own finished papers, with {placeholders} placeholders and one JSON file a place; that they print
our Markdown byte for byte is checked in every run. So they are spared the work that makes the text: which law and which form apply, numbering,
cross-references, blanks, cautions, sources. They check nothing. `draft build` does all of it for every place, from the layers,
and keeps the record by which the next build knows what changed. No peer has a counterpart of our text format (typed pages with headers and
footers), which therefore has rows of its own. The web pages of draft carry the style, the landmarks and the links between sections that the
peers’ bare pages lack."""

PEERS = """\
The peers work as one process on one thread, as their manuals show; the last column, processor time, compares work without regard to threads.
All figures are of the same places, of which slow programs were given only the first. pandoc is one process a file. `the same,
footnotes left unread` prints `[^1]` as it stands. Typst is the wheel of PyPI, which compiles in process and keeps its fonts between papers; its
sources were made before and hold the same words in a plain layout. WeasyPrint prints the web page
of draft, which was made before. docxtpl fills a template that was made of our own Word file, but for the comments in it. The floor
is a program in Rust that has the same files in memory and only creates, writes, closes and renames them."""


def row(cells):
    return "| " + " | ".join(cells) + " |"


def times(ratio):
    if ratio < 1:
        return f"{ratio:.2g}" if ratio < 0.1 else f"{ratio:.2f}"
    return f"{ratio:.1f}" if ratio < 10 else f"{ratio:,.0f}"


def wrapped(text):
    return textwrap.fill(" ".join(text.split()), 140, break_on_hyphens=False, break_long_words=False)


def figure(seconds):
    return f"{seconds:.3f}" if seconds < 1 else f"{seconds:.2f}"


def line(job, base):
    """A row of the table; `base` is the row that others are compared with."""
    if not job.taken:
        return row([job.program, "", "", f"not measured: {job.fault.splitlines()[0] if job.fault else 'left out'}"] + [""] * 6)
    peak = f"{job.peak:.0f}" if job.peak is not None else ""
    cells = [job.program, str(job.threads), f"{job.places:,}", figure(job.median("wall")), figure(job.median("processor"))]
    cells += [f"{job.wall * 1000:.2f}", f"{1 / job.wall:,.0f}" if job.wall < 0.1 else f"{1 / job.wall:.1f}", peak]
    if base and base.taken:
        cells += [times(job.wall / base.wall), times(job.processor / base.processor)]
    else:
        cells += ["", ""]
    return row(cells)


def table(jobs, facts):
    """All sections. The first row of each is what the others are compared with."""
    head = ["program", "threads", "places", "wall s", "processor s", "ms a place", "places a second", "peak MiB"]
    head += ["time, draft = 1", "processor, draft = 1"]
    about = """`{command}`, {cores} cores, {system}; other programs took {others} of the processors meanwhile. The paper is the model ban for {group}, as a draft with its
    notes and sources: {words:,} words of Markdown. Medians of {runs} runs, taken in turns, each into a new folder on a memory file system where nothing
    else is said. Versions: {versions}."""
    out = [
        wrapped(about.format(**facts)),
        "",
        row(head),
        row(["---"] + ["---:"] * (len(head) - 1)),
    ]
    sections = []
    for job in jobs:
        if job.section not in sections:
            sections.append(job.section)
    for section in sections:
        mine = [job for job in jobs if job.section == section]
        out.append(row([f"**{section}**"] + [""] * (len(head) - 1)))
        out += [line(job, mine[0]) for job in mine]
    out += ["", wrapped(NOT_DONE.format(**facts)), "", wrapped(PEERS), ""]
    return "\n".join(out)


def aims(jobs):
    """Whether each aim is met."""
    by = {job.name: job for job in jobs if job.taken}
    out = ["| aim | wanted | measured | |", "|---|---:|---:|---|"]

    def aim(words, wanted, sign, needs, value):
        if any(name not in by for name in needs):
            out.append(row([words, f"{sign} {wanted:g}", "not measured", ""]))
            return
        found = value(*(by[name] for name in needs))
        met = found >= wanted if sign == "≥" else found <= wanted
        out.append(row([words, f"{sign} {wanted:g}", times(found), "met" if met else "**not met**"]))

    slower = lambda ours, theirs: theirs.wall / ours.wall
    aim("Markdown + HTML + text, beside jinja2 + markdown-it-py, which makes Markdown + HTML", 5, "≥", ["three", "jinja"], slower)
    aim("the same formats on both sides, Markdown + HTML", 5, "≥", ["two", "jinja"], slower)
    aim("the same by processor time", 5, "≥", ["two", "jinja"], lambda ours, theirs: theirs.processor / ours.processor)
    aim("HTML, beside jinja2 + pandoc, a file", 100, "≥", ["html", "pandoc"], slower)
    aim("Markdown + HTML + text, beside the one HTML file of jinja2 + pandoc", 100, "≥", ["three", "pandoc"], slower)
    aim("Markdown + HTML + text, beside writing the same bytes, both on 2 threads", 4, "≤", ["three", "floor 2"], lambda ours, floor: ours.wall / floor.wall)
    aim("the same, both on 1 thread", 4, "≤", ["three 1", "floor 1"], lambda ours, floor: ours.wall / floor.wall)
    aim("2 threads beside 1, Markdown + HTML + text", 1.8, "≥", ["three", "three 1"], slower)
    aim("the first build beside a second in which nothing changed", 50, "≥", ["again", "three"], slower)
    if "country" in by:
        aim("the whole country × ban × Markdown + HTML + text, seconds", 60, "≤", ["country"], lambda job: job.median("wall"))
        aim("its memory, MiB", 300, "≤", ["country"], lambda job: job.peak)
        aim("its first build beside a second in which nothing changed", 50, "≥", ["country again", "country"], slower)
    return "\n".join(out) + "\n"
