package dev.recon.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileReaderTest {

    @TempDir Path folder;

    @Test
    void announcesAnEmptyFile() throws Exception {
        Path file = Files.createFile(folder.resolve("_empty.jsonl"));
        assertThat(readAll(file)).containsExactly("ASSIGNED 0@0");
    }

    @Test
    void readsEveryLine() throws Exception {
        Path file = Files.writeString(folder.resolve("lines.jsonl"), "a\n\nb");
        assertThat(readAll(file)).containsExactly("ASSIGNED 0@0", "0@0 a", "0@1 ", "0@2 b");
    }

    @Test
    void unpacksGzip() throws Exception {
        Path file = folder.resolve("lines.jsonl.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("a\nb\n".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(readAll(file)).containsExactly("ASSIGNED 0@0", "0@0 a", "0@1 b");
    }

    @Test
    void resumesWithinTheFileWithoutLosingOrRepeatingALine() throws Exception {
        int lines = 40_000;
        Path file = folder.resolve("long.jsonl");
        Files.writeString(
                file,
                IntStream.range(0, lines)
                        .mapToObj(
                                i ->
                                        "{\"id\":\""
                                                + i
                                                + "\",\"padding\":\"0123456789012345678901234567\"}")
                        .collect(Collectors.joining("\n")));
        List<String> whole = readAll(file);
        assertThat(whole).hasSize(lines + 1);
        for (int stop : new int[] {1, 2, 500, 21_000, lines, lines + 1}) {
            List<String> resumed = readWithARestart(file, stop);
            List<String> expected = new ArrayList<>(whole);
            expected.add(stop, "ASSIGNED 0@" + (stop - 1));
            assertThat(resumed).as("restarted after %d", stop).isEqualTo(expected);
        }
    }

    private List<String> readAll(Path file) throws Exception {
        ReaderRun run = new ReaderRun();
        try (SourceReader<RawRecord, FileSourceSplit> reader = source(file).createReader(run)) {
            start(reader, splits(file));
            run.poll(reader, Integer.MAX_VALUE);
        }
        return run.emitted;
    }

    private List<String> readWithARestart(Path file, int stop) throws Exception {
        ReaderRun run = new ReaderRun();
        List<FileSourceSplit> left;
        try (SourceReader<RawRecord, FileSourceSplit> reader = source(file).createReader(run)) {
            start(reader, splits(file));
            run.poll(reader, stop);
            left = throughBytes(reader.snapshotState(1), source(file).getSplitSerializer());
        }
        try (SourceReader<RawRecord, FileSourceSplit> reader = source(file).createReader(run)) {
            start(reader, left);
            run.poll(reader, Integer.MAX_VALUE);
        }
        return run.emitted;
    }

    private static void start(
            SourceReader<RawRecord, FileSourceSplit> reader, Collection<FileSourceSplit> splits) {
        reader.start();
        reader.addSplits(List.copyOf(splits));
        reader.notifyNoMoreSplits();
    }

    private static List<FileSourceSplit> throughBytes(
            List<FileSourceSplit> splits, SimpleVersionedSerializer<FileSourceSplit> serializer)
            throws IOException {
        List<FileSourceSplit> read = new ArrayList<>();
        for (FileSourceSplit split : splits) {
            read.add(serializer.deserialize(serializer.getVersion(), serializer.serialize(split)));
        }
        return read;
    }

    private static Collection<FileSourceSplit> splits(Path file) throws IOException {
        return new OneFile()
                .enumerateSplits(
                        new org.apache.flink.core.fs.Path[] {StreamSources.path(file.toString())},
                        1);
    }

    @SuppressWarnings("unchecked")
    private static Source<RawRecord, FileSourceSplit, ?> source(Path file) {
        return (Source<RawRecord, FileSourceSplit, ?>)
                StreamSources.of(Streams.file(file.toString()), null);
    }
}
