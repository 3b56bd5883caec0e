package dev.recon.core.rows;

import java.util.Arrays;

/**
 * Numbers sources in the order in which they are met; compares whole names, so two are never
 * confused.
 */
final class SourceNames {

    private byte[][] names = new byte[16][];
    private int[] hashes = new int[16];
    private int size;

    /** Number + 1, or 0 for free; a power of two, at most half full. */
    private int[] slots = new int[32];

    int number(byte[] text, int from, int to) {
        int hash = hash(text, from, to);
        int slot = hash & (slots.length - 1);
        while (slots[slot] != 0) {
            int number = slots[slot] - 1;
            if (hashes[number] == hash
                    && Arrays.equals(names[number], 0, names[number].length, text, from, to)) {
                return number;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        return add(hash, Arrays.copyOfRange(text, from, to));
    }

    private static int hash(byte[] text, int from, int to) {
        int hash = 1;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + text[i];
        }
        hash *= 0x9E3779B9;
        return hash ^ hash >>> 15;
    }

    private int add(int hash, byte[] name) {
        if (size == names.length) {
            names = Arrays.copyOf(names, size * 2);
            hashes = Arrays.copyOf(hashes, size * 2);
            slots = new int[size * 4];
            for (int number = 0; number < size; number++) {
                link(number);
            }
        }
        names[size] = name;
        hashes[size] = hash;
        link(size);
        return size++;
    }

    private void link(int number) {
        int slot = hashes[number] & (slots.length - 1);
        while (slots[slot] != 0) {
            slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = number + 1;
    }

    byte[] name(int number) {
        requireKnown(number);
        return names[number];
    }

    void requireKnown(int number) {
        if (number < 0 || number >= size) {
            throw new IllegalStateException(
                    "No source has number " + number + "; numbers are good until all is taken");
        }
    }

    void clear() {
        names = new byte[16][];
        hashes = new int[16];
        slots = new int[32];
        size = 0;
    }
}
