"""What we stand on: no network, no code from data, and lower bounds that a test installs."""

from __future__ import annotations

import ast
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from fta_tracker import context
from tests.commands.desk import Desk
from tests.support import ROOT, environment, run

PACKAGE = ROOT / "fta_tracker"
#: What `tests/offline/sitecustomize.py` ends a program with.
FORBIDDEN = 97

# -------------------------------------------------------------------------------------- no network


@pytest.mark.parametrize(
    "code",
    [
        "import socket; socket.create_connection(('127.0.0.1', 9))",
        "import socket; socket.socket(socket.AF_UNIX)",
        "import socket; socket.getaddrinfo('localhost', 80)",
        "import socket; socket.gethostbyname('localhost')",
        "import urllib.request as u; u.urlopen('http://127.0.0.1:9')",
        "try:\n import socket; socket.socket()\nexcept BaseException: pass",
    ],
)
def test_whoever_asks_for_the_network_is_found_out(code: str) -> None:
    """So it is in every test that runs the program: `support.environment` sees to that."""
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment(), capture_output=True, check=False
    )
    assert done.returncode == FORBIDDEN
    assert b"the network was asked for: socket." in done.stderr


def test_a_program_that_does_not_is_left_alone() -> None:
    assert run("--version").code == 0


def test_so_it_is_where_a_test_runs_a_command_in_its_own_process(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(context, "open_reader", lambda _: socket.create_connection(("::1", 9)))
    with pytest.raises(pytest.fail.Exception, match="the network was asked for"):
        desk.quick("list")


# ------------------------------------------------------------------------------ no code from data

#: Nothing of these is called: they make code of text, or objects of bytes.
CALLS = {
    "eval",
    "exec",
    "compile",
    "__import__",
    "globals",
    "locals",
    "vars",
    "input",
    "breakpoint",
}
#: Nothing of these is imported: they do the same, run other programs, or speak to the network.
MODULES = set(
    """asyncio cffi code codeop ctypes dill ftplib http imaplib jinja2 joblib mako marshal
    multiprocessing pickle poplib requests runpy shelve smtplib socket socketserver ssl string
    subprocess telnetlib urllib webbrowser xml xmlrpc""".split()
)
#: What is used of PyYAML: its events, and the classes that `parse` takes its scanner from.
OF_YAML = set(
    """AliasEvent CollectionEndEvent DocumentStartEvent MappingEndEvent MappingStartEvent
    MarkedYAMLError NodeEvent ScalarEvent SequenceEndEvent SequenceStartEvent parse""".split()
)
#: What is used of XML: what writes it. Readers of it are another matter.
OF_XML = {"Element", "SubElement", "indent", "tostring"}
#: What gives code of a value, and a template of a text.
OF_ANYTHING = {"__globals__", "__subclasses__", "__code__", "from_string"}
#: What is used of Jinja2, whose templates are files of ours (`FileSystemLoader`), not texts.
OF_JINJA = {"Environment", "FileSystemLoader", "StrictUndefined"}
#: Modules that are named by a text are ours: what the text begins with.
IMPORTED_BY_NAME = {
    "cli.py": "fta_tracker.commands.",
    "render/__init__.py": "__name__",
    "render/formats/table.py": "fta_tracker.render.",
}


def findings(source: str, name: str) -> Iterator[str]:
    """What in a module could make code of data."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            if node.func.id in CALLS:
                yield f"{name}:{node.lineno}: {node.func.id}()"
            if node.func.id == "import_module" and not _is_ours(node, name):
                yield f"{name}:{node.lineno}: import_module()"
        elif isinstance(node, ast.Import):
            roots = {alias.name.partition(".")[0] for alias in node.names}
            yield from (f"{name}:{node.lineno}: import {root}" for root in roots & MODULES)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{name}:{node.lineno}: from {words}" for words in _taken(node, name))
        elif isinstance(node, ast.Attribute):
            owner = node.value.id if isinstance(node.value, ast.Name) else ""
            of_yaml = owner == "yaml" and node.attr not in OF_YAML
            of_os = owner == "os" and (
                node.attr.startswith(("exec", "spawn", "posix_spawn"))
                or node.attr in ("system", "popen", "fork")
            )
            if of_yaml or of_os or node.attr in OF_ANYTHING:
                yield f"{name}:{node.lineno}: {owner}.{node.attr}"


def _taken(node: ast.ImportFrom, name: str) -> Iterator[str]:
    """What is imported from where that should not be."""
    root = (node.module or "").partition(".")[0]
    used = {"xml.etree.ElementTree": OF_XML, "jinja2": OF_JINJA}.get(node.module or "")
    if used is not None:
        yield from (f"{root}: {word}" for word in sorted({a.name for a in node.names} - used))
    elif root in MODULES or (root == "importlib" and name not in IMPORTED_BY_NAME):
        yield root
    if root == "yaml":
        yield root


def _is_ours(call: ast.Call, name: str) -> bool:
    """Whether a module that is imported by name begins with the words that are allowed there."""
    (named,) = call.args
    if not isinstance(named, ast.JoinedStr):
        return False
    first = named.values[0]
    start = (
        first.value.id
        if isinstance(first, ast.FormattedValue) and isinstance(first.value, ast.Name)
        else getattr(first, "value", "")
    )
    return start == IMPORTED_BY_NAME.get(name)


def test_no_module_makes_code_of_data() -> None:
    found: list[str] = []
    for path in sorted(PACKAGE.rglob("*.py")):
        found += findings(path.read_text("utf-8"), str(path.relative_to(PACKAGE)))
    assert found == []


@pytest.mark.parametrize(
    "line",
    [
        "eval(x)",
        "exec(x)",
        "compile(x, '', 'eval')",
        "__import__(x)",
        "import pickle",
        "import urllib.request",
        "from pickle import loads",
        "from importlib import import_module",
        "import_module(x)",
        "import_module(f'{x}.y')",
        "import_module('fta_tracker.commands.' + x)",
        "yaml.load(x, yaml.SafeLoader)",
        "yaml.unsafe_load(x)",
        "from yaml import load",
        "os.system(x)",
        "os.execvp(x, x)",
        "x.__globals__",
        "from jinja2 import Template",
        "from jinja2.sandbox import SandboxedEnvironment",
        "templates.from_string(x)",
        "from xml.etree.ElementTree import Element, fromstring",
        "from xml.etree import ElementTree",
        "import xml.etree.ElementTree",
        "import subprocess",
    ],
)
def test_the_scan_finds_it(line: str) -> None:
    assert [*findings(line, "x.py")]


def test_no_template_trusts_what_it_is_given() -> None:
    """Jinja2 escapes it unless it is told not to, and looks into no value for a template."""
    templates = [path.read_text("utf-8") for path in PACKAGE.rglob("*.html")]
    assert len(templates) == 3
    for word in ("safe", "autoescape", "Markup", "include"):
        assert not [template for template in templates if word in template]


def test_the_scanner_of_yaml_is_the_safe_one() -> None:
    from fta_tracker.exchange.yaml_events import LOADERS

    assert LOADERS == ("CSafeLoader", "SafeLoader")


# ------------------------------------------------------------------------------ the lowest versions

LOWEST = ROOT / ".ci" / "lowest"


def _lowest(folder: Path, *extras: str, dependencies: str = '["rich>=15", "x[a]>=1.2,<2"]') -> str:
    script = folder / ".ci" / "lowest"
    script.parent.mkdir(exist_ok=True)
    script.write_bytes(LOWEST.read_bytes())
    (folder / "pyproject.toml").write_text(
        f'[project]\nname = "talks"\ndependencies = {dependencies}\n'
        'optional-dependencies = {dev = ["talks[server]", "pytest>=9"], server = ["y>=3.2"]}\n'
    )
    done = subprocess.run(
        [sys.executable, script, *extras], env=environment(), capture_output=True, check=False
    )
    return (done.stdout + done.stderr).decode()


def test_the_lowest_versions_are_those_of_the_project(tmp_path: Path) -> None:
    assert _lowest(tmp_path) == "rich==15\nx[a]==1.2\n"
    assert _lowest(tmp_path, "dev") == "rich==15\nx[a]==1.2\npytest==9\n"
    assert _lowest(tmp_path, "dev", "server").endswith("pytest==9\ny==3.2\n")


@pytest.mark.parametrize("requirement", ["rich", "rich<16", "rich==15", "rich>=15; os_name == 'x'"])
def test_what_has_no_lower_bound_is_found_out(tmp_path: Path, requirement: str) -> None:
    assert "does not begin with a lower bound" in _lowest(
        tmp_path, dependencies=f'["{requirement}"]'
    )
