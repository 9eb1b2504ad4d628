"""Scripts of the pages share one scope: what one declares at its top no other may declare."""

import re
from collections import Counter

from shared.web.assets import OURS

DECLARED = re.compile(r"^(?:const|let|class|(?:async )?function) (\w+)", re.MULTILINE)


def test_no_name_is_declared_by_two_scripts() -> None:
    scripts = [path.read_text(encoding="utf-8") for path in OURS.iterdir() if path.name.endswith(".js")]
    assert len(scripts) > 1
    names = Counter(name for script in scripts for name in set(DECLARED.findall(script)))
    assert [name for name, times in names.items() if times > 1] == []
