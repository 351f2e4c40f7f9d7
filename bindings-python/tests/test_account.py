"""Passwords, held against what Python knows of Unicode and what it hashes."""

from __future__ import annotations

import hashlib
import random
import unicodedata

import pytest

import prowess
from prowess import account

CANARY = "zq7canary-tweets-4491"


def test_a_password_is_prepared_as_unicodedata_normalises_it() -> None:
    draw = random.Random(7)
    letters = [
        chr(code) for code in range(0x20, 0x3000) if unicodedata.category(chr(code))[0] in "LMNPS"
    ]
    for _ in range(500):
        typed = "".join(draw.choices(letters, k=draw.randint(1, 12)))
        assert account.prepare_password(typed).text == unicodedata.normalize("NFC", typed)


def test_what_python_knows_as_assigned_is_taken() -> None:
    refused = []
    for code in range(0x20, 0x110000):
        if unicodedata.category(chr(code)) in {"Cc", "Cs", "Cn"}:
            continue
        try:
            account.prepare_password(chr(code))
        except prowess.ProwessError:
            refused.append(hex(code))
    assert refused == []


def test_a_breach_query_is_the_sha_1_that_hashlib_gives() -> None:
    query = account.breach_query("vivid otter")
    assert query.prefix + query.suffix == hashlib.sha1(b"vivid otter").hexdigest().upper()


def test_a_lone_surrogate_is_refused_and_not_repeated() -> None:
    with pytest.raises((prowess.ProwessError, UnicodeError)) as refused:
        account.prepare_password(CANARY + "\ud800")
    assert "canary" not in str(refused.value)


@pytest.mark.parametrize("given", [4491, [CANARY], {CANARY: 1}, 1.5])
def test_what_is_no_text_is_refused_and_not_repeated(given: object) -> None:
    with pytest.raises(prowess.ProwessError) as refused:
        account.check_password({}, given)  # type: ignore[arg-type]
    assert "canary" not in str(refused.value)
    assert "4491" not in str(refused.value)


def test_a_hash_is_verified_with_its_password_alone() -> None:
    entropy = list(range(16))
    stored = account.hash_password("vivid otter", entropy)
    assert account.verify_password("vivid otter", stored).is_match
    assert not account.verify_password("vivid otters", stored).is_match
