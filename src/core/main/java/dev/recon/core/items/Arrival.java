package dev.recon.core.items;

/**
 * One id of one record, as it reaches the reconciler. Reused: valid during the call it is passed
 * to.
 *
 * <p>{@code hash1} and {@code hash2} are a 128-bit hash of source and id and stand for them in the
 * tables; the text itself is kept only while an exception may still have to name it.
 */
public final class Arrival {

    public int route;
    public long timeMillis;
    public long hash1;
    public long hash2;
    public boolean noop;
    public boolean many;
    public Invalid invalid = Invalid.NONE;

    /** Of a valid reading that somebody may want to know the value of; else NaN. */
    public double value = Double.NaN;

    /** UTF-8 of source and id. */
    public byte[] text;

    public int sourceStart;
    public int sourceEnd;
    public int idStart;
    public int idEnd;
}
