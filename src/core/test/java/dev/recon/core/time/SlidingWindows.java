package dev.recon.core.time;

/** Windows of two panes, one beginning with every pane: what the product has not yet. */
public record SlidingWindows(long paneMillis) implements Windowing {

    @Override
    public long lengthMillis() {
        return 2 * paneMillis;
    }

    @Override
    public long paneStart(long timeMillis) {
        return Math.floorDiv(timeMillis, paneMillis) * paneMillis;
    }

    @Override
    public long panesOverBefore(long watermark) {
        return watermark - paneMillis + 2;
    }

    @Override
    public long firstWindow(long paneStartMillis) {
        return paneStartMillis - paneMillis;
    }

    @Override
    public long lastWindow(long paneStartMillis) {
        return paneStartMillis;
    }

    @Override
    public long nextWindow(long windowStartMillis) {
        return windowStartMillis + paneMillis;
    }

    @Override
    public long windowLast(long windowStartMillis) {
        return windowStartMillis + 2 * paneMillis - 1;
    }

    @Override
    public boolean endsWindow(long fromWatermark, long toWatermark) {
        return Math.floorDiv(toWatermark + 1, paneMillis)
                > Math.floorDiv(fromWatermark + 1, paneMillis);
    }
}
