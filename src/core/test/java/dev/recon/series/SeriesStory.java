package dev.recon.series;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.core.Readings.Event;
import dev.recon.core.Routes;
import dev.recon.core.store.BlockStore;
import dev.recon.core.store.LegMapping;
import dev.recon.core.time.Rules;
import dev.recon.fill.Fill;
import dev.recon.fill.FillMethod;
import dev.recon.fill.SeriesCollector;
import dev.recon.fill.WindowSummary;
import dev.recon.fill.Workspace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Says to sensors what becomes of their readings, and keeps what they emit, as text. */
final class SeriesStory implements SeriesOutput, SeriesCollector {

    /** A window of a minute, patience 20 s, horizon 10 min. */
    static final Rules RULES = new Rules(60_000, 20_000, 0, 600_000, 60_000, 1_000, 0, false);

    static final String SOURCE = "s";

    private static final List<Routes.Leg> LEGS = List.of(new Routes.Leg("c", "o"));

    final List<String> fills = new ArrayList<>();
    final List<String> points = new ArrayList<>();
    final List<Long> changed = new ArrayList<>();

    private final Rules rules;
    private final SeriesSettings settings;
    private final Workspace workspace = new Workspace();
    private final Map<Long, byte[]> blocks = new HashMap<>();
    private Sensors sensors;
    private long at = Rules.NO_WATERMARK;

    SeriesStory(FillMethod method) {
        this(method, Neighbours.NONE);
    }

    SeriesStory(FillMethod method, Neighbours neighbours) {
        this(method, neighbours, 86_400_000);
    }

    SeriesStory(FillMethod method, Neighbours neighbours, long forgetAfterMillis) {
        this(RULES, method, neighbours, forgetAfterMillis);
    }

    SeriesStory(Rules rules, FillMethod method) {
        this(rules, method, Neighbours.NONE, 86_400_000);
    }

    private SeriesStory(
            Rules rules, FillMethod method, Neighbours neighbours, long forgetAfterMillis) {
        this.rules = rules;
        settings =
                new SeriesSettings(
                        rules, method, new boolean[] {true}, true, forgetAfterMillis, neighbours);
        sensors = new Sensors(settings, store(), this);
    }

    private BlockStore store() {
        return new BlockStore() {
            @Override
            public byte[] load(long index, int page) {
                return blocks.get(index);
            }

            @Override
            public void save(long index, int page, byte[] block) {
                blocks.put(index, block);
            }

            @Override
            public void remove(long index, int page) {
                blocks.remove(index);
            }
        };
    }

    SeriesStory reading(Event event, String id, long timeMillis, double value) {
        return reading(SOURCE, event, id, timeMillis, value);
    }

    SeriesStory reading(String name, Event event, String id, long timeMillis, double value) {
        byte[] text = (name + id).getBytes(UTF_8);
        int source = name.length();
        sensors.reading(event, 0, text, 0, source, text.length, timeMillis, value);
        return this;
    }

    SeriesStory arrived(long timeMillis, double value) {
        return reading(Event.ARRIVED, "r" + timeMillis, timeMillis, value);
    }

    SeriesStory missing(long timeMillis) {
        return reading(Event.MISSING, "r" + timeMillis, timeMillis, Double.NaN);
    }

    /** W comes to where everything up to this time is decided. */
    SeriesStory decidedUntil(long timeMillis) {
        return advance(rules.deadline(timeMillis));
    }

    SeriesStory advance(long watermark) {
        sensors.advance(watermark);
        sensors.forget();
        at = watermark;
        return this;
    }

    /** All streams are quiescent: W stays where it is. */
    SeriesStory quiesce() {
        sensors.quiesce();
        return this;
    }

    /** As if the job had been stopped and started again. */
    SeriesStory restart() {
        long[] numbers = sensors.save();
        sensors =
                Sensors.restore(
                        settings,
                        numbers,
                        at,
                        rules.horizon(at),
                        store(),
                        LegMapping.of(LEGS, LEGS),
                        this);
        return this;
    }

    /** What is saved of the only sensor. */
    byte[] block() {
        sensors.save();
        return blocks.values().iterator().next().clone();
    }

    /** Restarts with something else in the place of what was saved. */
    SeriesStory restartFrom(byte[] block) {
        long[] numbers = sensors.save();
        blocks.put(numbers[0], block);
        Sensors.restore(
                settings, numbers, at, rules.horizon(at), store(), LegMapping.of(LEGS, LEGS), this);
        return this;
    }

    WindowSummary summary(long windowStartMillis) {
        return sensors.summary(0, SOURCE.getBytes(UTF_8), windowStartMillis);
    }

    int blocks() {
        sensors.save();
        return blocks.size();
    }

    @Override
    public SeriesCollector collector() {
        return this;
    }

    @Override
    public Workspace workspace() {
        return workspace;
    }

    @Override
    public void changed(int leg, byte[] source, long paneStartMillis) {
        assertThat(rules.windowing().windowLast(rules.windowing().firstWindow(paneStartMillis)))
                .as("a window that changes though its row is final")
                .isGreaterThan(rules.horizon(at));
        changed.add(paneStartMillis);
    }

    @Override
    public void withdrawn(Fill fill) {
        // Emitted as a fill as well.
    }

    @Override
    public void fill(int leg, byte[] source, Fill fill) {
        fills.add(
                "%s %s %s %s after=%d rev=%d value=%s [%s, %s] actual=%s"
                        .formatted(
                                new String(fill.id, UTF_8),
                                fill.status,
                                fill.reason,
                                fill.method.label(),
                                fill.readingsAfter,
                                fill.revision,
                                fill.value,
                                fill.lower,
                                fill.upper,
                                fill.actual));
    }

    @Override
    public void point(
            int leg,
            byte[] source,
            byte[] id,
            long timeMillis,
            double value,
            Quality quality,
            Fill fill,
            int revision) {
        points.add(
                "%d %s %s rev=%d value=%s"
                        .formatted(timeMillis, new String(id, UTF_8), quality, revision, value));
    }
}
