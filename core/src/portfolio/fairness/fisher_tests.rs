//! Exact tests against published values and against fractions.

use proptest::prelude::*;

use super::fisher_exact;

/// Tables with their p-values from SciPy 1.17.1 (`scipy.stats.fisher_exact`).
const SCIPY: [([u32; 4], f64); 11] = [
    // Fisher 1935, the lady tasting tea; R's example prints 0.4857.
    ([3, 1, 1, 3], 0.485_714_285_714_285_65),
    // The example of SciPy's documentation, whales and sharks.
    ([8, 2, 1, 5], 0.034_965_034_965_034_975),
    // Convictions of like-sex twins, the example of R's `fisher.test`.
    ([2, 10, 15, 3], 0.000_536_724_119_143_435_7),
    ([10, 0, 0, 10], 1.082_508_822_446_903e-5),
    ([667, 723, 555, 626], 0.634_486_189_660_115_3),
    ([170, 220, 412, 385], 0.009_430_110_452_292_514),
    ([1, 9, 11, 3], 0.002_759_456_185_220_083_6),
    ([18, 23, 412, 385], 0.341_618_347_056_517),
    ([500, 500, 560, 440], 0.008_193_461_025_460_32),
    ([5, 95, 40, 60], 1.625_069_301_314_511_4e-9),
    ([48, 2, 12, 88], 2.799_664_917_950_316_7e-25),
];

/// Tables with their p-values by arithmetic of 40 digits (mpmath); with such numbers SciPy, which
/// computes by logarithms, is right to 9 digits only.
const FORTY_DIGITS: [([u32; 4], f64); 3] = [
    ([3000, 7000, 3300, 6700], 5.310_728_689_816_576e-6),
    ([48, 2, 12, 88], 2.799_664_917_950_317e-25),
    ([100_000, 900_000, 101_500, 898_500], 0.000_429_140_885_812_282_37),
];

#[test]
fn p_values_are_those_of_scipy_and_of_forty_digits() {
    for ([a, b, c, d], expected) in SCIPY.into_iter().chain(FORTY_DIGITS) {
        let p = fisher_exact(a, b, c, d).p_value;
        assert!((p / expected - 1.0).abs() < 1e-12, "{a} {b} {c} {d}: {p} is not {expected}");
    }
}

#[test]
fn an_empty_row_or_column_leaves_one_table_only() {
    for [a, b, c, d] in [[0, 0, 0, 0], [0, 5, 0, 7], [5, 0, 7, 0], [0, 0, 3, 4], [3, 4, 0, 0]] {
        assert_eq!(fisher_exact(a, b, c, d).p_value, 1.0);
    }
}

#[test]
fn the_odds_ratio_has_no_value_where_it_has_no_limit() {
    assert_eq!(fisher_exact(8, 2, 1, 5).odds_ratio, Some(20.0));
    assert_eq!(fisher_exact(10, 0, 0, 10).odds_ratio, None);
    assert_eq!(fisher_exact(0, 5, 7, 3).odds_ratio, Some(0.0));
}

#[test]
fn the_largest_tables_end_in_a_number() {
    let most = u32::MAX;
    assert_eq!(fisher_exact(most, most, most, most).p_value, 1.0);
    assert_eq!(fisher_exact(most, 0, 0, most).p_value, 0.0);
    let near = fisher_exact(most / 2, most / 2, most / 2 + 90_000, most / 2 - 90_000).p_value;
    assert!((0.0..1.0).contains(&near) && near > 0.0, "{near}");
}

/// The p-value from whole numbers, without any rounding before the last division.
fn by_whole_numbers([a, b, c, d]: [u32; 4]) -> f64 {
    fn choose(n: u32, k: u32) -> u128 {
        (0..k).fold(1, |all, at| all * u128::from(n - at) / u128::from(at + 1))
    }
    let (first, second, column) = (a + b, c + d, a + c);
    let ways = |x: u32| choose(first, x) * choose(second, column - x);
    let seen = ways(a);
    let lowest = column.saturating_sub(second);
    let all: Vec<u128> = (lowest..=column.min(first)).map(ways).collect();
    let unlikely: u128 = all.iter().filter(|ways| **ways <= seen).sum();
    unlikely as f64 / all.iter().sum::<u128>() as f64
}

proptest! {
    #[test]
    fn p_values_are_those_of_whole_numbers(table in proptest::array::uniform4(0..14_u32)) {
        let [a, b, c, d] = table;
        let p = fisher_exact(a, b, c, d).p_value;
        prop_assert!((p / by_whole_numbers(table) - 1.0).abs() < 1e-12);
    }

    #[test]
    fn neither_the_order_of_rows_nor_that_of_columns_matters(
        table in proptest::array::uniform4(0..500_u32),
    ) {
        let [a, b, c, d] = table;
        let p = fisher_exact(a, b, c, d).p_value;
        for other in [[c, d, a, b], [b, a, d, c], [a, c, b, d]] {
            let [a, b, c, d] = other;
            prop_assert!((p - fisher_exact(a, b, c, d).p_value).abs() <= p * 1e-11);
        }
    }
}
