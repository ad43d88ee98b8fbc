"""A small part of GitHub Actions, as far as docs/ci.md and action.yml use it: jobs in order, a matrix, conditions, caches,
artifacts. A `run` step is run by bash; what is not known is refused."""

import itertools
import json
import re
import subprocess
from pathlib import Path

from machine import Failed, copy, records


def lookup(name, contexts):
    literal = re.fullmatch(r"'([^']*)'", name)
    if literal:
        return literal[1]
    value = contexts
    for part in name.split("."):
        if not isinstance(value, dict):
            raise Failed(f"no value for {name}")
        value = value.get(part, "")
    return value


def evaluate(expression, contexts):
    for operator, same in (("==", True), ("!=", False)):
        if operator in expression:
            left, right = (str(lookup(side.strip(), contexts)) for side in expression.split(operator))
            return (left == right) == same
    return lookup(expression.strip(), contexts)


def filled(value, contexts):
    """A value with its expressions filled in."""
    if isinstance(value, str):
        return re.sub(r"\$\{\{\s*(.*?)\s*\}\}", lambda found: str(evaluate(found[1], contexts)), value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


class GitHub:
    def __init__(self, machine, action, action_root):
        self.machine, self.action, self.action_root = machine, action, Path(action_root).resolve()
        self.caches = {}
        self.number = 0
        self.sites, self.reports = [], []

    def run(self, workflow, repository, event):
        """Runs the jobs of a workflow; what they publish and report is kept."""
        self.number += 1
        self.repository = repository
        self.artifacts = self.machine.scratch / f"artifacts-{self.number}"
        self.site = None
        done = set()
        while jobs := [name for name in workflow["jobs"] if name not in done]:
            ready = [name for name in jobs if done.issuperset(self.needs(workflow["jobs"][name]))]
            if not ready:
                raise Failed(f"{jobs} wait for each other")
            self.jobs(ready[0], workflow["jobs"][ready[0]], event)
            done.add(ready[0])

    @staticmethod
    def needs(job):
        needs = job.get("needs", [])
        return [needs] if isinstance(needs, str) else needs

    def jobs(self, name, job, event):
        contexts = {
            "github": {"event_name": event, "run_id": str(1000 + self.number), "run_attempt": "1"},
            "runner": {"os": "Linux", "arch": "X64", "temp": str(self.machine.temporary)},
        }
        if "if" in job and not evaluate(job["if"], contexts):
            return
        matrix = job.get("strategy", {}).get("matrix", {})
        runs = list(itertools.product(*matrix.values()))
        for values in runs:
            self.job(name, job, {
                **contexts, "steps": {}, "matrix": dict(zip(matrix, values)), "strategy": {"job-total": str(len(runs))},
            })

    def job(self, name, job, contexts):
        self.machine.clean()
        self.path, self.later = [], []
        self.steps(name, job["steps"], contexts)
        for last in reversed(self.later):
            last()

    def steps(self, where, steps, contexts, action=False):
        for number, step in enumerate(steps, 1):
            if "if" in step and not evaluate(step["if"], contexts):
                continue
            at = f"{where}, step {number} ({step.get('name') or step.get('uses') or 'run'})"
            if "run" in step:
                outputs = self.shell(at, step, contexts, action)
            else:
                given = {key: filled(value, contexts) for key, value in step.get("with", {}).items()}
                outputs = self.uses(at, step["uses"], given, contexts)
            if "id" in step:
                contexts["steps"][step["id"]] = {"outputs": outputs or {}}

    def shell(self, at, step, contexts, action):
        machine = self.machine
        out, path = machine.temporary / "output", machine.temporary / "path"
        out.write_text("")
        path.write_text("")
        env = {key: filled(value, contexts) for key, value in step.get("env", {}).items()}
        env |= {
            "GITHUB_ACTIONS": "true", "GITHUB_WORKSPACE": str(machine.work), "GITHUB_OUTPUT": str(out), "GITHUB_PATH": str(path),
            "GITHUB_EVENT_NAME": contexts["github"]["event_name"], "RUNNER_OS": "Linux", "RUNNER_TEMP": str(machine.temporary),
            "PATH": ":".join(self.path),
        }
        if action:
            env["GITHUB_ACTION_PATH"] = str(self.action_root)
        folder = machine.work / filled(step.get("working-directory", "."), contexts)
        options = "-eo pipefail" if step.get("shell") == "bash" else "-e"
        installs = action and step.get("name") == "Install the program"
        machine.bash(at, options, step["run"], env, folder, installs)
        self.path = path.read_text().splitlines() + self.path
        return dict(line.split("=", 1) for line in out.read_text().splitlines())

    def uses(self, at, uses, given, contexts):
        name, _, version = uses.partition("@")
        if name == "OWNER/whereas":
            if not re.fullmatch(r"[0-9a-f]{40}", version):
                raise Failed(f"{at}: not named by a commit")
            inputs = {key: str(value.get("default", "")) for key, value in self.action["inputs"].items()}
            if unknown := given.keys() - inputs:
                raise Failed(f"{at}: no input {unknown}")
            inner = {**contexts, "inputs": inputs | given, "steps": {}}
            self.steps(f"{at}, action.yml", self.action["runs"]["steps"], inner, action=True)
            return {key: filled(value["value"], inner) for key, value in self.action["outputs"].items()}
        known = {
            "actions/checkout": self.checkout, "actions/cache": self.cache, "actions/cache/restore": self.restore,
            "actions/cache/save": self.save, "actions/upload-artifact": self.upload, "actions/download-artifact": self.download,
            "actions/upload-pages-artifact": self.pages, "actions/deploy-pages": self.deploy,
            "github/codeql-action/upload-sarif": self.sarif,
        }
        if name not in known:
            raise Failed(f"{at}: {name} is not known")
        return known[name](given)

    def checkout(self, given):
        copy(self.repository, self.machine.work)

    def place(self, given):
        return self.machine.work / given["path"]

    def restore(self, given):
        keys = [given["key"]] if given["key"] in self.caches else []
        for prefix in given.get("restore-keys", "").split():
            keys += [key for key in reversed(self.caches) if key.startswith(prefix)]
        if keys:
            subprocess.run(["tar", "--posix", "-xPf", self.caches[keys[0]]], check=True)
        return {"cache-hit": "true" if keys and keys[0] == given["key"] else "false"}

    def save(self, given):
        if given["key"] not in self.caches and self.place(given).exists():
            archive = self.machine.scratch / f"cache-{len(self.caches)}.tar"
            subprocess.run(["tar", "--posix", "-cPf", archive, self.place(given)], check=True)
            self.caches[given["key"]] = archive

    def cache(self, given):
        self.later.append(lambda: self.save(given))
        return self.restore(given)

    def upload(self, given):
        target = self.artifacts / given["name"]
        if target.exists():
            raise Failed(f"two artifacts are called {given['name']}")
        copy(self.place(given), target, hidden=given.get("include-hidden-files") == "true", modes=False)

    def download(self, given):
        found = sorted(self.artifacts.glob(given["pattern"]))
        for artifact in found:
            copy(artifact, self.place(given) if given.get("merge-multiple") == "true" else self.place(given) / artifact.name)
        parts = {re.search(r"(\d+-of-\d+)", name)[1] for name in records(self.place(given))}
        if len(parts) != len(found):
            raise Failed(f"{len(found)} artifacts, with the records of {len(parts)}")

    def pages(self, given):
        target = self.artifacts / "github-pages"
        copy(self.place(given), target, hidden=given.get("include-hidden-files") == "true")

    def deploy(self, given):
        self.site = self.artifacts / "github-pages"
        if not self.site.exists():
            raise Failed("nothing to deploy")
        return {"page_url": "https://papers.example.org/"}

    def sarif(self, given):
        report = json.loads((self.machine.work / given["sarif_file"]).read_text("utf-8"))
        if report["version"] != "2.1.0":
            raise Failed("not SARIF 2.1.0")
        self.reports.append(report)
