"""Files on the disk: written whole, unreadable without their key, swept when settled; and their limits."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from shared.db import new_id
from shared.errors import NotFound
from shared.uploads import Limits, Store, UnsafeFile, new_key
from tests.shared.uploads.hostile import MEGABYTE


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path, "routes", limits=Limits())


def test_what_was_put_is_got_with_its_own_key_only(store: Store) -> None:
    key, file_id = new_key(), new_id()
    store.put(file_id, b"words", key=key)
    assert store.get(file_id, key=key) == b"words"
    with pytest.raises(NotFound):
        store.get(file_id, key=new_key())
    with pytest.raises(NotFound):
        store.get(new_id(), key=key)


def test_a_file_changed_on_the_disk_is_not_given_out(store: Store) -> None:
    key, file_id = new_key(), new_id()
    store.put(file_id, b"words", key=key)
    [path] = [one for one in store.folder.rglob("*") if one.is_file()]
    kept = bytearray(path.read_bytes())
    kept[len(kept) // 2] ^= 1
    path.write_bytes(kept)
    with pytest.raises(NotFound):
        store.get(file_id, key=key)


def test_only_settled_files_are_offered_to_the_sweep(store: Store) -> None:
    file_id = uuid4()
    store.put(file_id, b"words", key=new_key())
    (store.folder / file_id.hex[-2:] / ".new-half").write_bytes(b"half")
    now = datetime.now(UTC)
    assert list(store.settled(now=now)) == []
    later = [found for found, _ in store.settled(now=now + timedelta(hours=2))]
    assert sorted(map(str, later)) == sorted([str(file_id), "None"])


def test_a_folder_not_made_yet_is_empty(store: Store) -> None:
    assert list(store.settled(now=datetime.now(UTC))) == []


@pytest.mark.parametrize(
    ("size", "at_step", "of_person", "count", "said"),
    [
        (1, 0, 0, 11, "не больше 10 файлов"),
        (1, 30 * MEGABYTE, 0, 1, "больше 30 МБ на один шаг"),
        (1, 0, 300 * MEGABYTE, 1, "почти 300 МБ"),
    ],
)
def test_sums_have_limits(size: int, at_step: int, of_person: int, count: int, said: str) -> None:
    with pytest.raises(UnsafeFile) as refused:
        Limits().check_sum(size, at_step=at_step, of_person=of_person, count=count)
    assert said in refused.value.message


def test_what_fits_is_taken() -> None:
    Limits().check_sum(MEGABYTE, at_step=29 * MEGABYTE, of_person=299 * MEGABYTE, count=10)
