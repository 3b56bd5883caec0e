package dev.recon.verdict;

import java.util.Arrays;

/** Many numbers, of which some may be there more than once. For one thread. */
final class LongBag {

    private long[] numbers = new long[1024];
    private int size;
    private boolean isSorted = true;

    void add(long number) {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, size + size / 2);
        }
        numbers[size++] = number;
        isSorted = false;
    }

    int size() {
        return size;
    }

    LongBag copy() {
        LongBag copy = new LongBag();
        copy.numbers = Arrays.copyOf(numbers, Math.max(size, 1024));
        copy.size = size;
        copy.isSorted = isSorted;
        return copy;
    }

    private void sort() {
        if (!isSorted) {
            Arrays.sort(numbers, 0, size);
            isSorted = true;
        }
    }

    /** How many of these have no partner in the other. */
    int without(LongBag other) {
        sort();
        other.sort();
        int alone = 0;
        int there = 0;
        for (int i = 0; i < size; i++) {
            while (there < other.size && other.numbers[there] < numbers[i]) {
                there++;
            }
            if (there < other.size && other.numbers[there] == numbers[i]) {
                there++;
            } else {
                alone++;
            }
        }
        return alone;
    }
}
