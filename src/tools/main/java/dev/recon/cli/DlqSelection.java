package dev.recon.cli;

import dev.recon.config.ConfigReader;
import dev.recon.config.ReconConfig;
import dev.recon.config.StreamConfig;
import dev.recon.deadletter.Place;
import dev.recon.deadletter.Selection;
import dev.recon.generate.Span;
import dev.recon.rows.DeadReason;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Whose dead letters a verb is about, and which of them. */
final class DlqSelection {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--config",
            required = true,
            paramLabel = "FILE",
            description = "The configuration of the job.")
    private Path file;

    @Option(
            names = "--stream",
            paramLabel = "NAME",
            split = ",",
            description = "Only those of this stream; several, comma-separated.")
    private List<String> streams = List.of();

    @Option(
            names = "--reason",
            paramLabel = "REASON",
            split = ",",
            description =
                    "Only those for this reason, one of ${COMPLETION-CANDIDATES}; several, comma-separated.")
    private List<DeadReason> reasons = List.of();

    @Option(
            names = "--place",
            paramLabel = "PLACE",
            split = ",",
            description =
                    "Only that of the record (or letter) at topic/partition/offset; several, comma-separated.")
    private List<String> places = List.of();

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description =
                    "Only those written since then: an RFC 3339 time such as 2026-11-20T10:00:00Z, or a time ago such"
                            + " as 2h.")
    private String since;

    ReconConfig config() {
        return ConfigReader.read(file);
    }

    Selection of(ReconConfig config) {
        Set<String> known =
                config.streams().stream().map(StreamConfig::name).collect(Collectors.toSet());
        for (String stream : streams) {
            if (!known.contains(stream)) {
                throw mistake(
                        "--stream "
                                + stream
                                + ": the configuration has no such stream, but "
                                + known.stream().sorted().collect(Collectors.joining(", ")));
            }
        }
        return new Selection(
                new LinkedHashSet<>(streams),
                reasons.stream().map(Enum::name).collect(Collectors.toSet()),
                places.stream().map(this::place).collect(Collectors.toSet()),
                since == null ? 0 : sinceMillis());
    }

    private Place place(String text) {
        Place place = Place.parse(text);
        if (place == null) {
            throw mistake(
                    "--place "
                            + text
                            + ": it must be topic/partition/offset, such as sensor-events/0/264");
        }
        return place;
    }

    private long sinceMillis() {
        try {
            return OffsetDateTime.parse(since).toInstant().toEpochMilli();
        } catch (DateTimeException noTime) {
            try {
                return System.currentTimeMillis() - Span.parse(since).millis();
            } catch (IllegalArgumentException | ArithmeticException noSpanEither) {
                throw mistake(
                        "--since "
                                + since
                                + ": it must be an RFC 3339 time such as 2026-11-20T10:00:00Z, or a time ago such as 2h");
            }
        }
    }

    private ParameterException mistake(String what) {
        return new ParameterException(spec.commandLine(), what);
    }
}
