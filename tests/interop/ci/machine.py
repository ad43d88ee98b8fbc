"""The machine on which a service runs a job: folders wiped between jobs, copies with new times, bash, and a stand-in for
cargo, which only the steps that install see."""

import os
import shutil
import stat
import subprocess
from pathlib import Path

# 2026-11-24, so that the facts of the examples do not grow old under the test.
DAY = "1795478400"


class Failed(Exception):
    """A job that failed, or did what it should not."""


class Machine:
    def __init__(self, scratch, program):
        self.scratch, self.program = Path(scratch), Path(program).resolve()
        self.work, self.temporary = self.scratch / "work", self.scratch / "temp"
        self.said = ""
        self.calls = self.scratch / "cargo-calls"
        self.stand_in = self.scratch / "stand-in"
        self.stand_in.mkdir(parents=True)
        cargo = self.stand_in / "cargo"
        cargo.write_text(
            "#!/usr/bin/env bash\n# Takes the place of cargo: it installs a program that is there, and compiles nothing.\n"
            "set -euo pipefail\n"
            f'echo "$*" >>"{self.calls}"\n'
            '[ "$1" = install ]\nshift\nlocked= root= path= git= rev=\n'
            'while [ $# -gt 0 ]; do\n  case $1 in\n    --locked) locked=yes ;;\n    --force) ;;\n'
            '    --root) root=$2; shift ;;\n    --path) path=$2; shift ;;\n    --git) git=$2; shift ;;\n    --rev) rev=$2; shift ;;\n'
            '    --target-dir) mkdir -p "$2"; shift ;;\n    *) echo "cargo: $1?" >&2; exit 1 ;;\n  esac\n  shift\ndone\n'
            '[ -n "$locked" ] && [ -n "$root" ]\n'
            'if [ -n "$path" ]; then grep -q \'^name = "whereas"\' "$path/Cargo.toml"; else [ -n "$git" ] && [ ${#rev} = 40 ]; fi\n'
            f'mkdir -p "$root/bin"\ncp "{self.program}" "$root/bin/draft"\n'
        )
        cargo.chmod(cargo.stat().st_mode | stat.S_IXUSR)

    def installs(self):
        return len(self.calls.read_text().splitlines()) if self.calls.exists() else 0

    def clean(self):
        """A new machine at the same paths."""
        for folder in (self.work, self.temporary):
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)

    def bash(self, where, options, script, env, folder, installs=False):
        """Runs a script as the services do; what it says is kept, and shown if it fails."""
        path = env.pop("PATH", "") + ":/usr/local/bin:/usr/bin:/bin"
        if installs:
            path = f"{self.stand_in}:{path}"
        file = self.temporary / "script.sh"
        file.write_text(script)
        env = {"HOME": str(self.scratch), "LANG": "C.UTF-8", "CI": "true", "SOURCE_DATE_EPOCH": DAY, **env, "PATH": path.lstrip(":")}
        run = subprocess.run(
            ["bash", "--noprofile", "--norc", *options.split(), str(file)],
            cwd=folder, env=env, capture_output=True, text=True, stdin=subprocess.DEVNULL,
        )
        self.said += run.stdout + run.stderr
        if run.returncode:
            raise Failed(f"{where} ends with {run.returncode}:\n{run.stdout}{run.stderr}")


def copy(source, target, hidden=True, modes=True):
    """Copies a folder into another, which may have files, as an archive without times does: every file is new."""
    for folder, folders, names in os.walk(source):
        if not hidden:
            folders[:] = [name for name in folders if not name.startswith(".")]
            names = [name for name in names if not name.startswith(".")]
        to = Path(target) / Path(folder).relative_to(source)
        to.mkdir(parents=True, exist_ok=True)
        for name in names:
            (shutil.copy if modes else shutil.copyfile)(Path(folder) / name, to / name)
            os.utime(to / name, ns=(1_800_000_000_000_000_000, 1_800_000_000_000_000_000))


def contents(folder):
    """Every file below a folder that is no record, with its bytes."""
    folder = Path(folder)
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in paths if ".draft" not in path.parts}


def records(folder):
    """The names of the records of shards in a folder."""
    return sorted(path.name for path in Path(folder, ".draft").glob("*-of-*.tsv"))
