package dev.recon.bench;

import dev.recon.generate.PlantOutput;
import dev.recon.generate.PlantStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Writes the first records of a plant as fast as it can, then waits for its release, and writes the
 * others at an even pace: a history, and a present after it.
 */
final class SplitOutput implements PlantOutput {

    private final PlantOutput output;
    private final long history;
    private final double perSecond;
    private final CountDownLatch historyDone = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private long written;
    private long startNanos;

    /**
     * @param history how many records are written at once
     * @param perSecond how many of the others in a second
     */
    SplitOutput(PlantOutput output, long history, double perSecond) {
        this.output = output;
        this.history = history;
        this.perSecond = perSecond;
    }

    /** Any thread: returns when the history has been handed to the output. */
    void awaitHistory() throws InterruptedException {
        historyDone.await();
    }

    /** Any thread: the present begins. */
    void release() {
        released.countDown();
    }

    @Override
    public void record(
            PlantStream stream, int partition, byte[] key, byte[] value, long eventTimeMillis)
            throws IOException {
        if (written == history) {
            pause();
            historyDone.countDown();
            awaitRelease();
            startNanos = System.nanoTime();
        }
        if (written >= history) {
            pace(written - history);
        }
        written++;
        output.record(stream, partition, key, value, eventTimeMillis);
    }

    private void awaitRelease() throws IOException {
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    private void pace(long number) {
        long due = startNanos + (long) (number / perSecond * TimeUnit.SECONDS.toNanos(1));
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(this, left);
        }
    }

    @Override
    public void pause() throws IOException {
        output.pause();
    }

    @Override
    public void close() throws IOException {
        output.close();
    }
}
