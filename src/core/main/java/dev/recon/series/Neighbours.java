package dev.recon.series;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Which sources correlate: groups of a few, on every leg the same. The order in which they were
 * given is of no importance.
 */
public final class Neighbours implements Serializable {

    /** Sources in a group, at most. */
    public static final int MOST = 8;

    /** In the place of the number of a source that has no neighbours. */
    static final int ALONE = -1;

    public static final Neighbours NONE = of(List.of());

    /** Where there are none. */
    public static final long NO_FINGERPRINT = 0xcbf29ce484222325L;

    private static final long FNV_PRIME = 0x100000001b3L;
    private static final long serialVersionUID = 1L;

    private final List<List<String>> groups;

    private final long fingerprint;

    /** Of each member, the groups one after another: its name, group, and place in it. */
    private final byte[][] names;

    private final int[] groupOf;
    private final int[] placeOf;

    /** Members by hash of their names, open addressing; at most half full. */
    private final int[] table;

    private Neighbours(List<List<String>> groups) {
        this.groups = groups;
        int members = groups.stream().mapToInt(List::size).sum();
        names = new byte[members][];
        groupOf = new int[members];
        placeOf = new int[members];
        table = new int[2 * Integer.highestOneBit(2 * members | 1)];
        Arrays.fill(table, ALONE);
        int member = 0;
        for (int group = 0; group < groups.size(); group++) {
            for (int place = 0; place < groups.get(group).size(); place++) {
                names[member] = groups.get(group).get(place).getBytes(UTF_8);
                groupOf[member] = group;
                placeOf[member] = place;
                put(member++);
            }
        }
        fingerprint = fingerprint(groups);
    }

    /** FNV-1a, of 64 bits. */
    private static long fingerprint(List<List<String>> groups) {
        long hash = NO_FINGERPRINT;
        for (List<String> group : groups) {
            for (String name : group) {
                for (byte each : name.getBytes(UTF_8)) {
                    hash = (hash ^ each & 0xff) * FNV_PRIME;
                }
                hash = (hash ^ 0x100) * FNV_PRIME; // no byte of a name
            }
            hash = (hash ^ 0x200) * FNV_PRIME;
        }
        return hash;
    }

    /**
     * @param groups of names; none stands in two places
     */
    public static Neighbours of(List<List<String>> groups) {
        return new Neighbours(
                groups.stream()
                        .map(group -> group.stream().sorted().toList())
                        .sorted(Comparator.comparing(group -> group.get(0)))
                        .toList());
    }

    private void put(int member) {
        int at = hash(names[member], 0, names[member].length) & table.length - 1;
        while (table[at] != ALONE) {
            at = at + 1 & table.length - 1;
        }
        table[at] = member;
    }

    private static int hash(byte[] text, int from, int to) {
        int hash = 1;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + text[i];
        }
        return hash ^ hash >>> 16;
    }

    /** In an order of their own, which does not depend on how they were given. */
    public List<List<String>> groups() {
        return groups;
    }

    /** Of other groups it is another one. */
    public long fingerprint() {
        return fingerprint;
    }

    /** The number of a source {@code text[from..to)} that has neighbours, or {@link #ALONE}. */
    int memberOf(byte[] text, int from, int to) {
        if (names.length == 0) {
            return ALONE;
        }
        int at = hash(text, from, to) & table.length - 1;
        while (table[at] != ALONE) {
            byte[] name = names[table[at]];
            if (Arrays.equals(name, 0, name.length, text, from, to)) {
                return table[at];
            }
            at = at + 1 & table.length - 1;
        }
        return ALONE;
    }

    int groupOf(int member) {
        return groupOf[member];
    }

    int placeOf(int member) {
        return placeOf[member];
    }

    int sizeOf(int group) {
        return groups.get(group).size();
    }

    /** The first of the group of a source {@code text[from..to)}, null where it has none. */
    public byte[] firstOf(byte[] text, int from, int to) {
        int member = memberOf(text, from, to);
        return member == ALONE ? null : names[member - placeOf[member]];
    }
}
