"""A small part of GitLab CI, as far as docs/ci.md uses it: stages, `parallel`, rules, caches, artifacts. A script is run by
bash; what is not known is refused."""

import re
import shutil
from pathlib import Path

from machine import Failed, copy, records

WORDS = {"stages", "default", "variables", "workflow"}
KEYS = {"stage", "parallel", "rules", "cache", "script", "artifacts"}


class GitLab:
    def __init__(self, machine):
        self.machine, self.number = machine, 0
        self.caches = machine.scratch / "gitlab-caches"

    def run(self, file, repository, source):
        """Runs a pipeline; its site, if it has one, and its reports are kept."""
        self.number += 1
        self.repository, self.file = repository, file
        self.artifacts = self.machine.scratch / f"pipeline-{self.number}"
        self.site, self.reports = None, []
        self.global_ = {
            "GITLAB_CI": "true", "CI_PIPELINE_SOURCE": source, "CI_DEFAULT_BRANCH": "main", "CI_PROJECT_DIR": str(self.machine.work),
            **({"CI_COMMIT_BRANCH": "main"} if source == "push" else {}), **file.get("variables", {}),
        }
        if not self.wanted(file.get("workflow", {})):
            raise Failed(f"no pipeline for {source}")
        jobs = {name: job for name, job in file.items() if name not in WORDS}
        earlier = []
        for stage in file["stages"]:
            of_stage = []
            for name, job in jobs.items():
                if unknown := job.keys() - KEYS:
                    raise Failed(f"{name}: {unknown} is not known")
                if job["stage"] == stage and self.wanted(job):
                    of_stage += self.job(name, job, earlier)
            earlier += of_stage
        if (self.artifacts / "pages").exists():
            self.site = self.artifacts / "pages" / "public"

    def wanted(self, body):
        def side(word):
            return self.global_.get(word[1:], "") if word.startswith("$") else word.strip('"')

        return "rules" not in body or any(
            side(left) == side(right) for left, right in (rule["if"].split(" == ") for rule in body["rules"])
        )

    def job(self, name, job, earlier):
        """Runs a job as often as it is to run at once; the names of its artifacts come back."""
        count, made = job.get("parallel", 1), []
        for index in range(1, count + 1):
            env = {**self.global_, "CI_NODE_TOTAL": str(count)}
            called = name
            if "parallel" in job:
                env["CI_NODE_INDEX"] = str(index)
                called = f"{name} {index} of {count}"
            env["CI_JOB_NAME"] = called
            self.machine.clean()
            copy(self.repository, self.machine.work)
            cache = job.get("cache")
            if cache:
                key = self.caches / re.sub(r"\$(\w+)", lambda found: env[found[1]], cache["key"])
                if key.exists():
                    copy(key, self.machine.work)
            for artifact in earlier:
                copy(self.artifacts / artifact, self.machine.work)
            if name == "pages" and not records(self.machine.work / "public"):
                raise Failed("pages finds no records of shards")
            try:
                installs = name == "program"
                script = "\n".join(job["script"])
                self.machine.bash(f".gitlab-ci.yml, {called}", "-eo pipefail", script, env, self.machine.work, installs)
            finally:
                for report in job.get("artifacts", {}).get("reports", {}).values():
                    self.reports.append((self.machine.work / report).read_text("utf-8"))
            if cache:
                shutil.rmtree(key, ignore_errors=True)
                self.keep(cache["paths"], key)
            if "paths" in job.get("artifacts", {}):
                self.keep(job["artifacts"]["paths"], self.artifacts / called)
                made.append(called)
        return made

    def keep(self, paths, target):
        for path in paths:
            source = self.machine.work / path
            if not source.exists():
                raise Failed(f"{path} is not there to keep")
            copy(source, Path(target) / path)
