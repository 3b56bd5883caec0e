package dev.recon.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.recon.codec.HeaderLookup;
import dev.recon.config.ControlConfig;
import dev.recon.config.ControlConfig.Output;
import dev.recon.config.ControlConfig.Require;
import dev.recon.config.ControlConfig.Selector;
import dev.recon.config.ReconConfig;
import dev.recon.config.StreamConfig;
import dev.recon.core.time.Rules;
import dev.recon.simulate.TapeMachine;
import dev.recon.simulate.TapeRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A second implementation of the semantics, written from the page alone and for nothing but being
 * right: maps of texts, everything looked at again on every tick. What it says and what the job's
 * core says must never differ.
 */
public final class NaiveModel implements TapeMachine {

    /** One control and one of its outputs, or all of them with {@code require: any}. */
    record Leg(String control, String output, Selector expected, List<Selector> actual) {
        boolean isNamedAs(Leg other) {
            return control.equals(other.control) && output.equals(other.output);
        }
    }

    private record ItemKey(Leg leg, String source, String id) {}

    private record WindowKey(Leg leg, String source, long start) {}

    /** Everything known of one item; a time is null while that side has not come. */
    private static final class Item {
        Long expectedTime;
        Long actualTime;
        boolean expectedMany;
        boolean actualMany;
        boolean actualNoop;
        long deadline;
        boolean missing;
        boolean unexpected;

        long latestTime() {
            if (expectedTime == null) {
                return actualTime;
            }
            return actualTime == null ? expectedTime : Math.max(expectedTime, actualTime);
        }

        boolean undecided() {
            return (expectedTime == null || actualTime == null) && !missing && !unexpected;
        }
    }

    private Rules rules;
    private final Map<String, StreamConfig> streams = new HashMap<>();
    private List<Leg> legs;

    private final Map<String, Long> highestTime = new HashMap<>();
    private final Map<String, Long> lastActivity = new HashMap<>();
    private final Map<ItemKey, Item> items = new HashMap<>();
    private final Map<WindowKey, NaiveWindow> windows = new HashMap<>();
    private final NaiveOutput out = new NaiveOutput();
    private long watermark = Long.MIN_VALUE;

    /** Of the runs before. */
    private Long topBefore;

    private final Map<Leg, Long> floors = new HashMap<>();
    private boolean resumed;

    public NaiveModel(ReconConfig config) {
        configure(config, 0);
    }

    private void configure(ReconConfig config, long at) {
        rules = config.rules();
        streams.clear();
        lastActivity.clear();
        for (StreamConfig stream : config.streams()) {
            streams.put(stream.name(), stream);
            lastActivity.put(stream.name(), at);
        }
        legs = new ArrayList<>();
        for (ControlConfig control : config.controls()) {
            List<Selector> all = new ArrayList<>();
            for (Output output : control.actual()) {
                Selector selector = new Selector(output.stream(), output.role());
                all.add(selector);
                if (control.require() == Require.ALL) {
                    legs.add(
                            new Leg(
                                    control.name(),
                                    output.name(),
                                    control.expected(),
                                    List.of(selector)));
                }
            }
            if (control.require() == Require.ANY) {
                String name =
                        control.actual().stream()
                                .map(Output::name)
                                .collect(Collectors.joining("+"));
                legs.add(new Leg(control.name(), name, control.expected(), all));
            }
        }
    }

    // Operations page, "What may change": a stop, and a start from there with another
    // configuration.

    public void restart(ReconConfig config, long at) {
        decideOverdue(at);
        List<Leg> before = legs;
        Map<Leg, Long> floorsBefore = Map.copyOf(floors);
        Long horizon = horizonOrNull();
        topBefore = top();
        highestTime.clear();
        configure(config, at);
        floors.clear();
        Map<Leg, Leg> sameLegs = new HashMap<>();
        for (Leg leg : legs) {
            Leg same = before.stream().filter(leg::isNamedAs).findFirst().orElse(null);
            sameLegs.put(same, leg);
            Long floor = same == null ? topBefore : later(floorsBefore.get(same), horizon);
            if (floor != null) {
                floors.put(leg, floor);
            }
        }
        moveItems(sameLegs);
        moveWindows(sameLegs);
        resumed = true;
    }

    private void moveItems(Map<Leg, Leg> sameLegs) {
        Map<ItemKey, Item> before = Map.copyOf(items);
        items.clear();
        before.forEach(
                (key, item) -> {
                    Leg leg = sameLegs.get(key.leg());
                    if (leg != null) {
                        items.put(new ItemKey(leg, key.source(), key.id()), item);
                        if (item.undecided()) {
                            item.deadline = deadlineFromNow(item.latestTime());
                        }
                    }
                });
    }

