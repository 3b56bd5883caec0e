package dev.recon.config;

import dev.recon.config.StreamConfig.EndPosition;
import dev.recon.config.StreamConfig.Field;
import dev.recon.config.StreamConfig.FieldPath;
import dev.recon.config.StreamConfig.Range;
import dev.recon.config.StreamConfig.StartPosition;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** Reads one stream. */
final class StreamReader {

    private final String name;
    private final Section section;
    private final Problems problems;
    private final Endpoint endpoint;
    private final Map<Field, Setting<FieldPath>> fields = new EnumMap<>(Field.class);
    private final Setting<Double> min;
    private final Setting<Double> max;
    private final Setting<StartPosition> start;
    private final Setting<EndPosition> end;

    StreamReader(String name, Section section, Problems problems) {
        this.name = name;
        this.section = section;
        this.problems = problems;
        endpoint = Endpoint.ofStream(section, problems);
        Section fieldSection = section.child("fields");
        for (Field field : Field.values()) {
            fields.put(
                    field,
                    fieldSection.read(
                            Options.FIELDS.get(field), Pointers.parser(field, endpoint.isFile())));
        }
        Section range = section.child("range");
        min = range.read(Options.RANGE_MIN, Values::number);
        max = range.read(Options.RANGE_MAX, Values::number);
        start = section.read(Options.START, Positions::start);
        end = section.read(Options.END, Positions::end);
        checkFields();
        checkRange();
        checkPositions();
    }

    String name() {
        return name;
    }

    Endpoint endpoint() {
        return endpoint;
    }

    /** As {@link StreamConfig#hasReadings}, also where a field has been refused. */
    boolean hasReadings() {
        return section.isBroken()
                || (fields.get(Field.VALUE).given() && !fields.get(Field.IDS).given());
    }

    /** Only when there are no problems. */
    StreamConfig stream() {
        Map<Field, FieldPath> paths = new EnumMap<>(Field.class);
        fields.forEach(
                (field, setting) -> {
                    if (setting.known()) {
                        paths.put(field, setting.value());
                    }
                });
        return new StreamConfig(
                name,
                endpoint.topic(),
                endpoint.file(),
                Collections.unmodifiableMap(paths),
                range(),
                start.value(),
                end.value());
    }

    private Range range() {
        if (!min.known() && !max.known()) {
            return null;
        }
        return new Range(
                min.known() ? min.value() : Double.NEGATIVE_INFINITY,
                max.known() ? max.value() : Double.POSITIVE_INFINITY);
    }

    private void checkFields() {
        Setting<FieldPath> ids = fields.get(Field.IDS);
        if (ids.given() && fields.get(Field.ID).given()) {
            problems.add(
                    ids.key(),
                    ids.path()
                            + " and "
                            + fields.get(Field.ID).path()
                            + " are both given; a record stands for one id or for many");
        }
    }

    private void checkRange() {
        Setting<FieldPath> value = fields.get(Field.VALUE);
        if (section.has("range") && !value.given()) {
            problems.add(
                    section.positionOf("range"),
                    section.pathOf("range") + " needs " + value.path());
        }
        if (min.known() && max.known() && min.value() > max.value()) {
            problems.add(min.key(), min.shown() + "; it must be at most " + max.reference());
        }
    }

    private void checkPositions() {
        if (endpoint.isFile()) {
            refuseForFile(start);
            refuseForFile(end);
        } else if (start.known()
                && end.known()
                && start.value().kind() == StartPosition.Kind.TIMESTAMP
                && end.value().kind() == EndPosition.Kind.TIMESTAMP
                && start.value().timestampMillis() >= end.value().timestampMillis()) {
            problems.add(start.key(), start.shown() + "; it must be before " + end.reference());
        }
    }

    private void refuseForFile(Setting<?> position) {
        if (position.given()) {
            problems.add(
                    position.key(),
                    position.path() + " is for topics; a file is read from its start to its end");
        }
    }
}
