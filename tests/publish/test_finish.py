"""What is published can be read by everybody, and changed by its owner alone, whoever made it."""

import os
import stat
import zipfile

import pytest

from sourcebook.build import build


@pytest.mark.built
@pytest.mark.parametrize("umask", [0o077, 0o000], ids=oct)
def test_modes_are_the_same_under_any_umask(small, umask):
    """
    Files are 644 and folders 755, in out/pages, in the release and in the zip of the data, under a umask that lets nobody read, and
    under one that lets everybody write.
    """
    was = os.umask(umask)
    try:
        build(small)
    finally:
        os.umask(was)
    out = small / "out"
    made = [
        out,
        out / "nginx.conf",
        *(path for one in ("pages", "releases") for path in (out / one, *(out / one).rglob("*"))),
    ]
    modes = {(path.is_dir(), stat.S_IMODE(path.stat().st_mode)) for path in made}

    assert len(made) > 1000
    assert {(True, 0o755), (False, 0o644)} == modes
    with zipfile.ZipFile(out / "site" / "data" / "v1" / "record.zip") as packed:
        assert {0o100644} == {one.external_attr >> 16 for one in packed.infolist()}