    private void moveWindows(Map<Leg, Leg> sameLegs) {
        Map<WindowKey, NaiveWindow> before = Map.copyOf(windows);
        windows.clear();
        before.forEach(
                (key, window) -> {
                    Leg leg = sameLegs.get(key.leg());
                    if (leg != null) {
                        windows.put(new WindowKey(leg, key.source(), key.start()), window);
                    }
                });
    }

    private static Long later(Long a, Long b) {
        if (a == null) {
            return b;
        }
        return b == null || a > b ? a : b;
    }

    private Long top() {
        return later(topBefore, highestTime.values().stream().max(Long::compare).orElse(null));
    }

    /** What is overdue under the new rules is decided before anything else. */
    private void decideOverdue(long at) {
        if (resumed) {
            resumed = false;
            decideDue(at);
        }
    }

    @Override
    public List<TapeRow> take() {
        return out.take();
    }

    // Section 2: records.

    @Override
    public void record(
            String stream,
            byte[] value,
            HeaderLookup headers,
            JsonNode raw,
            long at,
            long wallClock) {
        NaiveRecord record =
                NaiveRecord.read(
                        streams.get(stream),
                        value,
                        headers,
                        wallClock,
                        rules.futureToleranceMillis());
        if (record.deadReason() != null) {
            out.deadLetter(at, stream, record.deadReason(), record.deadField(), raw);
            return;
        }
        lastActivity.put(stream, at);
        highestTime.merge(stream, record.time(), Math::max);
        for (Leg leg : legs) {
            for (String id : record.ids()) {
                if (selects(leg.expected(), stream, record)) {
                    arrive(at, stream, leg, "EXPECTED", id, record);
                }
                if (leg.actual().stream().anyMatch(selector -> selects(selector, stream, record))) {
                    arrive(at, stream, leg, "ACTUAL", id, record);
                }
            }
        }
    }

    private static boolean selects(Selector selector, String stream, NaiveRecord record) {
        return selector.stream().equals(stream)
                && (selector.role() == null || selector.role().equals(record.role()));
    }

    // Section 4: items.

    private void arrive(
            long at, String stream, Leg leg, String side, String id, NaiveRecord record) {
        long time = record.time();
        String source = record.source();
        decideOverdue(at);
        if (time <= horizon(leg)) {
            out.beyondHorizon(at, stream, leg, side, source, id, time);
            return;
        }
        ItemKey key = new ItemKey(leg, source, id);
        Item item = items.get(key);
        if (item == null) {
            item = new Item();
            item.deadline = deadlineFromNow(time);
            items.put(key, item);
        }
        if (side.equals("EXPECTED")) {
            arriveExpected(at, key, item, record);
        } else {
            arriveActual(at, key, item, record);
        }
    }

    private void arriveExpected(long at, ItemKey key, Item item, NaiveRecord record) {
        if (item.expectedTime != null) {
            duplicate(at, key, "EXPECTED", "duplicateExpected", record.time());
            return;
        }
        item.expectedTime = record.time();
        item.expectedMany = record.many();
        count(key, record.time(), "expected", 1);
        if (item.actualTime != null) {
            match(key, item);
            if (item.unexpected) {
                count(key, item.actualTime, "unexpected", -1);
                exception(at, "EXPLAINED", key, item.expectedTime, Map.of());
            }
        }
    }

    private void arriveActual(long at, ItemKey key, Item item, NaiveRecord record) {
        if (item.actualTime != null) {
            duplicate(at, key, "ACTUAL", "duplicateActual", record.time());
            return;
        }
        item.actualTime = record.time();
        item.actualMany = record.many();
        item.actualNoop = record.noop();
        if (record.invalid() != null) {
            count(key, record.time(), "invalid", 1);
            exception(at, "INVALID", key, record.time(), Map.of("reason", record.invalid()));
        }
        if (item.expectedTime != null) {
            match(key, item);
            if (item.missing) {
                count(key, item.expectedTime, "missing", -1);
                count(key, item.expectedTime, "found", 1);
                exception(at, "FOUND", key, item.expectedTime, Map.of());
            }
        }
    }

    private void duplicate(long at, ItemKey key, String side, String count, long time) {
        count(key, time, count, 1);
        if (rules.reportDuplicates()) {
            exception(at, "DUPLICATE", key, time, Map.of("side", side));
        }
    }

    private void match(ItemKey key, Item item) {
        count(key, item.expectedTime, "matched", 1);
        if (item.actualNoop) {
            count(key, item.expectedTime, "filtered", 1);
        }
        boolean compared = !item.expectedMany && !item.actualMany;
        if (compared && !item.expectedTime.equals(item.actualTime)) {
            count(key, item.expectedTime, "skewed", 1);
        }
    }

    private void decide(long at, ItemKey key, Item item) {
        if (item.expectedTime != null) {
            item.missing = true;
            count(key, item.expectedTime, "missing", 1);
            exception(at, "MISSING", key, item.expectedTime, Map.of());
        } else {
            item.unexpected = true;
            count(key, item.actualTime, "unexpected", 1);
            exception(at, "UNEXPECTED", key, item.actualTime, Map.of());
        }
    }

