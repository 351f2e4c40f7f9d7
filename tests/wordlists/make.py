"""Makes the ranked list of common passwords that the core looks passwords up in.

    python tests/wordlists/make.py            writes core/src/account/password/dictionary/words.bin
                                              and common.txt beside this file
    python tests/wordlists/make.py --check    fails when those files are others

The lists come from two packages of fixed versions, which pip and npm fetch into a folder of this
machine: Django (BSD 3-Clause) and zxcvbn (MIT); see NOTICE.md beside the result.

Taken are the 10,000 most common passwords of zxcvbn, and for each length from 8 on the 3,000 best of
both lists that have at least this length, or all where there are fewer: what ASVS 5.0, 6.2.4, asks of
a policy with that minimum; and the 500 most common names of each kind of the census of the United
States. The rank of a word is the best that it has in any list of zxcvbn, words of English too, and
that of Django where zxcvbn has it in none.

The 10,000 passwords also go to common.txt, for the test that compares estimates.

The result is a tree of letters, depth first. A node is one byte: bit 7 says that a sibling comes
after its subtree, bit 6 that a word ends here, bits 0 to 5 are the place of its letter in LETTERS.
Then, where a word ends, one byte: twice the binary logarithm of its rank, rounded down, with bit 7
where words go on from it. Then, for the first two letters of words and where a sibling comes, the
length of the subtree in groups of 7 bits, the lowest first; further down, subtrees are short and
lengths would be half of the file.
"""

from __future__ import annotations

import argparse
import gzip
import io
import json
import math
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path
from typing import NamedTuple

DJANGO, ZXCVBN = "5.2", "4.4.2"
LIST = "django/contrib/auth/common-passwords.txt.gz"

#: Every letter that a word may have, in the order of its number; the core has the same.
LETTERS = "".join(map(chr, [*range(0x20, 0x41), *range(0x5B, 0x60), *range(0x61, 0x7B)]))[:64]
NAMES, TOP_NAMES = ("male_names", "female_names", "surnames"), 500
ENGLISH = ("english_wikipedia", "us_tv_and_film")
TOP, TOP_OF_LENGTH, LENGTHS = 10_000, 3_000, range(8, 33)
#: So many letters of a word have the length of their subtree beside them.
WITH_LENGTHS = 2
TARGET = Path(__file__).resolve().parents[2] / "core/src/account/password/dictionary/words.bin"
COMMON = Path(__file__).with_name("common.txt")


class Lists(NamedTuple):
    """Words, the most common one first."""

    django: list[str]
    zxcvbn: list[str]
    names: list[list[str]]
    english: list[list[str]]


def fetched(folder: Path) -> Lists:
    """The lists that the packages have."""
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(folder)]
    subprocess.run([*pip, f"django=={DJANGO}"], check=True)
    quiet = {"check": True, "stdout": subprocess.DEVNULL}
    subprocess.run(["npm", "pack", "--silent", f"zxcvbn@{ZXCVBN}"], cwd=folder, **quiet)
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as wheel:
        django = gzip.decompress(wheel.read(LIST)).decode().split()
    with tarfile.open(next(folder.glob("*.tgz"))) as package:
        file = package.extractfile("package/lib/frequency_lists.js")
        assert file is not None
        text = io.TextIOWrapper(file, "utf-8").read()

    def listed(name: str) -> list[str]:
        start = text.index(f'{name}: "') + len(f'{name}: "')
        # JavaScript may escape an apostrophe, which JSON may not.
        written = text[start : text.index('".split', start)].replace("\\'", "'")
        return json.loads(f'"{written}"').split(",")

    names, english = [listed(name) for name in NAMES], [listed(name) for name in ENGLISH]
    return Lists(django, listed("passwords"), names, english)


def ranked(lists: list[list[str]]) -> dict[str, int]:
    """Each word that can be written in LETTERS, with the best of its ranks."""
    ranks: dict[str, int] = {}
    for words in lists:
        for rank, word in enumerate(words, start=1):
            small = word.lower()
            if small and all(letter in LETTERS for letter in small):
                ranks[small] = min(rank, ranks.get(small, rank))
    return ranks


def taken(lists: Lists) -> list[str]:
    """The words of the result."""
    ranks = ranked([lists.django, lists.zxcvbn])
    order = sorted(ranks, key=lambda word: (ranks[word], word))
    chosen = {*ranked([lists.zxcvbn[:TOP]]), *ranked([kind[:TOP_NAMES] for kind in lists.names])}
    for length in LENGTHS:
        chosen.update([word for word in order if len(word) >= length][:TOP_OF_LENGTH])
    return sorted(chosen)


def tree(words: list[str], ranks: dict[str, int]) -> bytes:
    """The tree of these words."""
    root: dict[str, dict] = {}
    for word in words:
        node = root
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {"rank": ranks[word]}

    def written(node: dict[str, dict], depth: int) -> bytes:
        letters = sorted((letter for letter in node if letter), key=LETTERS.index)
        out = bytearray()
        for letter in letters:
            below, has_sibling = written(node[letter], depth + 1), letter != letters[-1]
            ends = node[letter].get("")
            out.append(LETTERS.index(letter) | has_sibling << 7 | (ends is not None) << 6)
            if ends is not None:
                out.append(int(2 * math.log2(ends["rank"])) | bool(below) << 7)
            if has_sibling and depth < WITH_LENGTHS:
                length = len(below)
                while length >= 128:
                    out.append(length & 127 | 128)
                    length >>= 7
                out.append(length)
            out += below
        return bytes(out)

    return written(root, 0)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        lists = fetched(Path(folder))
    words = taken(lists)
    of_zxcvbn = ranked([lists.zxcvbn, *lists.names, *lists.english])
    made = tree(words, {**ranked([lists.django]), **of_zxcvbn})
    common = "".join(f"{word}\n" for word in lists.zxcvbn[:TOP])
    if arguments.check:
        same = TARGET.is_file() and TARGET.read_bytes() == made
        same = same and COMMON.is_file() and COMMON.read_text("utf-8") == common
        print("the lists are up to date" if same else "the lists are stale")
        return 0 if same else 1
    TARGET.write_bytes(made)
    COMMON.write_text(common, "utf-8")
    squeezed = len(gzip.compress(made, 9))
    print(f"{len(words)} words, {len(made)} bytes, {squeezed} by gzip")
    return 0


if __name__ == "__main__":
    sys.exit(main())
