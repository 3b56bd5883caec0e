package dev.recon.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;

/** Numbers and times as they stand in a report. */
final class Texts {

    static final String NOTHING = "–";

    private static final MathContext EXACT = new MathContext(6);
    private static final MathContext ROUGH = new MathContext(3);

    private Texts() {}

    /** To six digits. */
    static String number(double value) {
        return rounded(value, EXACT);
    }

    /** To three digits, for what is an estimate anyway. */
    static String rough(double value) {
        return rounded(value, ROUGH);
    }

    private static String rounded(double value, MathContext digits) {
        if (!Double.isFinite(value)) {
            return NOTHING;
        }
        BigDecimal rounded = new BigDecimal(value).round(digits).stripTrailingZeros();
        boolean plain =
                rounded.signum() == 0 || Math.abs(rounded.precision() - rounded.scale()) < 10;
        return plain ? rounded.toPlainString() : rounded.toString();
    }

    static String percent(double share) {
        return Double.isFinite(share) ? "%.1f %%".formatted(100 * share) : NOTHING;
    }

    static String time(long millis) {
        return Instant.ofEpochMilli(millis).toString().replace('T', ' ').replace("Z", "");
    }
}
