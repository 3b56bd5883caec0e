package dev.recon.operator;

import org.apache.flink.api.common.operators.ProcessingTimeService.ProcessingTimeCallback;
import org.apache.flink.streaming.runtime.tasks.ProcessingTimeService;

/**
 * Calls back at every multiple of 200 ms of processing time, on the task's own thread. A tick that
 * comes late is not made up for: after a long stall there is one, not a flood.
 */
final class Ticker implements ProcessingTimeCallback {

    static final long PERIOD_MILLIS = 200;

    private final ProcessingTimeService time;
    private final Runnable action;

    Ticker(ProcessingTimeService time, Runnable action) {
        this.time = time;
        this.action = action;
    }

    void start() {
        long now = time.getCurrentProcessingTime();
        time.registerTimer(Math.floorDiv(now, PERIOD_MILLIS) * PERIOD_MILLIS + PERIOD_MILLIS, this);
    }

    @Override
    public void onProcessingTime(long timestamp) {
        action.run();
        start();
    }
}
