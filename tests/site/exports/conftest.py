"""The published data of the small sourcebook and of the real one, and what stands in it beyond what authors may write."""

from dataclasses import replace

import pytest

from sourcebook.site.exports.formats import package
from sourcebook.site.exports.formats.dataset import FOLDER, Dataset


@pytest.fixture(scope="session")
def small_data(small_record):
    """The data of the small sourcebook."""
    return Dataset(small_record)


@pytest.fixture(scope="session")
def real_data(record):
    """The data of the real sourcebook."""
    return Dataset(record)


@pytest.fixture(params=["small_data", "real_data"])
def data(request):
    """The data of either."""
    return request.getfixturevalue(request.param)


@pytest.fixture(scope="session")
def laid_out(tmp_path_factory):
    """Lay the files of some data out in a new folder, and return it."""

    def _laid_out(data):
        folder = tmp_path_factory.mktemp("data")
        for one in package.all_files(data):
            path = folder / one.path.relative_to(FOLDER)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(one.data)
        return folder

    return _laid_out


@pytest.fixture(scope="session")
def small_files(small_data, laid_out):
    """The folder of the small sourcebook’s files."""
    return laid_out(small_data)


@pytest.fixture(scope="session")
def real_files(real_data, laid_out):
    """The folder of the real sourcebook’s files."""
    return laid_out(real_data)


@pytest.fixture(params=["small", "real"])
def both(request):
    """The data of a sourcebook, and the folder of its files."""
    return tuple(request.getfixturevalue(f"{request.param}_{name}") for name in ("data", "files"))


@pytest.fixture
def edited(small_record):
    """The data of the small sourcebook with other fields in one event’s record, whatever an author could not have written."""

    def _edited(id, **fields):
        event = small_record.events[id]
        record = event.record.model_copy(update=fields)
        events = {**small_record.events, id: replace(event, record=record)}
        by_key = {**small_record.by_key, record.key: record}
        entries = tuple(record if one.key == record.key else one for one in small_record.entries)
        return Dataset(replace(small_record, events=events, by_key=by_key, entries=entries))

    return _edited
