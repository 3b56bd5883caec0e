package dev.recon.codec;

import dev.recon.rows.Line;

/** The line of rows that tests write. */
public final class Lines {

    public static final Line LINE = new Line("test", 7);

    /** What ends such a row. */
    public static final String END = ",\"line\":\"test\",\"epoch\":7}";

    private Lines() {}

    public static CurrentLine current() {
        return new CurrentLine(LINE);
    }
}
