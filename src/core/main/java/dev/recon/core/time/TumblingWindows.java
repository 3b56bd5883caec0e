package dev.recon.core.time;

/** See {@link Windowing#tumbling}. */
record TumblingWindows(long lengthMillis) implements Windowing {

    TumblingWindows {
        if (lengthMillis <= 0) {
            throw new IllegalArgumentException("A window has a length, not " + lengthMillis);
        }
    }

    @Override
    public long paneStart(long timeMillis) {
        return Math.floorDiv(timeMillis, lengthMillis) * lengthMillis;
    }

    @Override
    public long panesOverBefore(long watermark) {
        boolean known = watermark != Rules.NO_WATERMARK && watermark != Rules.END;
        // Over is start + length - 1 <= W, which is start < W - length + 2.
        return known ? watermark - lengthMillis + 2 : watermark;
    }

    @Override
    public long firstWindow(long paneStartMillis) {
        return paneStartMillis;
    }

    @Override
    public long lastWindow(long paneStartMillis) {
        return paneStartMillis;
    }

    @Override
    public long nextWindow(long windowStartMillis) {
        return windowStartMillis + lengthMillis;
    }

    @Override
    public long windowLast(long windowStartMillis) {
        return windowStartMillis + lengthMillis - 1;
    }

    @Override
    public boolean endsWindow(long fromWatermark, long toWatermark) {
        return windowsBefore(toWatermark) > windowsBefore(fromWatermark);
    }

    /** By number, those that are over at W. */
    private long windowsBefore(long watermark) {
        long next = watermark == Rules.END ? watermark : watermark + 1;
        return Math.floorDiv(next, lengthMillis);
    }
}