    private void count(ItemKey key, long time, String name, long delta) {
        long start =
                Math.floorDiv(time, rules.metricsIntervalMillis()) * rules.metricsIntervalMillis();
        for (String source : List.of(key.source(), "*")) {
            WindowKey window = new WindowKey(key.leg(), source, start);
            windows.computeIfAbsent(window, k -> new NaiveWindow()).add(name, delta);
        }
    }

    private void exception(long at, String type, ItemKey key, long time, Map<String, String> more) {
        out.exception(at, type, key.leg(), key.source(), key.id(), time, more);
    }

    private long deadlineFromNow(long time) {
        long deadline = deadline(time);
        if (deadline <= watermark) {
            long r = rules.timerResolutionMillis();
            return (Math.floorDiv(watermark, r) + 1) * r;
        }
        return deadline;
    }

    private long deadline(long time) {
        long r = rules.timerResolutionMillis();
        long deadline = time + rules.missingAfterMillis() - rules.outOfOrdernessMillis();
        while (deadline % r != 0) {
            deadline++;
        }
        return deadline;
    }

    // Section 3: time.

    @Override
    public void tick(long at) {
        decideOverdue(at);
        boolean quiescent = false;
        Long next = null;
        long z = rules.idleTimeoutMillis();
        List<String> live =
                streams.keySet().stream().filter(s -> at - lastActivity.get(s) < z).toList();
        if (live.isEmpty() && top() != null) {
            long top = top();
            long silent =
                    at - lastActivity.values().stream().mapToLong(t -> t).max().orElseThrow() - z;
            long last = deadline(top);
            next = Math.min(top - rules.outOfOrdernessMillis() - 1 + silent, last);
            quiescent = Math.max(next, watermark) >= last;
        } else if (!live.isEmpty() && highestTime.keySet().containsAll(live)) {
            long lowest = live.stream().mapToLong(highestTime::get).min().orElseThrow();
            next = lowest - rules.outOfOrdernessMillis() - 1;
        }
        if (next != null && next > watermark) {
            advance(at, next);
        }
        if (quiescent) {
            settle(at);
        }
    }

    @Override
    public void end(long at) {
        advance(at, Long.MAX_VALUE);
    }

    private void advance(long at, long next) {
        long before = watermark;
        watermark = next;
        decideDue(at);
        emit(at, before);
    }

    private void decideDue(long at) {
        for (Map.Entry<ItemKey, Item> entry : items.entrySet()) {
            Item item = entry.getValue();
            boolean due = item.deadline <= watermark || forgotten(entry.getKey(), item);
            if (item.undecided() && due) {
                decide(at, entry.getKey(), item);
            }
        }
        items.entrySet().removeIf(entry -> forgotten(entry.getKey(), entry.getValue()));
    }

    private boolean forgotten(ItemKey key, Item item) {
        return item.latestTime() <= horizon(key.leg());
    }

    private long horizon(Leg leg) {
        Long horizon = later(horizonOrNull(), floors.get(leg));
        return horizon == null ? Long.MIN_VALUE : horizon;
    }

    private Long horizonOrNull() {
        if (watermark == Long.MIN_VALUE) {
            return null;
        }
        return watermark - rules.correctionHorizonMillis();
    }

    // Section 5: metrics.

    private void emit(long at, long before) {
        long o = rules.metricsIntervalMillis();
        boolean crossed =
                watermark == Long.MAX_VALUE
                        || Math.floorDiv(watermark + 1, o) > Math.floorDiv(before + 1, o);
        for (WindowKey key : List.copyOf(windows.keySet())) {
            NaiveWindow window = windows.get(key);
            long last = key.start() + o - 1;
            if (last + rules.correctionHorizonMillis() <= watermark) {
                emit(at, key, window, true);
                windows.remove(key);
            } else if (last <= watermark && window.revision == 0) {
                emit(at, key, window, false);
            } else if (window.revision > 0 && window.changed && crossed) {
                emit(at, key, window, false);
            }
        }
    }

    /** The job is quiescent, W moves no further: nothing is held back any longer. */
    private void settle(long at) {
        items.forEach(
                (key, item) -> {
                    if (item.undecided()) {
                        decide(at, key, item);
                    }
                });
        windows.forEach(
                (key, window) -> {
                    if (window.changed) {
                        emit(at, key, window, false);
                    }
                });
    }

    private void emit(long at, WindowKey key, NaiveWindow window, boolean last) {
        window.revision++;
        window.changed = false;
        long end = key.start() + rules.metricsIntervalMillis();
        out.metrics(at, key.leg(), key.source(), key.start(), end, window, last);
    }
}
