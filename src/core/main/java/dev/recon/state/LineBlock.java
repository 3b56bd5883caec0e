package dev.recon.state;

/** The name of the line, as operators keep it that have no buckets. */
public final class LineBlock {

    /** The one key in the state {@link StateNames#LINE}. */
    public static final String KEY = "name";

    static final String WHAT = "line";

    private LineBlock() {}

    public static byte[] write(String line) {
        return new BlockWriter(1 + 4 + line.length()).putText(line).done();
    }

    /**
     * @throws UnreadableState when it cannot be read
     */
    public static String read(byte[] block) {
        BlockReader in = BlockReader.open(block, WHAT);
        String line = in.getText();
        in.end();
        return line;
    }
}
