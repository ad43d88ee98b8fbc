"""The blocks of docs/ci.md: each begins with a comment that names the file it is."""

import re
from io import StringIO

from ruamel.yaml import YAML


def files(page):
    """Name and text of every file that the page shows."""
    found = {}
    for language, text in re.findall(r"(?ms)^```(\w+)\n(.*?)^```$", page):
        named = re.match(r"# (\S+)\n", text)
        if named:
            if named[1] in found:
                raise SystemExit(f"docs/ci.md shows {named[1]} twice")
            found[named[1]] = text
        elif language in ("yaml", "toml"):
            raise SystemExit(f"docs/ci.md has a block without the name of its file: {text[:60]!r}")
    return found


def load(text):
    """A YAML text as plain values; in YAML 1.2 `on` is a word."""
    return YAML(typ="safe", pure=True).load(StringIO(text))


def steps(name, document):
    """What runs in a shell: where it stands, the options of its shell, and the script."""
    if name == ".gitlab-ci.yml":
        for job, body in document.items():
            if isinstance(body, dict) and "script" in body:
                yield f"{name}, {job}", "-eo pipefail", "\n".join([*body.get("before_script", []), *body["script"]])
        return
    jobs = {"runs": document["runs"]} if "runs" in document else document["jobs"]
    for job, body in jobs.items():
        for number, step in enumerate(body["steps"], 1):
            if "run" in step:
                yield f"{name}, {job}, step {number}", "-eo pipefail" if step.get("shell") == "bash" else "-e", step["run"]
