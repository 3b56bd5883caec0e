package dev.recon.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;

/** Numbers and times as they stand in a report. */
final class Texts {

    static final String NOTHING = "–";

    private static final MathContext DIGITS = new MathContext(6);

    private Texts() {}

    /** To six digits. */
    static String number(double value) {
        if (!Double.isFinite(value)) {
            return NOTHING;
        }
        BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
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
