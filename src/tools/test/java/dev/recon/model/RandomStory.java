package dev.recon.model;

import dev.recon.config.ControlConfig;
import dev.recon.config.ControlConfig.Selector;
import dev.recon.config.ReconConfig;
import dev.recon.config.StreamConfig;
import dev.recon.config.StreamConfig.Field;
import dev.recon.core.time.Rules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * What happens on a tape: events, most of which arrive as they should, and everything that can go
 * wrong with the rest.
 */
final class RandomStory {

    private static final List<String> SOURCES = List.of("s1", "p/1", "Ω%2F—");

    private record Line(long at, String stream, String record) {}

    private record Outage(String stream, long from, long to, boolean held) {}

    private final Random random;
    private final ReconConfig config;
    private final Rules rules;
    private final RandomRecords records;
    private final Map<String, StreamConfig> streams = new HashMap<>();
    private final List<Line> lines = new ArrayList<>();
    private final List<Outage> outages = new ArrayList<>();
    private final Map<String, List<String>> folded = new HashMap<>();
    private final long firstMillis;
    private final double pace;
    private final boolean clockKnown;
    private long highestMillis;

    private RandomStory(Random random, ReconConfig config) {
        this.random = random;
        this.config = config;
        this.rules = config.rules();
        this.records = new RandomRecords(random);
        config.streams().forEach(stream -> streams.put(stream.name(), stream));
        long o = rules.metricsIntervalMillis();
        this.firstMillis =
                switch (random.nextInt(4)) {
                    case 0 -> 1 + random.nextLong(2 * o);
                    case 1 -> 1_795_168_800_000L / o * o;
                    default -> 1_795_168_800_000L + random.nextLong(o);
                };
        this.pace = List.of(1.0, 1.0, 1.0, 0.5, 0.02).get(random.nextInt(5));
        this.clockKnown = pace == 1.0 && random.nextInt(4) > 0;
    }

    static List<String> of(Random random, ReconConfig config) {
        RandomStory story = new RandomStory(random, config);
        story.breakStreams();
        story.events();
        return story.tape();
    }

    private long span() {
        return rules.correctionHorizonMillis() + rules.idleTimeoutMillis();
    }

    private void breakStreams() {
        for (StreamConfig stream : config.streams()) {
            if (random.nextInt(3) == 0) {
                long from = random.nextLong(2 * span());
                long length =
                        random.nextLong(
                                2 * rules.idleTimeoutMillis() + rules.missingAfterMillis() + 1);
                outages.add(new Outage(stream.name(), from, from + length, random.nextBoolean()));
            }
        }
    }

    private void events() {
        int count = 20 + random.nextInt(120);
        long step = 1 + 2L * (1 + random.nextInt(4)) * span() / count;
        long time = firstMillis;
        for (int i = 0; i < count; i++) {
            time += random.nextLong(step);
            if (random.nextInt(40) == 0) {
                time += random.nextLong(3 * rules.idleTimeoutMillis() + rules.missingAfterMillis());
            }
            long eventMillis = edge(time);
            int number = random.nextInt(12) == 0 ? random.nextInt(i + 1) : i;
            String source =
                    SOURCES.get(random.nextInt(10) < 7 ? 0 : random.nextInt(SOURCES.size()));
            for (Selector selector : selectors()) {
                arrivals(selector, source, "e" + number, eventMillis, time);
            }
            aside(time);
        }
    }

    /** Now and then the first or the last millisecond of a window. */
    private long edge(long time) {
        long o = rules.metricsIntervalMillis();
        return switch (random.nextInt(12)) {
            case 0 -> Math.max(1, time / o * o);
            case 1 -> time / o * o + o - 1;
            default -> time;
        };
    }

    private Set<Selector> selectors() {
        Set<Selector> selectors = new LinkedHashSet<>();
        for (ControlConfig control : config.controls()) {
            selectors.add(control.expected());
            control.actual()
                    .forEach(output -> selectors.add(new Selector(output.stream(), output.role())));
        }
        return selectors;
    }

    private void arrivals(
            Selector selector, String source, String id, long eventMillis, long time) {
        int copies = List.of(0, 1, 1, 1, 1, 1, 1, 1, 1, 2).get(random.nextInt(10));
        for (int i = 0; i < copies; i++) {
            boolean skewed = random.nextInt(15) == 0;
            long skew = skewed ? random.nextLong(-span(), span()) / (1 + random.nextInt(20)) : 0;
            long own = Math.max(1, eventMillis + skew);
            highestMillis = Math.max(highestMillis, own);
            String role =
                    selector.role() != null ? selector.role() : random.nextInt(4) == 0 ? "A" : null;
            StreamConfig stream = streams.get(selector.stream());
            if (stream.fields().containsKey(Field.IDS)) {
                fold(stream, source, id, own, time, role);
            } else {
                boolean noop = random.nextInt(12) == 0;
                add(at(time), stream, records.good(stream, source, List.of(id), own, role, noop));
            }
        }
    }

