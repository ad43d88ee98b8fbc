"""Judges docs/ci.md and action.yml: `check.py PROGRAM`, where PROGRAM is draft.

1. check-jsonschema holds each file against the schema of its service, actionlint judges the workflows, shellcheck every script,
   and no script has an expression pasted into it.
2. The library of docs/ci.md is built as its workflows say, by their own scripts in bash, and what they publish is what one
   build makes. Only cargo is a stand-in, for the steps that install, and copies PROGRAM.
3. Each judge is given broken files, and refuses them.

Exit codes: 0 fine, 1 findings, 2 usage.
"""

import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml
from pathlib import Path

import blocks
from github import GitHub
from gitlab import GitLab
from machine import DAY, Failed, Machine, contents, copy

HERE = Path(__file__).parent
ROOT = HERE.parent.parent.parent
TOOLS = Path(sys.executable).parent
WORKFLOWS = [".github/workflows/library.yml", ".github/workflows/shards.yml", ".github/workflows/checks.yml"]
PIPELINE = ".gitlab-ci.yml"


def run(*command, **options):
    return subprocess.run([str(word) for word in command], capture_output=True, text=True, **options)


# -- judges of files: each says what it finds, or nothing

def schema(name, text, folder):
    which = {"action.yml": "vendor.github-actions", PIPELINE: "vendor.gitlab-ci"}.get(name, "vendor.github-workflows")
    file = folder / "file.yml"
    file.write_text(text)
    transform = ["--data-transform", "gitlab-ci"] if name == PIPELINE else []
    judged = run(TOOLS / "check-jsonschema", "--builtin-schema", which, *transform, file)
    return judged.stdout + judged.stderr if judged.returncode else ""


def actionlint(name, text, folder):
    if not name.startswith(".github/"):
        return ""
    file = folder / "file.yml"
    file.write_text(text)
    judged = run("node", HERE / "lint.mjs", file)
    return judged.stdout + judged.stderr if judged.returncode else ""


def scripts(name, text, folder):
    findings = ""
    for where, options, script in blocks.steps(name, blocks.load(text)):
        if "${{" in script:
            findings += f"{where}: an expression in a script\n"
        file = folder / "script.sh"
        file.write_text(f"#!/usr/bin/env bash\nset {options}\n{script}\n")
        judged = run(TOOLS / "shellcheck", "--norc", file)
        findings += f"{where}:\n{judged.stdout}{judged.stderr}" if judged.returncode else ""
    return findings


JUDGES = {"check-jsonschema": schema, "actionlint": actionlint, "shellcheck": scripts}

# A file, what is changed in it, and the judge that must see it.
BROKEN = [
    ("action.yml", "using: composite", "uses: composite", "check-jsonschema"),
    ("action.yml", '"$PROGRAM" "$@"', "$PROGRAM $@", "shellcheck"),
    ("action.yml", '<<<"$ARGUMENTS"', "<<<'${{ inputs.arguments }}'", "shellcheck"),
    (WORKFLOWS[0], "runs-on: ubuntu-latest", "runs_on: ubuntu-latest", "check-jsonschema"),
    (WORKFLOWS[0], "needs: build", "needs: nobody", "actionlint"),
    (WORKFLOWS[0], "steps.deployment.outputs", "steps.nothing.outputs", "actionlint"),
    (WORKFLOWS[1], "matrix.shard }}/", "matrix.part }}/", "actionlint"),
    (WORKFLOWS[2], "[ $? -eq 1 ]", "[ $? -eq ${{ github.run_id }} ]", "shellcheck"),
    (WORKFLOWS[2], "security-events: write", "security-events: maybe", "check-jsonschema"),
    (PIPELINE, "parallel: 4", "parallel: many", "check-jsonschema"),
    (PIPELINE, "junit: draft.xml", "junitt: draft.xml", "check-jsonschema"),
    (PIPELINE, '--rev "$DRAFT_COMMIT"', "--rev $DRAFT_COMMIT", "shellcheck"),
]


def judge(files, folder):
    for name, text in files.items():
        for judge_name, judged in JUDGES.items():
            if findings := judged(name, text, folder):
                raise Failed(f"{judge_name} on {name}:\n{findings}")
    for name, old, new, judge_name in BROKEN:
        broken = changed(files, name, old, new)[name]
        if not JUDGES[judge_name](name, broken, folder):
            raise Failed(f"{judge_name} takes {name} with {new!r}")


def changed(files, name, old, new):
    if old not in files[name]:
        raise Failed(f"{name} has no {old!r} to break")
    return {**files, name: files[name].replace(old, new, 1)}


# -- the runs

