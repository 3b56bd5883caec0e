package dev.recon.codec;

import dev.recon.config.StreamConfig.Range;
import dev.recon.core.items.Invalid;

/** Reads and judges the reading of a record. */
final class ValueReader {

    private final Captures captures;
    private final int field;
    private final boolean inHeader;
    private final Range range;

    ValueReader(Captures captures, int field, boolean inHeader, Range range) {
        this.captures = captures;
        this.field = field;
        this.inHeader = inHeader;
        this.range = range;
    }

    void read(Decoded out) {
        out.invalid = Invalid.NOT_A_NUMBER;
        if (!isNumber()) {
            return;
        }
        double value =
                JsonNumber.toDouble(
                        captures.bytes(field), captures.from(field), captures.to(field));
        if (Double.isInfinite(value)) {
            return;
        }
        out.value = value;
        boolean inside = range == null || (value >= range.min() && value <= range.max());
        out.invalid = inside ? Invalid.NONE : Invalid.OUT_OF_RANGE;
    }

    private boolean isNumber() {
        byte kind = captures.kind(field);
        if (inHeader && kind == Captures.STRING) {
            int to = captures.to(field);
            return JsonNumber.skip(captures.bytes(field), captures.from(field), to) == to;
        }
        return kind == Captures.INTEGER || kind == Captures.DECIMAL;
    }
}
