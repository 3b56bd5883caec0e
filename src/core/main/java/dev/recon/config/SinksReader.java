package dev.recon.config;

import dev.recon.config.SinksConfig.Delivery;
import dev.recon.config.SinksConfig.Target;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Reads the section {@code sinks}. */
final class SinksReader {

    private final Setting<Delivery> delivery;
    private final Setting<Long> transactionTimeout;
    private final Endpoint exceptions;
    private final Endpoint metrics;
    private final Endpoint deadletters;

    /** Null where none are made. */
    private final Endpoint fills;

    /** Null where nobody wants it. */
    private final Endpoint series;

    private final Endpoint status;
    private final Setting<Long> statusInterval;
    private final Setting<Long> deadLetterBytes;

    /**
     * @param fills whether fills are made
     */
    SinksReader(Section root, boolean fills, Problems problems) {
        Section section = root.child("sinks");
        delivery = section.read(Options.DELIVERY, Values.choice(Delivery.class));
        transactionTimeout =
                section.read(Options.TRANSACTION_TIMEOUT, SinksReader::transactionTimeout);
        exceptions = Endpoint.ofSink(section.child("exceptions"), Options.EXCEPTIONS, problems);
        metrics = Endpoint.ofSink(section.child("metrics"), Options.METRICS, problems);
        Section letters = section.child("deadletters");
        deadletters = Endpoint.ofSink(letters, Options.DEADLETTERS, problems);
        deadLetterBytes = letters.read(Options.DEADLETTER_BYTES, SinksReader::deadLetterBytes);
        this.fills =
                fills ? Endpoint.ofSink(section.child("fills"), Options.FILLS, problems) : null;
        series =
                fills && section.has("series")
                        ? Endpoint.ofSink(section.child("series"), Options.SERIES, problems)
                        : null;
        if (!fills) {
            refuseWithoutFills(section, "fills", problems);
            refuseWithoutFills(section, "series", problems);
        }
        Section statusSection = section.child("status");
        status = Endpoint.ofSink(statusSection, Options.STATUS, problems);
        statusInterval = statusSection.read(Options.STATUS_INTERVAL, Values::duration);
    }

    /** All but the status, which is left out where it was not asked for and there is no Kafka. */
    List<Endpoint> endpoints() {
        return Stream.of(exceptions, metrics, deadletters, fills, series)
                .filter(Objects::nonNull)
                .toList();
    }

    Endpoint status() {
        return status;
    }

    Setting<Long> transactionTimeout() {
        return transactionTimeout;
    }

    /**
     * Only when there are no problems.
     *
     * @param tellsStatus whether the status is written
     */
    SinksConfig sinks(boolean tellsStatus) {
        return new SinksConfig(
                delivery.value(),
                target(exceptions),
                target(metrics),
                target(deadletters),
                target(fills),
                target(series),
                tellsStatus ? target(status) : null,
                statusInterval.value(),
                transactionTimeout.value(),
                Math.toIntExact(deadLetterBytes.value()));
    }

    private static Target target(Endpoint endpoint) {
        return endpoint == null ? null : new Target(endpoint.topic(), endpoint.file());
    }

    private static void refuseWithoutFills(Section section, String key, Problems problems) {
        if (section.has(key)) {
            String rule = " is given, but no fills are made; that takes a section `fills`";
            problems.add(section.positionOf(key), section.pathOf(key) + rule);
        }
    }

    /** One array of bytes has to hold it. */
    private static Long deadLetterBytes(String text) throws Values.Refused {
        long bytes = Values.size(text);
        if (bytes > Values.size("1 GB")) {
            throw new Values.Refused("it must be at most 1 GB");
        }
        return bytes;
    }

    /** Kafka keeps it in 32 bits of milliseconds. */
    private static Long transactionTimeout(String text) throws Values.Refused {
        long millis = Values.duration(text);
        if (millis > Values.duration("24 d")) {
            throw new Values.Refused("it must be at most 24 d, the most that Kafka can hold");
        }
        return millis;
    }
}
