package dev.recon.codec;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The 128 bits that stand for a (source, id). State is keyed by them, so they are fixed for ever.
 *
 * <p>Why two items never share them: PolymurHash is almost universal. For any two different texts
 * of at most n bytes that were chosen without its key in mind, the share of keys that give both the
 * same 64 bits is proven to be at most n · 2^-60.2. The two halves here have keys that have nothing
 * to do with each other, so both collide with at most n² · 2^-120.4: for ten thousand million items
 * of a hundred bytes held at once, that is below 10^-12 for any two of them. The keys are digits of
 * pi and of e, so nobody chose them to fit. It is no defence against one who makes ids collide on
 * purpose.
 *
 * <p>Not thread safe; allocates nothing once its buffer has grown.
 */
public final class ItemHash {

    private static final Hasher64 HIGH =
            Hashing.polymurHash2_0(0x243F6A8885A308D3L, 0x13198A2E03707344L, 0xA4093822299F31D0L);
    private static final Hasher64 LOW =
            Hashing.polymurHash2_0(0xB7E151628AED2A6AL, 0xBF7158809CF4F3C7L, 0x62E7160F38B4DA56L);
    private static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    /** The first half of the hash last computed. */
    public long high;

    /** The second half. */
    public long low;

    private byte[] buffer = new byte[256];

    /** Computes the hash of {@code source[sourceFrom..sourceTo)} and {@code id[idFrom..idTo)}. */
    public void compute(
            byte[] source, int sourceFrom, int sourceTo, byte[] id, int idFrom, int idTo) {
        int sourceLength = sourceTo - sourceFrom;
        int idLength = idTo - idFrom;
        int length = sourceLength + idLength + Integer.BYTES;
        if (buffer.length < length) {
            buffer = new byte[Math.max(length, buffer.length * 2)];
        }
        System.arraycopy(source, sourceFrom, buffer, 0, sourceLength);
        System.arraycopy(id, idFrom, buffer, sourceLength, idLength);
        // Says where one ends and the other begins, so that no two items are the same bytes.
        INT.set(buffer, sourceLength + idLength, sourceLength);
        high = HIGH.hashBytesToLong(buffer, 0, length);
        low = LOW.hashBytesToLong(buffer, 0, length);
    }
}
