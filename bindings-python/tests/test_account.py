"""Passwords, held against what Python knows of Unicode and what it hashes."""

from __future__ import annotations

import hashlib
import random
import unicodedata
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError

import prowess
from prowess import account
from prowess.types import TokenPurpose

CANARY = "zq7canary-tweets-4491"

# Its validators speak English alone then, and need no application around them.
settings.configure(USE_I18N=False)


def test_a_password_is_prepared_as_unicodedata_normalises_it() -> None:
    draw = random.Random(7)
    letters = [
        letter
        for letter in map(chr, range(0x20, 0x110000))
        if unicodedata.category(letter)[0] in "LMNPS"
    ]
    # Marks and what falls apart into them are few, and what they do to each other is the matter.
    marks = [one for one in letters if unicodedata.category(one)[0] == "M"]
    marks += [one for one in letters if unicodedata.decomposition(one)]
    for _ in range(5000):
        places = [draw.choice((letters, marks, marks)) for _ in range(draw.randint(2, 12))]
        typed = "".join(map(draw.choice, places))
        assert account.prepare_password(typed).text == prepared(typed), ascii(typed)


def prepared(typed: str) -> str:
    """What a prepared password is: NFC, with the plain blank for all others."""
    blanks = (" " if unicodedata.category(one) == "Zs" else one for one in typed)
    return unicodedata.normalize("NFC", "".join(blanks))


def test_every_code_point_that_python_knows_is_prepared_as_it_normalises_it() -> None:
    wrong = []
    compared = 0
    for letter in map(chr, range(0x20, 0x110000)):
        if unicodedata.category(letter) in {"Cc", "Cs", "Cn"}:
            continue
        compared += 1
        typed = f"{letter}e{letter}"
        try:
            if account.prepare_password(typed).text != prepared(typed):
                wrong.append(ascii(letter))
        except prowess.ProwessError:
            wrong.append(ascii(letter))
    assert wrong == []
    # Unicode 14 assigns 282,000 code points with those for private use, and later versions more.
    assert compared > 280_000


def refused_by(validator: object, password: str, username: str) -> bool:
    field = SimpleNamespace(get_field=lambda name: SimpleNamespace(verbose_name=name))
    try:
        validator.validate(password, SimpleNamespace(username=username, _meta=field))  # type: ignore[attr-defined]
    except ValidationError:
        return True
    return False


def test_the_validators_of_django_refuse_the_same_passwords() -> None:
    policy, draw = account.policy_preset("django_default"), random.Random(7)
    validators = {
        "password_matches_context": password_validation.UserAttributeSimilarityValidator(),
        "password_digits_only": password_validation.NumericPasswordValidator(),
        "password_too_short": password_validation.MinimumLengthValidator(),
    }
    names = [
        "bernadette",
        "ana.ferreira",
        "j_doe",
        "Mary-Ann Doe",
        "Ångström",
        "jane@acme-corp.example",
    ]
    refused = dict.fromkeys(validators, 0)
    for _ in range(4000):
        name = draw.choice(names)
        letters = draw.sample(name * 2, draw.randint(0, 9)) + draw.choices(
            "qwz019", k=draw.randint(1, 8)
        )
        password = "".join(draw.choice((letters, draw.choices("0123456789", k=9))))
        report = account.check_password(policy, password, {"username": name})
        said = {violation.code for violation in report.violations}
        for code, validator in validators.items():
            expected = refused_by(validator, password, name)
            assert (code in said) == expected, (password, name, code)
            refused[code] += expected
    assert min(refused.values()) > 50


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


def test_a_password_in_the_place_of_another_argument_is_not_repeated() -> None:
    # A policy and a password that have changed places, and a password for a context.
    swapped: list[tuple[object, ...]] = [(CANARY, "x"), ({}, "x", CANARY)]
    for given in swapped:
        with pytest.raises(prowess.ProwessError) as refused:
            account.check_password(*given)  # type: ignore[arg-type]
        assert "canary" not in str(refused.value)
        assert "canary" not in repr(refused.value)


