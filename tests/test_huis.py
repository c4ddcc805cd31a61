"""What the house asks of every file, where no linter asks it."""

import ast
import json
import re
import subprocess
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LONGEST_FILE = 400
LONGEST_FUNCTION = 40


def tracked(*patterns: str) -> list[Path]:
    """Return the files that git knows, so that nobody's scratch counts."""
    listed = subprocess.run(
        ["git", "-c", f"safe.directory={ROOT}", "ls-files", "--", *patterns],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [ROOT / name for name in listed.stdout.splitlines() if (ROOT / name).is_file()]


def functions(path: Path) -> list[tuple[str, int]]:
    """Return each function's name with its length: body and signature, without its docstring.

    A function with a comment `# Long: …` right above it has said why and is left out.
    """
    text = path.read_text()
    lines = text.splitlines()
    found = []
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            first = min([node.lineno, *(d.lineno for d in node.decorator_list)])
            if lines[first - 2].strip().startswith("# Long: "):
                continue
            docstring = node.body[0] if ast.get_docstring(node) is not None else None
            words = docstring.end_lineno - docstring.lineno + 1 if docstring else 0
            found.append((node.name, node.end_lineno - node.lineno + 1 - words))
    return found


CODE = [
    path
    for path in tracked("src/**/*.py", "bewijs/*.py", "bench/*.py")
    if "migrations" not in path.parts
]


def test_no_file_is_too_long_to_read_at_once() -> None:
    lengths = {str(path.relative_to(ROOT)): len(path.read_text().splitlines()) for path in CODE}
    assert {name: length for name, length in lengths.items() if length > LONGEST_FILE} == {}


def test_no_function_is_too_long_to_see_at_once() -> None:
    long = [
        f"{path.relative_to(ROOT)}: {name} has {length} lines"
        for path in CODE
        for name, length in functions(path)
        if length > LONGEST_FUNCTION
    ]
    assert long == []


def test_requirements_have_hashes_and_no_addresses() -> None:
    for path in tracked("requirements/*.txt"):
        text = path.read_text()
        assert "://" not in text, path.name
        pins = re.findall(r"^[a-z0-9][^ ]*==", text, re.MULTILINE)
        assert len(pins) > 0
        hashed = re.findall(r"^[a-z0-9][^ ]*==.*\\\n(?:    --hash)", text, re.MULTILINE)
        assert len(hashed) == len(pins), path.name


def test_requirements_are_in_step_with_the_project() -> None:
    """What the project asks for is pinned; `make requirements` makes it so."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    extras = project["optional-dependencies"]
    asked = {
        "inbeeld.txt": [*project["dependencies"], *extras["bouw"]],
        "dev.txt": [*project["dependencies"], *extras["bouw"], *extras["dev"]],
    }
    for name, wanted in asked.items():
        text = (ROOT / "requirements" / name).read_text()
        pins = set(re.findall(r"^([a-z0-9][^= ]*)==", text, re.MULTILINE))
        names = {re.match(r"[a-zA-Z0-9-]+", line)[0] for line in wanted}
        assert names - pins == set(), name


def test_the_lock_of_npm_names_no_registry() -> None:
    packages = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    assert [name for name, package in packages.items() if "resolved" in package] == []
    assert all("integrity" in package for name, package in packages.items() if name)


def test_every_dependency_has_its_reason() -> None:
    reasons = (ROOT / "docs" / "afhankelijkheden.md").read_text()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    named = list(project["dependencies"])
    for extra in project["optional-dependencies"].values():
        named += extra
    names = [re.match(r"[a-zA-Z0-9-]+", line)[0] for line in named]
    assert [name for name in names if not re.search(rf"\b{re.escape(name)}\b", reasons)] == []
