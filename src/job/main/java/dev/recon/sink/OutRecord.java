package dev.recon.sink;

/**
 * One record on its way out. A POJO to Flink, so it can cross the network without Kryo.
 *
 * <p>{@code headers} alternates names (UTF-8) and values and may be empty, but is never null.
 */
public final class OutRecord {

    public byte[] key;
    public byte[] value;
    public byte[][] headers;

    public OutRecord() {}

    public OutRecord(byte[] key, byte[] value, byte[][] headers) {
        this.key = key;
        this.value = value;
        this.headers = headers;
    }
}
