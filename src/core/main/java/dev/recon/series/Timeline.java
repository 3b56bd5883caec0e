package dev.recon.series;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.ToLongFunction;

/**
 * Things in the order of a number that they carry, mostly an event time. They come nearly in that
 * order, so one more costs a comparison or two, and they leave from the front.
 */
final class Timeline<T> {

    private static final int SMALLEST = 4;

    /** Room for more than so many is given back when it is empty. */
    private static final int KEPT = 32;

    private final ToLongFunction<T> number;
    private final Comparator<? super T> among;
    private Object[] items = new Object[SMALLEST];
    private int from;
    private int to;

    /**
     * @param among the order of those with the same number
     */
    Timeline(ToLongFunction<T> number, Comparator<? super T> among) {
        this.number = number;
        this.among = among;
    }

    int size() {
        return to - from;
    }

    boolean isEmpty() {
        return to == from;
    }

    @SuppressWarnings("unchecked") // nothing else is put in
    T get(int index) {
        return (T) items[from + index];
    }

    /** Null when there is none. */
    T first() {
        return to == from ? null : get(0);
    }

    void add(T item) {
        if (to == items.length) {
            makeRoom();
        }
        int at = place(item);
        System.arraycopy(items, at, items, at + 1, to - at);
        items[at] = item;
        to++;
    }

    /** Behind all that are not after it. */
    private int place(T item) {
        int low = from;
        int high = to;
        int middle = to - 1; // most belong to the end
        while (low < high) {
            if (compare(get(middle - from), item) <= 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
            middle = (low + high) >>> 1;
        }
        return low;
    }

    private int compare(T one, T other) {
        int order = Long.compare(number.applyAsLong(one), number.applyAsLong(other));
        return order == 0 ? among.compare(one, other) : order;
    }

    private void makeRoom() {
        int size = to - from;
        if (2 * size > items.length) {
            items = Arrays.copyOfRange(items, from, from + 2 * size);
        } else {
            System.arraycopy(items, from, items, 0, size);
            Arrays.fill(items, size, to, null);
        }
        from = 0;
        to = size;
    }

    /** How many have a smaller number. */
    int countBefore(long limit) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (number.applyAsLong(get(middle - from)) < limit) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - from;
    }

    void removeFirst(int count) {
        Arrays.fill(items, from, from + count, null);
        from += count;
        if (from == to) {
            from = 0;
            to = 0;
            items = items.length > KEPT ? new Object[SMALLEST] : items;
        }
    }

    void clear() {
        removeFirst(size());
    }

    void remove(int index) {
        if (index == 0) {
            removeFirst(1);
            return;
        }
        int at = from + index;
        System.arraycopy(items, at + 1, items, at, to - at - 1);
        items[--to] = null;
    }
}
