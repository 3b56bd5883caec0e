package dev.recon.model;

import dev.recon.config.ControlConfig;
import dev.recon.config.ReconConfig;
import dev.recon.config.StreamConfig;
import dev.recon.config.StreamConfig.Field;
import dev.recon.config.StreamConfig.FieldPath;
import dev.recon.config.StreamConfig.Range;
import dev.recon.core.time.Rules;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Reads the part of a configuration that tapes use, without a single check. */
public final class TapeConfigs {

    private static final Map<String, Long> UNITS =
            Map.of("ms", 1L, "s", 1_000L, "min", 60_000L, "h", 3_600_000L, "d", 86_400_000L);

    private TapeConfigs() {}

    public static ReconConfig read(Path file) {
        Map<?, ?> root;
        try (InputStream in = Files.newInputStream(file)) {
            root = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromInputStream(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<StreamConfig> streams = new ArrayList<>();
        map(root, "streams")
                .forEach((name, stream) -> streams.add(stream((String) name, (Map<?, ?>) stream)));
        List<ControlConfig> controls = new ArrayList<>();
        for (Object control : (List<?>) root.get("controls")) {
            controls.add(control((Map<?, ?>) control));
        }
        return new ReconConfig(rules(root), streams, controls, null, null, null);
    }

    private static Rules rules(Map<?, ?> root) {
        Map<?, ?> time = map(root, "time");
        long patience = millis(time, "missing-after", null);
        return new Rules(
                millis(time, "metrics-interval", null),
                patience,
                millis(time, "out-of-orderness", patience),
                millis(time, "correction-horizon", null),
                millis(time, "idle-timeout", null),
                millis(time, "timer-resolution", 1_000L),
                millis(time, "future-tolerance", 3_600_000L),
                "report".equals(root.get("duplicates")));
    }

    private static StreamConfig stream(String name, Map<?, ?> stream) {
        Map<Field, FieldPath> fields = defaultFields();
        map(stream, "fields")
                .forEach(
                        (field, path) ->
                                fields.put(
                                        Field.valueOf(((String) field).toUpperCase(Locale.ROOT)),
                                        new FieldPath(false, (String) path)));
        Map<?, ?> range = (Map<?, ?>) stream.get("range");
        Range bounds = range == null ? null : new Range(number(range, "min"), number(range, "max"));
        return new StreamConfig(
                name,
                (String) stream.get("topic"),
                (String) stream.get("file"),
                fields,
                bounds,
                null,
                null);
    }

    /** Where the fields are found when nothing else is said. */
    static Map<Field, FieldPath> defaultFields() {
        Map<Field, FieldPath> fields = new EnumMap<>(Field.class);
        fields.put(Field.ID, new FieldPath(false, "/id"));
        fields.put(Field.SOURCE, new FieldPath(false, "/source"));
        fields.put(Field.TIME, new FieldPath(false, "/ts"));
        fields.put(Field.TYPE, new FieldPath(false, "/type"));
        fields.put(Field.ROLE, new FieldPath(false, "/role"));
        return fields;
    }

    private static ControlConfig control(Map<?, ?> control) {
        Map<?, ?> expected = map(control, "expected");
        List<ControlConfig.Output> outputs = new ArrayList<>();
        for (Object element : (List<?>) control.get("actual")) {
            Map<?, ?> actual = (Map<?, ?>) element;
            String stream = (String) actual.get("stream");
            String name = actual.get("name") == null ? stream : (String) actual.get("name");
            outputs.add(new ControlConfig.Output(name, stream, (String) actual.get("role")));
        }
        return new ControlConfig(
                (String) control.get("name"),
                new ControlConfig.Selector(
                        (String) expected.get("stream"), (String) expected.get("role")),
                outputs,
                "any".equals(control.get("require"))
                        ? ControlConfig.Require.ANY
                        : ControlConfig.Require.ALL);
    }

    private static long millis(Map<?, ?> map, String key, Long otherwise) {
        Object text = map.get(key);
        if (text == null) {
            return otherwise;
        }
        String[] parts = ((String) text).split(" ", -1);
        return Long.parseLong(parts[0]) * UNITS.get(parts[1]);
    }

    private static double number(Map<?, ?> map, String key) {
        return ((Number) map.get(key)).doubleValue();
    }

    private static Map<?, ?> map(Map<?, ?> parent, String key) {
        Object map = parent.get(key);
        return map == null ? Map.of() : (Map<?, ?>) map;
    }
}
