package dev.recon.operator;

import dev.recon.core.Readings;

/** Entries of which a test expects only those that it says it does. */
abstract class RowEntries implements RowFrames.Handler {

    @Override
    public void counts(int leg, byte[] text, int from, int to, long paneStartMillis, int[] counts) {
        throw new AssertionError("counts were not expected");
    }

    @Override
    public void reading(
            Readings.Event event,
            int leg,
            byte[] text,
            int sourceFrom,
            int sourceTo,
            int idTo,
            long timeMillis,
            double value) {
        throw new AssertionError("a reading was not expected");
    }

    @Override
    public void arrived(int leg, byte[] text, int from, int to, long[] readings, int count) {
        throw new AssertionError("readings were not expected");
    }

    @Override
    public void watermark(int sender, int senders, long watermark, boolean quiescent) {
        throw new AssertionError("a watermark was not expected");
    }
}
