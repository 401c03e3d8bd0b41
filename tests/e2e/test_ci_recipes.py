"""The recipes in `docs/ci.md`: their commands are run here, with stand-ins for what a CI service does around them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from junitparser import JUnitXml

from footprint.cli import ExitCode, main
from recipes import DOCS, parsed, recipe

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from recipes import Node

pytestmark = [
    pytest.mark.timeout(180),
    pytest.mark.skipif(not all(map(shutil.which, ("bash", "gpg", "tar"))), reason="the recipes' own tools"),
]
ROOT = DOCS.parent
PAGES = ("ci.md", "ci.fr.md")
LIST = "reference;nom;pseudo\n11;;@idrismorvannec\n12;Lise Dupont;Lise?%Dupont\n"
STANDINS = {
    "python": """case "$*" in
*"-m pip"*) for one in "$@"; do case $one in tool/*|./tool) ls "$one" > /dev/null || exit 9;; esac; done ;;
*) exit 8 ;;
esac""",
    "footprint": f"""case $1 in
batch) exec {sys.executable} -m footprint "$@" --demo --lang en ;;
policy) [ "$2 $3" = "lint policy.toml" ] ;;
esac""",
    "timeout": """[ "$1 $2 $3" = "--preserve-status --signal=INT 330m" ] || exit 7
shift 3
[ -n "$CUT" ] || exec "$@"
"$@" &
until compgen -G "results/underway/0*" > /dev/null; do sleep 0.02; done
kill -INT $!
wait $!""",
    "gh": 'echo "$@" >> gh.log; case $2 in list) echo 7 ;; esac',
}
"""What is installed, asked for and waited for."""


@dataclass
class Job:
    """A job of a CI service in a checkout of its own.

    Attributes:
        folder: the checkout.
        environ: of its commands.
        log: what they printed.
        code: of the first that failed.
    """

    folder: Path
    environ: Mapping[str, str]
    log: str = ""
    code: int = 0

    def begin(self) -> None:
        """A runner with nothing but the checkout."""
        self.log, self.code = "", 0
        shutil.rmtree(self.folder / "results", ignore_errors=True)
        for name in ("applicants.csv", "results.tar.gpg"):
            (self.folder / name).unlink(missing_ok=True)

    def shell(self, script: str, environ: Mapping[str, str]) -> int:
        done = subprocess.run(
            ["bash", "-e", "-o", "pipefail", "-c", script],
            cwd=self.folder, env={**self.environ, **environ}, capture_output=True, text=True, check=False,
        )  # fmt: skip
        self.log += done.stdout + done.stderr
        self.code = self.code or done.returncode
        return done.returncode


@dataclass(frozen=True)
class Ran:
    """How a job went.

    Attributes:
        code: of the first command that failed.
        log: what its commands printed.
        published: bytes of what it left, by what it is.
    """

    code: int
    log: str
    published: Mapping[str, bytes]


@pytest.fixture(scope="module")
def job(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Job]:
    """A checkout with a sealed list, and nothing else that is readable of it."""
    place = tmp_path_factory.mktemp("ci")
    folder, tools, home = place / "checkout", place / "bin", place / "home"
    for one in (folder, tools, home):
        one.mkdir(mode=0o700)
    for name, script in STANDINS.items():
        (tools / name).write_text(f"#!/bin/bash\n{script}\n")
        (tools / name).chmod(0o700)
    for name in ("gpg.conf", "gpg-agent.conf"):  # else a second a time goes into hashing
        (home / name).write_text("s2k-count 65536\n")
    (folder / "tool").symlink_to(ROOT)
    example = (ROOT / "footprint" / "batch" / "policy" / "example.toml").read_text("utf-8")
    head, *rules = example.replace('id = "example"', 'id = "own"').split("\n[rules.")
    kept_rules = [one for one in rules if one.startswith("seen-enough]")]  # which holds for whoever is cheap to audit
    (folder / "policy.toml").write_text("\n[rules.".join((head, *kept_rules)), encoding="utf-8")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("FOOTPRINT", "COV", "XDG"))}
    environ = {**kept, "PATH": f"{tools}:{kept['PATH']}", "HOME": str(home), "GNUPGHOME": str(home), "SEAL": "open up"}
    made = Job(folder, environ)
    (folder / "applicants.csv").write_text(LIST)
    assert made.shell(recipe("ci.md", "seal"), {}) == 0, made.log
    yield made
    subprocess.run(["gpgconf", "--kill", "gpg-agent"], env=environ, check=False)


@pytest.fixture(scope="module")
def runs(job: Job, tmp_path_factory: pytest.TempPathFactory) -> tuple[Ran, Ran, Ran]:
    """Cut off on GitHub, gone on with there, and given to GitLab, which has nothing left to ask."""
    store = tmp_path_factory.mktemp("cache") / "kept"
    cut, ended = on_github(job, store, cut=True), on_github(job, store)
    return cut, ended, on_gitlab(job, ended.published["results"])


def mapping(node: Node) -> dict[str, Node]:
    assert isinstance(node, dict)
    return node


def text(node: Node) -> str:
    assert isinstance(node, str)
    return node


def texts(node: Node) -> list[str]:
    assert isinstance(node, list)
    return list(map(text, node))


def on_github(job: Job, store: Path, *, cut: bool = False) -> Ran:
    """Run the steps in order as GitHub does."""
    steps = mapping(mapping(mapping(parsed(recipe("ci.md", "github")))["jobs"])["audit"])["steps"]
    assert isinstance(steps, list)
    job.begin()
    output, published = job.folder / "output", dict[str, bytes]()
    output.write_text("")
    for step in map(mapping, steps):
        is_finished = "finished=yes" in output.read_text()
        conditions = {
            "": job.code == 0,
            "always() && steps.audit.outcome != 'skipped'": True,
            "always() && steps.audit.outcome != 'skipped' && steps.audit.outputs.finished != 'yes'": not is_finished,
            "always() && steps.audit.outputs.finished == 'yes'": is_finished,
        }
        if not conditions[text(step.get("if", ""))]:
            continue
        given = mapping(step.get("with", {}))
        match text(step.get("uses", "")).partition("@")[0]:
            case "":
                around = {"PREFIX": "footprint-1-", "GITHUB_REPOSITORY": "agency/list", "GITHUB_OUTPUT": str(output)}
                job.shell(text(step["run"]), {**around, "CUT": "yes" if cut else ""})
            case "actions/cache/restore" if store.exists():
                shutil.copy(store, job.folder / text(given["path"]))
            case "actions/cache/save":
                shutil.copy(job.folder / text(given["path"]), store)
            case "actions/upload-artifact":
                published[text(given["name"])] = (job.folder / text(given["path"])).read_bytes()
            case name:
                assert name in {"actions/checkout", "actions/setup-python", "actions/cache/restore"}
    return Ran(job.code, job.log, published)


def on_gitlab(job: Job, results: bytes) -> Ran:
    """Run the commands as GitLab does, with results in its cache."""
    asked = mapping(mapping(parsed(recipe("ci.md", "gitlab")))["audit"])
    environ = {name: text(value) for name, value in mapping(asked["variables"]).items()}
    job.begin()
    (path,) = texts(mapping(asked["cache"])["paths"])
    (job.folder / path).write_bytes(results)
    job.shell("\n".join([*texts(asked["before_script"]), *texts(asked["script"])]), environ)
    job.shell("\n".join(texts(asked["after_script"])), environ)
    artifacts = mapping(asked["artifacts"])
    left = {"junit": text(mapping(artifacts["reports"])["junit"]), "results": texts(artifacts["paths"])[0]}
    return Ran(job.code, job.log, {name: (job.folder / one).read_bytes() for name, one in left.items()})


def names(text: str) -> list[str]:
    """Of whom it speaks."""
    return re.findall("idris|morvannec|dupont|lise", text, re.IGNORECASE)


def test_a_batch_that_is_cut_off_is_kept_and_fails_the_job(runs: tuple[Ran, Ran, Ran]) -> None:
    cut, _, _ = runs

    assert cut.code == ExitCode.INTERRUPTED, cut.log
    assert "run the workflow again" in cut.log


def test_the_next_run_on_github_ends_it_with_a_warning_and_forgets_what_was_kept(
    runs: tuple[Ran, Ran, Ran], job: Job
) -> None:
    _, ended, _ = runs

    assert ended.code == 0, ended.log
    assert "::warning::" in ended.log  # a row can't be used
    assert "cache delete --repo agency/list 7" in (job.folder / "gh.log").read_text()


def test_gitlab_is_given_the_batchs_own_code(runs: tuple[Ran, Ran, Ran]) -> None:
    *_, gitlab = runs
    allowed = mapping(mapping(mapping(parsed(recipe("ci.md", "gitlab")))["audit"])["allow_failure"])["exit_codes"]

    assert gitlab.code == ExitCode.INCOMPLETE, gitlab.log
    assert texts(allowed) == [str(int(gitlab.code))]


def test_the_report_is_where_the_recipes_say_and_names_nobody(runs: tuple[Ran, Ran, Ran]) -> None:
    for one in runs[1:]:
        report = JUnitXml.fromstring(one.published["junit"])
        assert (report.tests, report.errors, report.failures) == (3, 1, 0)
        assert names(one.published["junit"].decode()) == []


def test_logs_name_nobody_and_what_is_published_of_people_is_encrypted(runs: tuple[Ran, Ran, Ran]) -> None:
    for one in runs:
        assert names(one.log) == []
        assert one.published["results"][:1] == b"\x8c"  # a packet that OpenPGP encrypts with a word (RFC 9580, 5.3)


def test_the_policy_that_the_page_begins_with_is_one(job: Job) -> None:
    assert main(("policy", "lint", str(job.folder / "policy.toml"))) == ExitCode.DONE


@pytest.mark.parametrize("name", ["github", "gitlab"])
def test_both_languages_give_the_same_recipe(name: str) -> None:
    one, other = (parsed(recipe(page, name)) for page in PAGES)

    assert one == other


@pytest.mark.parametrize("page", PAGES)
def test_the_page_tells_every_exit_code(page: str) -> None:
    listed = {int(code) for code in re.findall(r"^\| (\d+) \|", (DOCS / page).read_text("utf-8"), re.MULTILINE)}

    assert listed == {one.value for one in ExitCode}