class Runs:
    def __init__(self, scratch, program, files):
        self.scratch, self.program, self.files, self.count = Path(scratch), Path(program).resolve(), files, 0
        self.repository = self.scratch / "repository"
        for name, text in files.items():
            if not name.endswith(".yml"):
                (self.repository / name).parent.mkdir(parents=True, exist_ok=True)
                (self.repository / name).write_text(text)
        self.draft("build")
        for line in files[".gitignore"].splitlines()[1:]:
            for ignored in list(self.repository.rglob(line.strip("/"))):
                run("rm", "-r", ignored)
        whole = self.scratch / "whole"
        self.draft("build", "--site", whole)
        self.expected = contents(whole)
        if len(contents(self.repository / "papers")) < 20 or len(self.expected) < 20:
            raise Failed("the library of docs/ci.md has few papers")

    def draft(self, *words):
        ran = run(self.program, *words, cwd=self.repository, env={"SOURCE_DATE_EPOCH": DAY})
        if ran.returncode:
            raise Failed(f"draft {' '.join(map(str, words))}: {ran.stderr}")

    def machine(self):
        self.count += 1
        return Machine(self.scratch / f"machine-{self.count}", self.program)

    def github(self, files):
        return GitHub(self.machine(), blocks.load(files["action.yml"]), ROOT)

    def is_whole(self, site, where):
        if site is None:
            raise Failed(f"{where}: nothing is published")
        made = contents(site)
        if made != self.expected:
            other = sorted(name for name in made.keys() | self.expected.keys() if made.get(name) != self.expected.get(name))
            raise Failed(f"{where}: {len(other)} files are not as one build makes them, such as {other[0]}")
        if Path(site, ".draft").exists():
            raise Failed(f"{where}: the record is published")

    def library(self, files):
        service = self.github(files)
        workflow = blocks.load(files[WORKFLOWS[0]])
        for again in (False, True):
            service.machine.said = ""
            service.run(workflow, self.repository, "push")
            self.is_whole(service.site, WORKFLOWS[0])
            if again and " 0 files written" not in service.machine.said:
                raise Failed(f"the second build makes papers: {service.machine.said}")
        if service.machine.installs() != 1:
            raise Failed(f"the program is installed {service.machine.installs()} times in two runs")

    def shards(self, files):
        service = self.github(files)
        service.run(blocks.load(files[WORKFLOWS[1]]), self.repository, "push")
        self.is_whole(service.site, WORKFLOWS[1])
        if service.machine.installs() != 1:
            raise Failed(f"the program is installed {service.machine.installs()} times in one run")

    def checks(self, files, repository=None):
        service = self.github(files)
        workflow = blocks.load(files[WORKFLOWS[2]])
        service.run(workflow, repository or self.repository, "pull_request")
        if service.reports:
            raise Failed("SARIF is sent for a pull request")
        service.run(workflow, repository or self.repository, "push")
        if len(service.reports) != 1 or not service.reports[0]["runs"][0]["results"]:
            raise Failed(f"{len(service.reports)} SARIF reports, or no results in it")

    def gitlab(self, files, repository=None):
        service, file = GitLab(self.machine()), blocks.load(files[PIPELINE])
        service.run(file, repository or self.repository, "merge_request_event")
        if service.site is not None or len(service.reports) != 1:
            raise Failed(f"a merge request publishes, or has {len(service.reports)} reports")
        if xml.fromstring(service.reports[0]).find(".//testcase") is None:
            raise Failed("the report has no test case")
        for again in (False, True):
            service.machine.said = ""
            service.run(file, repository or self.repository, "push")
            self.is_whole(service.site, PIPELINE)
            shards = re.findall(r"(\d+) files? written, (\d+) as they were", service.machine.said)
            if again and any(written != "0" for written, _ in shards[:4]):
                raise Failed(f"the second pipeline makes papers: {service.machine.said}")

    def tell(self, files, arguments, **more):
        """Has the action run draft with these arguments: the files that are there afterwards, and what was said."""
        service = self.github(files)
        step = {"uses": "OWNER/whereas@" + "0" * 40, "id": "draft", "with": {"arguments": arguments, **more}}
        then = {"run": 'test "$PROGRAM" = "$(command -v draft)"', "env": {"PROGRAM": "${{ steps.draft.outputs.program }}"}}
        workflow = {"jobs": {"one": {"steps": [{"uses": "actions/checkout@v7"}, step, then]}}}
        try:
            service.run(workflow, self.repository, "push")
        except Failed as failed:
            return [path.name for path in service.machine.work.rglob("*")], str(failed)
        return [path.name for path in service.machine.work.rglob("*")], service.machine.said

    def words(self, files):
        """Arguments reach the program as they were typed."""
        there, said = self.tell(files, '--city "Oakland, CA" --set \'code.chapter=9.67\' -o "two words.md"')
        if "two words.md" not in there:
            raise Failed(f"quotes do not hold words together: {said}")
        there, said = self.tell(files, "build ../draft.toml\n  -o here", **{"working-directory": "law"})
        if "here" not in there or " in here: " not in said:
            raise Failed(f"a line or the working directory is lost: {said}")
        there, said = self.tell(files, 'list "documents')
        if "ends with" not in said:
            raise Failed("a quote that is left open is taken")

    def hostile(self, files):
        """Nothing in the arguments is run."""
        for arguments in ("--version; touch ran", '--version "$(touch ran)"', "`touch ran`", "--version\ntouch ran", '"; touch ran; "'):
            if "ran" in self.tell(files, arguments)[0]:
                raise Failed(f"{arguments!r} is run")


