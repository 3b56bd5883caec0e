package dev.recon.rows;

/** What rows about one id have as their key. */
public record ItemKey(String control, String output, String source, String id) {

    /** As it stands in a topic. */
    @Override
    public String toString() {
        return RowKeys.join(control, output, source, id);
    }
}
