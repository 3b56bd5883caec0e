package dev.recon.generate;

import java.time.DateTimeException;
import java.time.OffsetDateTime;

/** Event times as they stand in a CSV file. */
final class ImportTime {

    private static final int MOST_DIGITS = 18;

    private ImportTime() {}

    static boolean isMillis(String text) {
        return !text.isEmpty()
                && text.length() <= MOST_DIGITS
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** Epoch milliseconds; 0 for what is no time. */
    static long millis(String text) {
        if (isMillis(text)) {
            return Long.parseLong(text);
        }
        try {
            return OffsetDateTime.parse(text).toInstant().toEpochMilli();
        } catch (DateTimeException e) {
            return 0;
        }
    }
}
