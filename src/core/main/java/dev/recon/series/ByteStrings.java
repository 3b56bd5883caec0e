package dev.recon.series;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Bytes behind their length. */
final class ByteStrings {

    static final byte[] EMPTY = new byte[0];

    private ByteStrings() {}

    static void write(DataOutput out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static byte[] read(DataInput in) throws IOException {
        int length = in.readInt();
        byte[] bytes = length == 0 ? EMPTY : new byte[length];
        in.readFully(bytes);
        return bytes;
    }
}
