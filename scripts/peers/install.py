"""Installs the peers, each from its own registry, into a folder that is kept between runs."""

import os
import pathlib
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).parent


def quietly(command, **options):
    """Runs a command; its words are told only if it fails."""
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **options)
    if done.returncode != 0:
        raise OSError(f"{' '.join(map(str, command[:3]))} … failed:\n{done.stdout[-2000:]}")
    return done.stdout


def apt(*packages):
    """Installs packages of Debian, where that is allowed."""
    if not shutil.which("apt-get"):
        raise OSError(f"install {' and '.join(packages)}")
    root = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
    quietly([*root, "apt-get", "update", "-qq"])
    quietly([*root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages])


def is_done(folder, wanted):
    """Whether a folder has what a list of packages asks for."""
    mark = folder / "installed"
    return mark.exists() and mark.read_bytes() == wanted.read_bytes()


def python(folder):
    """The interpreter of an environment with every Python program."""
    wanted = HERE / "requirements.txt"
    interpreter = folder / "bin" / "python"
    if not is_done(folder, wanted) or not interpreter.exists():
        shutil.rmtree(folder, ignore_errors=True)
        try:
            import ensurepip  # noqa: F401
            import venv  # noqa: F401
        except ImportError:
            apt("python3-venv")
        quietly([sys.executable, "-m", "venv", folder])
        quietly([interpreter, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", wanted])
        (folder / "installed").write_bytes(wanted.read_bytes())
    return str(interpreter)


def node(folder):
    """The folder with the programs of Node."""
    if not shutil.which("node"):
        apt("nodejs")
    wanted = HERE / "package-lock.json"
    if not is_done(folder, wanted):
        if not shutil.which("npm"):
            apt("npm")
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        for name in ("package.json", "package-lock.json"):
            shutil.copy(HERE / name, folder)
        quietly(["npm", "ci", "--loglevel=error", "--no-audit", "--no-fund", "--ignore-scripts"], cwd=folder)
        (folder / "installed").write_bytes(wanted.read_bytes())
    return str(folder)


def pandoc():
    """pandoc, from Debian."""
    if not shutil.which("pandoc"):
        apt("pandoc")
    return "pandoc"


def pango(interpreter):
    """What WeasyPrint draws letters with, from Debian."""
    try:
        quietly([interpreter, "-c", "import weasyprint"])
    except OSError:
        apt("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")
        quietly([interpreter, "-c", "import weasyprint"])


def floor(folder):
    """The program that writes bytes and nothing else."""
    folder.mkdir(parents=True, exist_ok=True)
    program = folder / "floor"
    quietly(["rustc", "--edition", "2024", "-C", "opt-level=3", "-o", program, HERE / "floor.rs"])
    return str(program)
