"""How the app is started, checked and put behind a proxy."""

import importlib.machinery
import importlib.util
import json
import os
import re
import subprocess
from pathlib import Path

import pytest
import yaml

from components.server.middleware.limits import LARGEST_FILES
from components.server.streamlit_internals import reserved_paths

ROOT = Path(__file__).parents[2]
NGINX = (ROOT / "deploy" / "nginx.conf").read_text()
CLUSTER = ROOT / "deploy" / "kubernetes"
(INGRESS,) = (
    part["metadata"]["annotations"]
    for part in yaml.safe_load_all((CLUSTER / "learning-zone.yaml").read_text())
    if part["kind"] == "Ingress"
)
CONTROLLER = yaml.safe_load((CLUSTER / "ingress-controller-patch.yaml").read_text())["data"]
OF_INGRESS = "nginx.ingress.kubernetes.io/"
# What nginx calls the network address, the query, the page before, the browser.
PERSONAL = r"\$(remote_addr|http_x_forwarded_for|proxy_add_x_forwarded_for|request_uri|request|args|query_string|http_referer|http_user_agent)\b"  # noqa: E501


def started(**environment: str) -> str:
    """The command that `make run` would give."""
    kept = {name: value for name, value in os.environ.items() if name not in ("HOST", "PORT")}
    command = ["make", "--dry-run", "--old-file=.venv/app", "run"]
    done = subprocess.run(
        command, cwd=ROOT, env={**kept, **environment}, capture_output=True, text=True, check=True
    )
    return done.stdout


def test_only_this_machine_reaches_the_app_unless_asked_otherwise():
    assert "--server.address 127.0.0.1 --server.port 8501" in started()
    assert "--server.address 0.0.0.0 --server.port 9000" in started(HOST="0.0.0.0", PORT="9000")


def test_the_proxy_writes_down_nobody():
    assert re.findall(r"error_log (.*);", NGINX) == ["stderr crit"]
    (form,) = re.findall(r"log_format \w+ '(.*)';", NGINX)
    assert not re.search(PERSONAL, form)
    assert set(re.findall(r"access_log (.*);", NGINX)) == {"/dev/stdout impersonal", "off"}
    # The address of a private preview is in no log at all.
    private = re.findall(r"location ~ \^/private/[^{]*\{\s*access_log off;", NGINX)
    assert len(private) == NGINX.count("location ~ ^/private/") > 0
    assert INGRESS[f"{OF_INGRESS}enable-access-log"] == "false"
    assert CONTROLLER == {"error-log-level": "crit"}


def test_a_proxy_lets_a_file_through_to_the_desk_and_writes_it_to_no_disk():
    place = re.search(rf"location {reserved_paths.UPLOADS} \{{([^}}]*)\}}", NGINX)[1]
    (ours,) = re.findall(r"client_max_body_size (\d+)m;", place)
    ingress = INGRESS[f"{OF_INGRESS}proxy-body-size"].removesuffix("m")
    assert {int(one) for one in (ours, ingress)} == {LARGEST_FILES // 1_000_000}
    assert "proxy_request_buffering off;" in place
    assert INGRESS[f"{OF_INGRESS}proxy-request-buffering"] == "off"


COSTLY = (
    "/api/v1/values", "/data/pacs/values.csv", "/preview/home.png", "/hi/preview/home.png", "/view.csv",
    "/f/pacs:villages:IN:2016", "/ur/f/pacs:villages:IN:2016.json", "/mcp",
)  # fmt: skip


def places() -> list[tuple[str, str]]:
    """The pattern of each place of the proxy that is one, with its settings, in the order it asks them."""
    return re.findall(r"location ~ (\S+) \{([^}]*)\}", NGINX)


def test_what_costs_much_has_a_limit_of_requests():
    # A private preview has no tools for assistants.
    private = [f"/private/abc{one}" for one in COSTLY if one != "/mcp"]
    for asked in (*COSTLY, *private):
        found = next(said for pattern, said in places() if re.search(pattern, asked))
        assert "limit_req zone=files" in found, asked
    for free in ("/coverage", "/read/places/IN-BR", "/hi/read", "/feed.atom"):
        assert not any(re.search(pattern, free) for pattern, _ in places()), free


def test_the_proxy_says_by_which_scheme_a_visitor_came_and_its_cookie_follows():
    assert set(re.findall(r"X-Forwarded-Proto (\S+);", NGINX)) == {"$visitor_scheme"}
    assert "SameSite=Lax$only_encrypted" in NGINX
    assert INGRESS[f"{OF_INGRESS}session-cookie-secure"] == "true"


@pytest.fixture(scope="module")
def audit():
    loader = importlib.machinery.SourceFileLoader("audit", str(ROOT / ".ci" / "audit"))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("audit", loader))
    loader.exec_module(module)
    return module


FINE = {"name": "a", "version": "1", "vulns": []}
FAULTY = {"name": "b", "version": "2", "vulns": [{"id": "PYSEC-1"}]}
UNKNOWN = {"name": "c", "skip_reason": "not found"}


@pytest.mark.parametrize(
    ("report", "last", "code"),
    [
        ([FINE], "Audited: 1 packages, none with a known fault.", 0),
        ([FINE, UNKNOWN], "NOT AUDITED: 1 of 2 packages", 0),
        ([FAULTY, FINE], "Known fault: b 2: PYSEC-1", 1),
        ([FAULTY, UNKNOWN], "NOT AUDITED: 1 of 2 packages", 1),
        (None, "NOT AUDITED: no list of known faults could be reached", 0),
    ],
)
def test_a_check_that_could_not_look_for_faults_does_not_say_there_are_none(
    audit, report, last, code
):
    text = "" if report is None else json.dumps({"dependencies": report, "fixes": []})
    lines, exit_code = audit.verdict(text)
    assert lines[-1].startswith(last)
    assert exit_code == code
    assert not (code and any("none with" in line for line in lines))


def test_the_check_asks_for_known_faults_of_packages():
    makefile = (ROOT / "Makefile").read_text()
    asked, audit = (
        makefile.partition(f"\n{target}:")[2].partition("\n\n")[0]
        for target in ("check", "check-packages")
    )
    assert "check-packages" in asked.split()
    assert audit.splitlines()[-1].strip() == "@$(BIN)/python .ci/audit requirements.txt"


def test_an_environment_of_another_copy_is_not_cleared(tmp_path):
    """Beside a working copy another may use its environment by a link: a new one takes the link's place."""
    others, python = tmp_path / "others", tmp_path / "python"
    others.mkdir()
    (others / "kept").touch()
    (tmp_path / ".venv").symlink_to(others)
    # What it is asked for last is `-m venv --clear` and the folder.
    python.write_text('#!/bin/sh\nif [ "$1" = -m ]; then mkdir -p "$4" && rm -rf "$4"/*; fi\n')
    python.chmod(0o755)
    asked = [ROOT / ".ci" / "venv", tmp_path / ".venv"]
    subprocess.run(asked, env={**os.environ, "PYTHON": str(python)}, check=True)
    assert (others / "kept").exists()
    assert (tmp_path / ".venv").is_dir() and not (tmp_path / ".venv").is_symlink()
