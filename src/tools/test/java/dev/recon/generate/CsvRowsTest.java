package dev.recon.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvRowsTest {

    private static final int MOST_LINES = 20;

    @TempDir private Path folder;

    private List<String> rows(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("rows.csv"), text);
        List<String> rows = new ArrayList<>();
        try (CsvRows csv = new CsvRows(file)) {
            for (byte[] row = csv.next(); row != null; row = csv.next()) {
                rows.add(new String(row, StandardCharsets.UTF_8));
            }
        }
        return rows;
    }

    @Test
    void aQuotedTextMayGoOverTwentyLines() throws IOException {
        String row = "a,\"" + "b\n".repeat(MOST_LINES - 1) + "c\"";
        assertThat(rows(row + "\nd,e\n")).containsExactly(row, "d,e");
    }

    @Test
    void overMoreTheQuoteWasASlipAndEachLineIsARow() throws IOException {
        String row = "a,\"" + "b\n".repeat(MOST_LINES) + "c\"";
        assertThat(rows(row + "\nd,e\n"))
                .hasSize(MOST_LINES + 2)
                .startsWith("a,\"b")
                .endsWith("d,e");
    }
}
