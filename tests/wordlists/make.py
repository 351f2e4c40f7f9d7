"""Makes the ranked list of common passwords that the core looks passwords up in.

    python tests/wordlists/make.py            writes core/src/account/password/dictionary/words.bin
    python tests/wordlists/make.py --check    fails when that file is another

The lists come from two packages of fixed versions, which pip and npm fetch into a folder of this
machine: Django (BSD 3-Clause) and zxcvbn (MIT); see NOTICE.md beside the result.

A word keeps the best of its ranks. Taken are the 10,000 passwords of the best rank, and for each
length from 8 on the 3,000 best that have at least this length, or all where there are fewer: what
ASVS 5.0, 6.2.4, asks of a policy with that minimum. Names of the census of the United States, which
zxcvbn has too, make the rank of a word better, and the 500 most common ones of each kind are taken.

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

DJANGO, ZXCVBN = "5.2", "4.4.2"
LIST = "django/contrib/auth/common-passwords.txt.gz"

#: Every letter that a word may have, in the order of its number; the core has the same.
LETTERS = "".join(map(chr, [*range(0x20, 0x41), *range(0x5B, 0x60), *range(0x61, 0x7B)]))[:64]
NAMES, TOP_NAMES = ("male_names", "female_names", "surnames"), 500
TOP, TOP_OF_LENGTH, LENGTHS = 10_000, 3_000, range(8, 33)
#: So many letters of a word have the length of their subtree beside them.
WITH_LENGTHS = 2
TARGET = Path(__file__).resolve().parents[2] / "core/src/account/password/dictionary/words.bin"


def fetched(folder: Path) -> tuple[list[list[str]], list[list[str]]]:
    """The lists of passwords and those of names, the most common word first."""
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

    return [django, listed("passwords")], [listed(name) for name in NAMES]


def ranked(lists: list[list[str]]) -> dict[str, int]:
    """Each word that can be written in LETTERS, with the best of its ranks."""
    ranks: dict[str, int] = {}
    for words in lists:
        for rank, word in enumerate(words, start=1):
            small = word.lower()
            if small and all(letter in LETTERS for letter in small):
                ranks[small] = min(rank, ranks.get(small, rank))
    return ranks


def taken(ranks: dict[str, int]) -> list[str]:
    """The words of the result."""
    order = sorted(ranks, key=lambda word: (ranks[word], word))
    chosen = set(order[:TOP])
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
        passwords, names = fetched(Path(folder))
    words = taken(ranked(passwords))
    words = sorted({*words, *ranked([kind[:TOP_NAMES] for kind in names])})
    ranks = ranked([*passwords, *names])
    made = tree(words, ranks)
    if arguments.check:
        same = TARGET.is_file() and TARGET.read_bytes() == made
        print("the list is up to date" if same else "the list is stale")
        return 0 if same else 1
    TARGET.write_bytes(made)
    squeezed = len(gzip.compress(made, 9))
    print(f"{len(words)} words, {len(made)} bytes, {squeezed} by gzip")
    return 0


if __name__ == "__main__":
    sys.exit(main())
