"""Writes the weights that core/src/recommend/alike/alike_tests.rs compares with, by NumPy.

The formula of Steck (2019), written down once more with a general inverse of NumPy:
python tests/oracle/ease.py > core/src/recommend/alike/ease.json
"""

import json

import numpy


def people(count, items):
    """Who has what, by the rule of the test: a matrix of zeros and ones."""
    one, item = numpy.indices((count, items))
    owned = ((one * 7 + item * item * 3 + one * item) % 11 < 3 + item % 3).astype(float)
    return owned[:, owned.sum(axis=0) >= 3]  # rarer items take no part


def weights(matrix, strength):
    """B = -P / diag(P) by column, with zeros on its own diagonal."""
    inverse = numpy.linalg.inv(matrix.T @ matrix + strength * numpy.eye(matrix.shape[1]))
    found = -inverse / numpy.diag(inverse)
    numpy.fill_diagonal(found, 0.0)
    return found


def main():
    cases = []
    for count, items, strength in [(30, 7, 1.0), (60, 20, 5.0), (200, 66, 50.0)]:
        found = weights(people(count, items), strength)
        case = {"people": count, "items": items, "lambda": strength, "weights": found.tolist()}
        cases.append(json.dumps(case))
    print("[" + ",\n".join(cases) + "]")


if __name__ == "__main__":
    main()