def fails(attempt, otherwise):
    """What is wrong must be refused; the words of the refusal come back."""
    try:
        attempt()
    except Failed as failed:
        return str(failed)
    raise Failed(f"the check {otherwise}")


def broken_runs(runs, files):
    """Workflows that every schema takes, and that do the wrong thing."""
    wrong = [
        (runs.shards, WORKFLOWS[1], "include-hidden-files: true", "include-hidden-files: false"),
        (runs.shards, WORKFLOWS[1], "merge-multiple: true", "merge-multiple: false"),
        (runs.shards, WORKFLOWS[1], "name: shard-${{ matrix.shard }}", "name: shard-all"),
        (runs.shards, WORKFLOWS[1], "${{ matrix.shard }}/${{", "${{ strategy.job-total }}/${{"),
        (runs.shards, WORKFLOWS[1], "arguments: build --site public\n", "arguments: --version\n"),
        (runs.library, WORKFLOWS[0], "restore-keys: public-", "restore-keys: papers-"),
        (runs.library, WORKFLOWS[0], "path: public\n", "path: publik\n"),
        (runs.library, WORKFLOWS[0], "@0123456789abcdef0123456789abcdef01234567", "@v1"),
        (runs.library, "action.yml", "build.rs src", "sources.rs src"),
        (runs.library, "action.yml", "actions/cache/save", "actions/cache/drop"),
        (runs.words, "action.yml", '"$PROGRAM" "$@"', '"$PROGRAM" $ARGUMENTS'),
        (runs.words, "action.yml", "      working-directory: ${{ inputs.working-directory }}\n", ""),
        (runs.hostile, "action.yml", '"$PROGRAM" "$@"', 'eval "$PROGRAM $ARGUMENTS"'),
        (runs.checks, WORKFLOWS[2], "if: github.event_name == 'push'", "if: github.event_name != 'push'"),
        (runs.checks, WORKFLOWS[2], 'arguments: ""', "arguments: list nothing"),
        (runs.gitlab, PIPELINE, "    - rm -r public/.draft\n", ""),
        (runs.gitlab, PIPELINE, '"$CI_NODE_INDEX/$CI_NODE_TOTAL"', '"$CI_NODE_TOTAL/$CI_NODE_INDEX"'),
        (runs.gitlab, PIPELINE, '--rev "$DRAFT_COMMIT" ', ""),
        (runs.gitlab, PIPELINE, '--shard "$CI_NODE_INDEX/$CI_NODE_TOTAL"', ""),
    ]
    for attempt, name, old, new in wrong:
        fails(lambda: attempt(changed(files, name, old, new)), f"takes {name} with {new!r} for {old!r}")
    # Papers that nobody built again, and words that the rules find, are seen.
    stale = runs.scratch / "stale"
    copy(runs.repository, stale)
    paper = next(iter(sorted((stale / "papers").rglob("*.md"))))
    paper.write_text(paper.read_text("utf-8") + "\nby hand\n")
    for attempt in (runs.checks, runs.gitlab):
        words = fails(lambda: attempt(files, stale), "takes a paper that somebody edited")
        if "would be written otherwise" not in words:
            raise Failed(f"an edited paper is refused with other words: {words}")
    file = stale / "law/jurisdictions/or/fairview.toml"
    copy(runs.repository, stale)
    file.write_text(file.read_text("utf-8") + '\n[ordinance]\nsponsor = "the Mayor and/or the Council President"\n')
    words = fails(lambda: runs.checks(files, stale), "takes a finding")
    if not re.search(r"::warning file=law/jurisdictions/or/fairview\.toml,line=\d+", words):
        raise Failed(f"a finding is told with other words: {words}")
    words = fails(lambda: runs.gitlab(files, stale), "takes a finding")
    return len(wrong) + 4


def main():
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_file():
        print(__doc__.splitlines()[0], file=sys.stderr)
        return 2
    files = blocks.files((ROOT / "docs/ci.md").read_text("utf-8"))
    files["action.yml"] = (ROOT / "action.yml").read_text("utf-8")
    yaml = {name: text for name, text in files.items() if name.endswith(".yml")}
    if set(yaml) != {*WORKFLOWS, PIPELINE, "action.yml"}:
        raise SystemExit(f"docs/ci.md has other files: {sorted(yaml)}")
    with tempfile.TemporaryDirectory() as scratch:
        try:
            judge(yaml, Path(scratch))
            runs = Runs(scratch, sys.argv[1], files)
            for attempt in (runs.library, runs.shards, runs.checks, runs.gitlab, runs.words, runs.hostile):
                attempt(files)
            broken = broken_runs(runs, files)
        except Failed as failed:
            print(failed)
            return 1
    print(f"ci: {len(yaml)} files taken and run, {len(BROKEN) + broken} broken ones refused")
    return 0


sys.exit(main())