    /** Ids are gathered and leave together. */
    private void fold(
            StreamConfig stream, String source, String id, long own, long time, String role) {
        List<String> ids = folded.computeIfAbsent(stream.name() + source, k -> new ArrayList<>());
        ids.add(id);
        if (random.nextInt(3) == 0) {
            List<String> sent = random.nextInt(10) == 0 ? List.of() : List.copyOf(ids);
            add(
                    at(time),
                    stream,
                    records.good(stream, source, sent, own, role, random.nextInt(12) == 0));
            ids.clear();
        }
    }

    /** When something that happened at {@code time} gets here: mostly soon. */
    private long at(long time) {
        long delay =
                switch (random.nextInt(20)) {
                    case 0, 1, 2 ->
                            random.nextLong(
                                    rules.missingAfterMillis() + rules.outOfOrdernessMillis() + 1);
                    case 3 -> random.nextLong(rules.correctionHorizonMillis());
                    case 4 -> rules.correctionHorizonMillis() + random.nextLong(2 * span());
                    case 5 -> -random.nextLong(rules.outOfOrdernessMillis() + 200);
                    default -> random.nextLong(300);
                };
        long at = (long) ((time - firstMillis + delay) * pace);
        return Math.max(0, random.nextInt(5) == 0 ? at / 200 * 200 : at);
    }

    /**
     * What is no event: heartbeats, what cannot be used, roles that nobody wants, clocks that are
     * wrong.
     */
    private void aside(long time) {
        StreamConfig stream = config.streams().get(random.nextInt(config.streams().size()));
        long at = Math.max(0, (long) ((time - firstMillis) * pace));
        switch (random.nextInt(25)) {
            case 0, 1 -> add(at, stream, records.heartbeat(stream, time));
            case 2, 3, 4 -> add(at, stream, records.bad(stream, time));
            case 5 ->
                    add(
                            at,
                            stream,
                            records.good(stream, "s1", List.of("other"), time, "OTHER", false));
            case 6 -> wrongClock(at, stream);
            case 7 -> brinks(at);
            default -> {}
        }
    }

    /**
     * Brings W to a known place, often a multiple of r, and then ids that are just inside, on and
     * beyond a limit.
     */
    private void brinks(long at) {
        long r = rules.timerResolutionMillis();
        long watermark = highestMillis + random.nextLong(rules.metricsIntervalMillis());
        watermark = random.nextBoolean() ? watermark / r * r : watermark;
        long top = watermark + rules.outOfOrdernessMillis() + 1;
        if (clockKnown && top > firstMillis + at + rules.futureToleranceMillis()) {
            return;
        }
        for (StreamConfig stream : config.streams()) {
            add(at, stream, records.heartbeat(stream, top));
        }
        highestMillis = Math.max(highestMillis, top);
        for (Selector selector : selectors()) {
            StreamConfig stream = streams.get(selector.stream());
            long back =
                    random.nextBoolean()
                            ? rules.correctionHorizonMillis()
                            : rules.missingAfterMillis() - rules.outOfOrdernessMillis();
            long time = Math.max(1, watermark - back + random.nextInt(-1, 2));
            String id = "brink" + lines.size();
            boolean again = random.nextInt(3) == 0;
            if (again) {
                add(
                        at,
                        stream,
                        records.good(stream, "s1", List.of(id), time, selector.role(), false));
            }
            long own = again ? watermark : time;
            add(
                    at + 200,
                    stream,
                    records.good(stream, "s1", List.of(id), own, selector.role(), false));
        }
    }

    private void wrongClock(long at, StreamConfig stream) {
        if (clockKnown && random.nextBoolean()) {
            long bound = firstMillis + at + rules.futureToleranceMillis();
            long time = bound + (random.nextInt(4) == 0 ? 0 : 1 + random.nextInt(100_000));
            add(at, stream, records.good(stream, "s1", List.of("future"), time, null, false));
        } else if (random.nextInt(4) == 0) {
            long time = firstMillis + at + random.nextLong(span());
            add(at, stream, records.heartbeat(stream, time));
        }
    }

    private void add(long at, StreamConfig stream, String record) {
        long arrives = at;
        for (Outage outage : outages) {
            if (outage.stream.equals(stream.name()) && at >= outage.from && at < outage.to) {
                if (!outage.held) {
                    return;
                }
                arrives = outage.to;
            }
        }
        lines.add(new Line(arrives, stream.name(), record));
    }

    private List<String> tape() {
        lines.sort(Comparator.comparingLong(Line::at));
        List<String> tape = new ArrayList<>();
        if (clockKnown) {
            tape.add("{\"start\":\"" + Instant.ofEpochMilli(firstMillis) + "\"}");
        }
        long last = 0;
        for (Line line : lines) {
            last = line.at;
            tape.add(
                    "{\"at\":%d,\"stream\":\"%s\",\"record\":%s}"
                            .formatted(last, line.stream, line.record));
        }
        if (random.nextInt(3) > 0) {
            long more =
                    rules.idleTimeoutMillis()
                            + rules.missingAfterMillis()
                            + rules.timerResolutionMillis();
            last += random.nextLong(2 * more);
            tape.add("{\"at\":" + last + "}");
        }
        if (random.nextBoolean()) {
            tape.add("{\"end\":true}");
        }
        return tape;
    }
}