def test_ten_megabytes_are_refused_as_often_as_somebody_likes() -> None:
    long = CANARY * 500_000
    for _ in range(20):
        with pytest.raises(prowess.ProwessError) as refused:
            account.prepare_password(long)
        assert refused.value.code == "account.password_too_large"
        assert "canary" not in str(refused.value)
    assert account.check_password({}, long).violations[0].code == "password_too_long"


@pytest.mark.parametrize(
    "typed", [f"{CANARY}\x00", f"{CANARY}\x7f", f"{CANARY}\x9b", f"{CANARY}\n"]
)
def test_a_control_character_is_refused_and_not_repeated(typed: str) -> None:
    with pytest.raises(prowess.ProwessError) as refused:
        account.prepare_password(typed)
    assert refused.value.code == "account.password_control_character"
    assert "canary" not in str(refused.value)


def test_joined_emoji_are_taken_and_unassigned_code_points_are_not() -> None:
    family = "\U0001f469\u200d\U0001f469\u200d\U0001f467"
    assert account.prepare_password(family).length == 5
    with pytest.raises(prowess.ProwessError) as refused:
        account.prepare_password(f"{CANARY}\u0378")
    assert refused.value.code == "account.password_unassigned_codepoint"


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(prowess.ProwessError) as refused:
        account.prepare_password(b"zq7canary\xff")  # type: ignore[arg-type]
    assert "canary" not in str(refused.value)


@pytest.mark.parametrize(
    "stored",
    [
        "$argon2id$v=19$m=4294967295,t=1,p=1$AAECAwQFBgcICQoLDA0ODw$AAECAwQFBgcICQoLDA0ODw",
        "$argon2id$v=19$m=8,t=4294967295,p=1$AAECAwQFBgcICQoLDA0ODw$AAECAwQFBgcICQoLDA0ODw",
        "$argon2id$v=19$m=1048576,t=64,p=64$AAECAwQFBgcICQoLDA0ODw$AAECAwQFBgcICQoLDA0ODw",
        "$argon2id$v=19$m=0,t=0,p=0$AAECAwQFBgcICQoLDA0ODw$AAECAwQFBgcICQoLDA0ODw",
    ],
)
def test_a_hash_with_absurd_costs_is_refused_before_any_work(stored: str) -> None:
    with pytest.raises(prowess.ProwessError) as refused:
        account.verify_password("vivid otter", stored)
    assert refused.value.code == "account.hash_excessive"


def test_a_hash_is_verified_with_its_password_alone() -> None:
    entropy = list(range(16))
    stored = account.hash_password("vivid otter", entropy)
    assert account.verify_password("vivid otter", stored).is_match
    assert not account.verify_password("vivid otters", stored).is_match


def test_a_forged_token_and_one_of_another_purpose_are_refused() -> None:
    noon, entropy = "2026-11-27T12:00:00Z", list(range(32))
    new = account.issue_token("reset_password", "ana", now=noon, entropy=entropy)
    token = new.token_once

    def used(given: str, purpose: TokenPurpose = "reset_password") -> str:
        answer = account.consume_token(new.record, given, purpose, now=noon)
        assert "canary" not in repr(answer)
        return answer.kind

    forged = ["", ".", f"{token}A", token[1:], "A" * 43, CANARY, "\0" * 43, CANARY * 100_000]
    assert {used(one) for one in forged} == {"refused"}
    assert {used(token, "verify_email"), used(token, "magic_link")} == {"refused"}
    assert used(token) == "accepted"


def test_a_clock_that_goes_back_opens_nothing_twice() -> None:
    secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
    # RFC 6238, appendix B, in six digits: the code of the first minute.
    taken = account.verify_totp(secret, "287082", "1970-01-01T00:00:59Z")
    assert taken.kind == "accepted"
    for now in ("1970-01-01T00:00:59Z", "1970-01-01T00:00:31Z", "1970-01-01T00:00:00Z"):
        assert account.verify_totp(secret, "287082", now, state=taken.state).kind == "refused"
