package dev.recon.rows;

import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The keys of rows as they stand in a topic. */
final class RowKeys {

    private RowKeys() {}

    static String join(String... parts) {
        return Stream.of(parts)
                .map(part -> part.replace("%", "%25").replace("/", "%2F"))
                .collect(Collectors.joining("/"));
    }

    /** RFC 3339, in UTC, always with milliseconds. */
    static String time(long millis) {
        String text = Instant.ofEpochMilli(millis).toString();
        return millis % 1000 == 0 ? text.replace("Z", ".000Z") : text;
    }
}
