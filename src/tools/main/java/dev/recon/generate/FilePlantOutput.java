package dev.recon.generate;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes {@code readings.jsonl} and {@code audit.jsonl}, replacing what was there. */
public final class FilePlantOutput implements PlantOutput {

    public static final String READINGS = "readings.jsonl";
    public static final String AUDIT = "audit.jsonl";

    private static final int BUFFER_BYTES = 1 << 18;

    private final OutputStream readings;
    private final OutputStream audit;

    public FilePlantOutput(Path folder) throws IOException {
        Files.createDirectories(folder);
        readings =
                new BufferedOutputStream(
                        Files.newOutputStream(folder.resolve(READINGS)), BUFFER_BYTES);
        audit =
                new BufferedOutputStream(
                        Files.newOutputStream(folder.resolve(AUDIT)), BUFFER_BYTES);
    }

    @Override
    public void record(
            PlantStream stream, int partition, byte[] key, byte[] value, long eventTimeMillis)
            throws IOException {
        OutputStream file = stream == PlantStream.AUDIT ? audit : readings;
        file.write(value);
        file.write('\n');
    }

    @Override
    public void pause() throws IOException {
        readings.flush();
        audit.flush();
    }

    @Override
    public void close() throws IOException {
        try (readings;
                audit) {
            pause();
        }
    }
}
