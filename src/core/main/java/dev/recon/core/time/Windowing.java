package dev.recon.core.time;

import java.io.Serializable;

/**
 * How event time is cut. A pane is the stretch in which counts are kept; a window, of which the
 * rows speak, is made of whole panes. Both are named by their first event time, and all times are
 * event times in ms.
 *
 * <p>A new type of windows needs one thing more: {@link dev.recon.state.BucketMeta} keeps only the
 * length. State of that format is of tumbling windows, and a job with others refuses it; a format
 * that keeps the type comes with the second one.
 */
public interface Windowing extends Serializable {

    /**
     * Windows of one length, one behind the other, aligned to the epoch; each is one pane.
     *
     * @param lengthMillis greater than 0
     */
    static Windowing tumbling(long lengthMillis) {
        return new TumblingWindows(lengthMillis);
    }

    /** Length of a window; greater than 0. */
    long lengthMillis();

    /** Start of the pane that an event time lies in. */
    long paneStart(long timeMillis);

    /** Every pane that is over at W starts before this, and no other does. */
    long panesOverBefore(long watermark);

    /** Start of the first of the windows that a pane is part of. */
    long firstWindow(long paneStartMillis);

    /** Start of the last of the windows that a pane is part of. */
    long lastWindow(long paneStartMillis);

    /** Start of the window that begins next after another. */
    long nextWindow(long windowStartMillis);

    /** The last event time of a window; it is over once W has come to it. */
    long windowLast(long windowStartMillis);

    /** The first event time that is not in a window any more. */
    default long windowEnd(long windowStartMillis) {
        return windowLast(windowStartMillis) + 1;
    }

    /** Start of the first window that is not over at W; W is not the end. */
    default long firstWindowAfter(long watermark) {
        return firstWindow(paneStart(watermark + 1));
    }

    /** Whether W comes to the last event time of a window when it advances from one to another. */
    boolean endsWindow(long fromWatermark, long toWatermark);
}
