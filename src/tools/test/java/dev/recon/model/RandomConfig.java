package dev.recon.model;

import dev.recon.config.ControlConfig;
import dev.recon.config.ControlConfig.Output;
import dev.recon.config.ControlConfig.Require;
import dev.recon.config.ControlConfig.Selector;
import dev.recon.config.ReconConfig;
import dev.recon.config.StreamConfig;
import dev.recon.config.StreamConfig.Field;
import dev.recon.config.StreamConfig.FieldPath;
import dev.recon.config.StreamConfig.Range;
import dev.recon.core.time.Rules;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Configurations that are allowed, small and awkward. */
final class RandomConfig {

    private final Random random;
    private final Map<String, StreamConfig> streams = new LinkedHashMap<>();

    private RandomConfig(Random random) {
        this.random = random;
    }

    static ReconConfig of(Random random) {
        RandomConfig config = new RandomConfig(random);
        Rules rules = config.rules();
        List<ControlConfig> controls = config.controls();
        if (random.nextInt(8) == 0) {
            config.stream("nobody", false);
        }
        return new ReconConfig(
                rules, List.copyOf(config.streams.values()), controls, null, null, null);
    }

    private Rules rules() {
        long r = pick(1L, 7L, 200L, 250L, 500L, 1_000L, 1_500L);
        long o = r * (1 + random.nextInt(4)) + pick(0L, 0L, 1L, 999L, 4_000L);
        long n = pick(1L, 500L, 2_000L, 5_000L, 5_001L, 9_999L);
        long b = pick(0L, n, random.nextLong(n + 1), n / 2);
        long m = n + o + pick(0L, 0L, 1L, 3_000L, 20_000L);
        long z = pick(150L, 200L, 1_000L, 3_333L, 10_000L);
        long tolerance = pick(1L, 5_000L, 3_600_000L);
        return new Rules(o, n, b, m, z, r, tolerance, random.nextBoolean());
    }

    private List<ControlConfig> controls() {
        return switch (random.nextInt(8)) {
            case 0, 1 -> pair();
            case 2 -> fan(Require.ALL);
            case 3 -> fan(Require.ANY);
            case 4 -> roles();
            case 5 -> self();
            case 6 -> projection();
            default -> chain();
        };
    }

    private List<ControlConfig> pair() {
        stream("audit", false);
        stream("sensor", false);
        return List.of(all("in/gest", selector("audit", null), output("100%", "sensor", null)));
    }

    private List<ControlConfig> fan(Require require) {
        stream("raw", false);
        stream("alarms", false);
        stream("archive", random.nextInt(3) == 0);
        Output first = output("alarms", "alarms", null);
        Output second = output("arch", "archive", null);
        // Also a second way to the same stream: under "any" such a record is still one.
        Output third = output("again", "alarms", random.nextBoolean() ? "A" : null);
        List<Output> outputs =
                random.nextBoolean() ? List.of(first, second) : List.of(first, second, third);
        return List.of(new ControlConfig("route", selector("raw", null), outputs, require));
    }

    private List<ControlConfig> roles() {
        stream("inventory", false);
        return List.of(
                all("produced", selector("inventory", "P"), output("inventory", "inventory", "A")),
                all("consumed", selector("inventory", "A"), output("c", "inventory", "C")));
    }

    private List<ControlConfig> self() {
        stream("inventory", random.nextInt(3) == 0);
        String role = random.nextBoolean() ? "A" : null;
        return List.of(
                all("self", selector("inventory", role), output("any role", "inventory", null)));
    }

    private List<ControlConfig> projection() {
        stream("audit", false);
        stream("projection", true);
        ControlConfig fold =
                all("fold", selector("audit", null), output("projection", "projection", null));
        ControlConfig back =
                all("back", selector("projection", null), output("audit", "audit", null));
        return random.nextBoolean() ? List.of(fold) : List.of(fold, back);
    }

    private List<ControlConfig> chain() {
        stream("a", false);
        stream("b", false);
        stream("c", false);
        return List.of(
                all("ab", selector("a", null), output("b", "b", null)),
                all(
                        "bc",
                        selector("b", null),
                        output("c", "c", random.nextBoolean() ? "A" : null)));
    }

    private static Selector selector(String stream, String role) {
        return new Selector(stream, role);
    }

    private static Output output(String name, String stream, String role) {
        return new Output(name, stream, role);
    }

    private static ControlConfig all(String name, Selector expected, Output actual) {
        return new ControlConfig(name, expected, List.of(actual), Require.ALL);
    }

    private void stream(String name, boolean many) {
        Map<Field, FieldPath> fields = TapeConfigs.defaultFields();
        if (random.nextInt(3) == 0) {
            fields.put(Field.ID, path("/data/ref"));
            fields.put(Field.SOURCE, path("/data/src~1name"));
            fields.put(Field.TIME, path("/data/at~0ms"));
        }
        if (many) {
            fields.put(Field.IDS, path("/members"));
        }
        Range range = null;
        if (random.nextInt(3) > 0) {
            fields.put(Field.VALUE, path(random.nextBoolean() ? "/temperature" : "/data/values/0"));
            range = random.nextInt(4) == 0 ? null : new Range(50, 55);
        }
        streams.put(name, new StreamConfig(name, name + "-topic", null, fields, range, null, null));
    }

    private static FieldPath path(String pointer) {
        return new FieldPath(false, pointer);
    }

    private long pick(long... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
