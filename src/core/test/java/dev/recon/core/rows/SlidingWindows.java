package dev.recon.core.rows;

import dev.recon.core.time.Windowing;

/** Windows of two panes of 100 ms, one beginning with every pane: what the product has not yet. */
record SlidingWindows() implements Windowing {

    private static final long PANE = 100;

    @Override
    public long lengthMillis() {
        return 2 * PANE;
    }

    @Override
    public long paneStart(long timeMillis) {
        return Math.floorDiv(timeMillis, PANE) * PANE;
    }

    @Override
    public long panesOverBefore(long watermark) {
        return watermark - PANE + 2;
    }

    @Override
    public long firstWindow(long paneStartMillis) {
        return paneStartMillis - PANE;
    }

    @Override
    public long lastWindow(long paneStartMillis) {
        return paneStartMillis;
    }

    @Override
    public long nextWindow(long windowStartMillis) {
        return windowStartMillis + PANE;
    }

    @Override
    public long windowLast(long windowStartMillis) {
        return windowStartMillis + 2 * PANE - 1;
    }

    @Override
    public boolean endsWindow(long fromWatermark, long toWatermark) {
        return Math.floorDiv(toWatermark + 1, PANE) > Math.floorDiv(fromWatermark + 1, PANE);
    }
}
