"""What a command says of a disk that refused."""

from sourcebook.model import of_the_disk


def test_of_a_copy_the_file_to_be_written_is_told():
    """
    A full disk is where the copy should have come to, never where it comes from.
    """
    full = "No space left on device"

    assert f"out/a.js: {full}" == of_the_disk(OSError(28, full, "theme/a.js", None, "out/a.js"))
    assert f"out/a.js: {full}" == of_the_disk(OSError(28, full, "out/a.js"))
    assert full == of_the_disk(OSError(28, full))
