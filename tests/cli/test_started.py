"""The ways in which the command line is started."""

import subprocess
import sys

import pytest

import reportedly


@pytest.mark.parametrize("module", ["reportedly", "reportedly.cli"])
def test_the_package_starts_the_command_line(module):
    ended = subprocess.run([sys.executable, "-m", module, "--version"], capture_output=True, text=True)
    assert ended.returncode == 0, ended.stderr
    assert reportedly.__version__ in ended.stdout


def test_its_exit_code_is_the_one_of_the_command():
    ended = subprocess.run([sys.executable, "-m", "reportedly", "no-such-command"], capture_output=True, text=True)
    assert ended.returncode == 2
