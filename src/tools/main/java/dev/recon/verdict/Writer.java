package dev.recon.verdict;

import dev.recon.rows.Revised;

/**
 * Who has written a row: a line in one of its epochs, see {@link dev.recon.rows.Line}.
 *
 * @param line null in rows of versions that wrote none; their epoch is 0
 */
record Writer(String line, long epoch) {

    static Writer of(Revised row) {
        return new Writer(row.line(), row.epoch());
    }
}
