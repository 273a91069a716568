"""Every locked dependency of the package is free to use with it, and pinned by hash."""

import re
from importlib.metadata import PackageNotFoundError, metadata

import pytest
from source_files import ROOT

LOCK = (ROOT / "requirements" / "core.lock").read_text(encoding="utf-8")
PINNED = re.findall(r"^([A-Za-z0-9][\w.-]*)==", LOCK, flags=re.MULTILINE)
PERMISSIVE = re.compile(r"MIT|BSD|Apache|PSF|Python Software Foundation|MPL|Mozilla|ISC|HPND|Unlicense|0BSD")


def licence_of(name):
    facts = metadata(name)
    classified = [line for line in facts.get_all("Classifier") or [] if line.startswith("License")]
    return " ".join([facts.get("License-Expression") or "", *classified, (facts.get("License") or "")[:200]])


@pytest.mark.parametrize("name", PINNED)
def test_a_dependency_is_under_a_permissive_licence(name):
    try:
        licence = licence_of(name)
    except PackageNotFoundError:
        pytest.skip("not installed on this platform")
    assert PERMISSIVE.search(licence), f"{name}: {licence.strip() or 'no licence stated'}"


def test_every_dependency_is_pinned_by_hash():
    entries = re.split(r"\n(?=[A-Za-z0-9][\w.-]*==)", LOCK.strip())
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []
