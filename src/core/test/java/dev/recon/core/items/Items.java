package dev.recon.core.items;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Arrivals for tests; the text lies in the middle of a longer one, as in a real record. */
public final class Items {

    private Items() {}

    public static Arrival of(String source, String id, long timeMillis) {
        Arrival item = new Arrival();
        item.timeMillis = timeMillis;
        item.hash1 = mix(source + '/' + id);
        item.hash2 = mix(id + '/' + source);
        byte[] sourceBytes = source.getBytes(UTF_8);
        byte[] idBytes = id.getBytes(UTF_8);
        item.sourceStart = 3;
        item.sourceEnd = item.sourceStart + sourceBytes.length;
        item.idStart = item.sourceEnd + 2;
        item.idEnd = item.idStart + idBytes.length;
        item.text = ("???" + source + "??" + id + "???").getBytes(UTF_8);
        return item;
    }

    public static String source(Arrival item) {
        return new String(item.text, item.sourceStart, item.sourceEnd - item.sourceStart, UTF_8);
    }

    public static String id(Arrival item) {
        return new String(item.text, item.idStart, item.idEnd - item.idStart, UTF_8);
    }

    public static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private static long mix(String text) {
        long hash = 0xCBF29CE484222325L;
        for (byte each : bytes(text)) {
            hash = (hash ^ each) * 0x100000001B3L;
        }
        hash = (hash ^ hash >>> 32) * 0xD6E8FEB86659FD93L;
        return hash ^ hash >>> 32;
    }
}
