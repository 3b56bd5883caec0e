package dev.recon.codec;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The bytes of a record that cannot be used, as many of them as its dead letter may carry.
 *
 * @param bytes all of them, or the first; null for a tombstone
 * @param length how many there were
 * @param sha256 of all of them, in hexadecimal digits; null unless some have been cut off
 */
public record Original(byte[] bytes, int length, String sha256) {

    /**
     * Cuts off what is too much; inside a character of UTF-8 the cut is before it, so that text
     * stays text.
     */
    public static Original of(byte[] value, int atMost) {
        if (value == null || value.length <= atMost) {
            return new Original(value, value == null ? 0 : value.length, null);
        }
        int end = atMost;
        while (end > 0 && atMost - end < 3 && (value[end] & 0xC0) == 0x80) {
            end--;
        }
        return new Original(Arrays.copyOf(value, end), value.length, sha256(value));
    }

    public boolean isCut() {
        return sha256 != null;
    }

    /** The fingerprint by which the whole of a cut record is known again. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
