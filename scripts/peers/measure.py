"""Runs a program and says what it took. It must stay small: a child is counted with at least the memory of its parent."""

import os
import shutil
import statistics
import threading
import time

MOST_SECONDS = 900


class Failed(Exception):
    """A program that did not do its work."""


class Taken:
    """Wall seconds, processor seconds, peak memory in MiB (None where nobody looked)."""

    def __init__(self, wall, processor, peak):
        self.wall, self.processor, self.peak = wall, processor, peak


def run(command, log):
    """Runs a command to its end."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    actions = [(os.POSIX_SPAWN_OPEN, 1, log, flags, 0o644), (os.POSIX_SPAWN_DUP2, 1, 2)]
    begun = time.perf_counter()
    child = os.posix_spawnp(command[0], command, {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}, file_actions=actions)
    watch = threading.Timer(MOST_SECONDS, os.kill, (child, 9))
    watch.start()
    try:
        _, status, used = os.wait4(child, 0)
    except BaseException:
        os.kill(child, 9)
        os.waitpid(child, 0)
        raise
    finally:
        watch.cancel()
    wall = time.perf_counter() - begun
    with open(log, encoding="utf-8", errors="replace") as file:
        said = file.read()
    if status != 0:
        raise Failed(f"{command[0]} ended with {os.waitstatus_to_exitcode(status)}: {said[-1500:]}")
    return Taken(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024), said


def files_in(folder):
    """How many papers a program wrote."""
    count = 0
    for below, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        count += len(files)
    return count


class Job:
    """A row of the table."""

    def __init__(self, section, program, command, places, runs, files=1, **more):
        self.section, self.program, self.command = section, program, command
        self.places, self.runs, self.files = places, runs, files
        # again: in the folder that the last job left. disk: on the disk. own: the program tells its own time.
        self.again, self.disk, self.own = (more.get(name, False) for name in ("again", "disk", "own"))
        self.check = more.get("check")
        self.threads = more.get("threads", 1)
        self.name = more.get("name", program)
        self.taken, self.fault = [], None

    def measure(self, out, log):
        """Runs it once."""
        if not self.again:
            shutil.rmtree(out, ignore_errors=True)
            if self.disk:
                os.sync()
        taken, said = run([word.replace("{out}", out) for word in self.command], log)
        if self.own:
            wall, processor = said.split()
            taken = Taken(float(wall), float(processor), None)
        found = files_in(out)
        if self.places is None:
            self.places = found // self.files
        if found != self.places * self.files:
            raise Failed(f"{found} files where {self.places * self.files} were to be written")
        if self.check and not self.taken:
            run([word.replace("{out}", out) for word in self.check], log)
        self.taken.append(taken)

    def median(self, what):
        """The median of all runs."""
        return statistics.median(getattr(taken, what) for taken in self.taken)

    @property
    def wall(self):
        """Seconds by the clock for one place."""
        return self.median("wall") / self.places

    @property
    def processor(self):
        """Seconds of processors for one place."""
        return self.median("processor") / self.places

    @property
    def peak(self):
        """The highest memory of any run, in MiB."""
        peaks = [taken.peak for taken in self.taken if taken.peak is not None]
        return max(peaks) if peaks else None
