package dev.recon.generate;

import static dev.recon.generate.PlantStream.AUDIT;
import static dev.recon.generate.PlantStream.SENSOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LogImportTest {

    @TempDir private Path folder;

    private final Written written = new Written();
    private final CsvColumns columns = new CsvColumns();

    private Path file(String name, String... lines) throws IOException {
        return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
    }

    private LogImport.Counts run(Path readings, Path audit, Path expected) throws IOException {
        try (LogImport logs = new LogImport(readings, audit, expected, columns)) {
            return logs.run(written);
        }
    }

    private List<String> values(PlantStream stream) {
        return written.of(stream).stream().map(Written.Line::value).toList();
    }

    @Test
    void makesReadingsAndAuditRecordsOfRows() throws IOException {
        run(
                file("r.csv", "source,seq,ts_ms,value", "n/temp,25,1000,13.50"),
                file("a.csv", "source,seq,ts_ms", "n/temp,25,1000"),
                null);

        assertThat(values(SENSOR))
                .containsExactly(
                        "{\"id\":\"n/temp-25\",\"source\":\"n/temp\",\"ts\":1000,\"temperature\":13.50}");
        assertThat(values(AUDIT))
                .containsExactly(
                        "{\"id\":\"n/temp-25\",\"source\":\"n/temp\",\"ts\":1000,"
                                + "\"role\":\"PRODUCER_EXPECTED\",\"type\":\"reading\"}");
        assertThat(written.lines)
                .allMatch(line -> line.key().equals("n/temp") && line.eventTime() == 1000);
    }

    @Test
    void findsColumnsByTheirNamesInAnyOrder() throws IOException {
        columns.source = "machine";
        columns.id = List.of("event");
        columns.time = "when";
        columns.value = "t";
        columns.valueField = "value";
        columns.delimiter = ';';
        run(
                file(
                        "r.csv",
                        "\uFEFFt;other;when;machine;event",
                        "7;x;2026-11-20T10:00:00Z;\"m;1\";e9"),
                null,
                null);

        assertThat(values(SENSOR))
                .containsExactly(
                        "{\"id\":\"e9\",\"source\":\"m;1\",\"ts\":\"2026-11-20T10:00:00Z\",\"value\":7}");
        assertThat(written.lines.get(0).eventTime()).isEqualTo(1_795_168_800_000L);
    }

    @Test
    void passesOnWhatItCannotRead() throws IOException {
        String[] dirt = {
            "s,2", "s,,3000,1", "s,4,noon,1", "s,\"5\"x,3000,1", ",6,3000,1", "\"s,7,3000,1"
        };
        String[] lines = new String[dirt.length + 3];
        lines[0] = "source,seq,ts_ms,value";
        lines[1] = "s,1,2000,1";
        System.arraycopy(dirt, 0, lines, 2, dirt.length);
        lines[lines.length - 1] = "s,8,3000,1";

        LogImport.Counts counts = run(file("r.csv", lines), null, null);

        assertThat(values(SENSOR)).contains(dirt).hasSize(dirt.length + 2);
        assertThat(counts).isEqualTo(new LogImport.Counts(dirt.length + 2, 0, dirt.length, 0));
        assertThat(written.lines.get(written.lines.size() - 1).id()).isEqualTo("s-8");
    }

    @Test
    void leavesItToTheJobToJudgeAValue() throws IOException {
        run(
                file(
                        "r.csv",
                        "source,seq,ts_ms,value",
                        "s,1,2000,NaN",
                        "s,2,2000,",
                        "s,3,2000,\"a\nb\""),
                null,
                null);

        assertThat(values(SENSOR))
                .extracting(value -> value.substring(value.indexOf("\"temperature\"")))
                .containsExactly(
                        "\"temperature\":\"NaN\"}",
                        "\"temperature\":null}",
                        "\"temperature\":\"a\\nb\"}");
    }

    @Test
    void keepsTheOrderOfTheFileAndLetsTheStreamBehindGoFirst() throws IOException {
        run(
                file(
                        "r.csv",
                        "source,seq,ts_ms,value",
                        "s,1,1000,1",
                        "s,3,3000,1",
                        "s,2,2000,1",
                        "s,3,3000,1"),
                file("a.csv", "source,seq,ts_ms", "s,1,1000", "s,2,2000", "s,3,3000", "s,4,4000"),
                null);

        assertThat(written.lines)
                .extracting(line -> (line.stream() == AUDIT ? "a" : "r") + line.id().substring(2))
                .containsExactly("a1", "r1", "a2", "a3", "r3", "r2", "r3", "a4");
    }

    @Test
    void makesOneAuditRecordForEverySequenceNumber() throws IOException {
        Path expected =
                file(
                        "e.json",
                        """
                {"sources":[{"source":"a","first_seq":5,"last_seq":7,"ts0_ms":1000,"cadence_ms":100},
                            {"source":"b","first_seq":0,"last_seq":0,"ts0_ms":1050,"cadence_ms":60}]}""");
        LogImport.Counts counts = run(null, null, expected);

        assertThat(counts).isEqualTo(new LogImport.Counts(0, 4, 0, 0));
        assertThat(written.lines)
                .extracting(line -> line.id() + "@" + line.ts())
                .containsExactly("a-5@1000", "b-0@1050", "a-6@1100", "a-7@1200");
    }

    @Test
    void readsGzip() throws IOException {
        Path file = folder.resolve("r.csv.gz");
        try (Writer writer =
                new OutputStreamWriter(
                        new GZIPOutputStream(Files.newOutputStream(file)),
                        java.nio.charset.StandardCharsets.UTF_8)) {
            writer.write("source,seq,ts_ms,value\r\ns,1,2000,1\r\n\r\ns,2,2000,1");
        }
        run(file, null, null);

        assertThat(written.lines).extracting(Written.Line::id).containsExactly("s-1", "s-2");
    }

    @Test
    void namesTheColumnThatIsNotThere() throws IOException {
        Path file = file("r.csv", "source,seq,time,value");

        assertThatThrownBy(() -> run(file, null, null))
                .hasMessageContaining("no column 'ts_ms', only source, seq");
    }
}
