package dev.recon.generate;

import java.util.Arrays;

/**
 * What has been decided but is not due yet: a binary heap of (due time, code), in primitive arrays,
 * because at full speed every record goes through it. Equal due times come out in the order of
 * their codes. It holds what falls into the longest delay and no more.
 */
final class DelayQueue {

    private long[] dues = new long[1024];
    private long[] codes = new long[1024];
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    /** When the next one is due; only when not empty. */
    long nextDue() {
        return dues[0];
    }

    void add(long due, long code) {
        if (size == dues.length) {
            dues = Arrays.copyOf(dues, size * 2);
            codes = Arrays.copyOf(codes, size * 2);
        }
        int at = size++;
        while (at > 0 && before(due, code, (at - 1) >>> 1)) {
            move((at - 1) >>> 1, at);
            at = (at - 1) >>> 1;
        }
        dues[at] = due;
        codes[at] = code;
    }

    /** Takes the next one out and returns its code; only when not empty. */
    long poll() {
        long result = codes[0];
        long due = dues[--size];
        long code = codes[size];
        int at = 0;
        int child = 1;
        while (child < size) {
            if (child + 1 < size && before(dues[child + 1], codes[child + 1], child)) {
                child++;
            }
            if (before(due, code, child)) {
                break;
            }
            move(child, at);
            at = child;
            child = 2 * at + 1;
        }
        dues[at] = due;
        codes[at] = code;
        return result;
    }

    private boolean before(long due, long code, int other) {
        return due != dues[other] ? due < dues[other] : code < codes[other];
    }

    private void move(int from, int to) {
        dues[to] = dues[from];
        codes[to] = codes[from];
    }
}
