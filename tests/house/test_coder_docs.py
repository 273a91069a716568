"""Who changes the coder next finds each of its modules told of."""

import pytest
from source_files import PACKAGE, ROOT

TOLD = "".join((ROOT / "docs" / name).read_text(encoding="utf-8") for name in ("coder.md", "roles.md"))
MODULES = sorted(
    f"{path.parent.name}.{path.stem}" for path in (PACKAGE / "claims").glob("*/*.py") if path.stem != "__init__"
)


@pytest.mark.parametrize("module", MODULES)
def test_each_module_of_the_coder_s_rooms_is_told_of(module):
    assert f"`{module}`" in TOLD or f"`{module}." in TOLD
