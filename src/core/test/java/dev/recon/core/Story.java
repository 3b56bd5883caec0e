package dev.recon.core;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.core.Routes.Claim;
import dev.recon.core.Routes.Leg;
import dev.recon.core.items.Arrival;
import dev.recon.core.items.Bucket;
import dev.recon.core.items.Invalid;
import dev.recon.core.items.Items;
import dev.recon.core.rows.Counter;
import dev.recon.core.rows.Deltas;
import dev.recon.core.store.LegMapping;
import dev.recon.core.store.MapStore;
import dev.recon.core.time.Rules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A scenario as a table, a line for each step: {@code input -> what it says}. Inputs:
 *
 * <ul>
 *   <li>{@code E a 105}: a record of stream E with id a and time 105, and words behind it; stream E
 *       is expected on leg 0, A actual on leg 0, B both on leg 0, L expected on both legs, and X
 *       actual on leg 1;
 *   <li>{@code W 200}: W comes to 200; {@code quiesce}: all streams are quiescent; {@code restore}:
 *       the bucket is saved and restored; {@code change}: so it is, and resumes under other rules;
 *   <li>{@code counts}: what was counted since the last time, as {@code leg window: counts}.
 * </ul>
 */
final class Story implements Verdicts {

    private static final String STREAMS = "EABLX";
    private static final Routes ROUTES =
            new Routes(
                    List.of(new Leg("c", "first"), new Leg("c", "second")),
                    STREAMS.length(),
                    List.of(
                            new Claim(0, Side.EXPECTED, 0, null),
                            new Claim(0, Side.ACTUAL, 1, null),
                            new Claim(0, Side.ACTUAL, 2, null),
                            new Claim(0, Side.EXPECTED, 2, null),
                            new Claim(1, Side.EXPECTED, 3, null),
                            new Claim(0, Side.EXPECTED, 3, null),
                            new Claim(1, Side.ACTUAL, 4, null)));

    private final Deltas deltas = new Deltas(2);
    private final MapStore store = new MapStore();
    private final Rules then;
    private Rules rules;
    private Reconciler reconciler;
    private Bucket bucket;
    private final List<String> said = new ArrayList<>();

    private Story(Rules rules, Rules then) {
        this.rules = rules;
        this.then = then;
        reconciler = new Reconciler(rules, ROUTES, this, deltas);
        bucket = new Bucket(rules, store, 1 << 16);
    }

    static void check(Rules rules, String table) {
        check(rules, rules, table);
    }

    /**
     * @param then the rules from {@code change} on
     */
    static void check(Rules rules, Rules then, String table) {
        Story story = new Story(rules, then);
        List<String> happened = new ArrayList<>();
        List<String> lines = table.lines().map(String::strip).toList();
        for (String line : lines) {
            String input = line.split("->", -1)[0].strip();
            story.step(input);
            happened.add((input + " -> " + String.join("; ", story.said)).strip());
            story.said.clear();
        }
        List<String> normal = lines.stream().map(line -> line.replaceAll(" +", " ")).toList();
        assertThat(happened).isEqualTo(normal);
    }

    private void step(String input) {
        String[] words = input.split(" ");
        switch (words[0]) {
            case "W" -> {
                reconciler.advanceTo(Long.parseLong(words[1]));
                reconciler.decideDue(bucket);
            }
            case "quiesce" -> reconciler.decideAll(bucket);
            case "restore" -> {
                restore();
                reconciler.decideDue(bucket);
            }
            case "change" -> change();
            case "counts" -> counts();
            default -> reconciler.arrive(bucket, item(words));
        }
    }

    private void change() {
        long horizon = rules.horizon(reconciler.watermark());
        long watermark = reconciler.watermark();
        rules = then;
        restore();
        reconciler = new Reconciler(rules, ROUTES, this, deltas);
        reconciler.resume(watermark, new long[] {horizon, horizon});
        reconciler.decideDue(bucket);
    }

    private void restore() {
        bucket = restart(bucket, store, ROUTES, rules, reconciler.watermark());
    }

    /** The bucket as a store has it, as if the job had been stopped and started again. */
    static Bucket restart(
            Bucket bucket, MapStore store, Routes routes, Rules rules, long watermark) {
        return Bucket.restore(
                bucket.save(),
                store,
                1 << 16,
                LegMapping.of(routes.legs(), routes.legs()),
                time -> rules.deadline(time, watermark));
    }

    private static Arrival item(String[] words) {
        Arrival item = Items.of("s", words[1], Long.parseLong(words[2]));
        item.route = ROUTES.of(STREAMS.indexOf(words[0]), null);
        List<String> more = Arrays.asList(words).subList(3, words.length);
        item.noop = more.contains("noop");
        item.many = more.contains("many");
        item.invalid = more.contains("invalid") ? Invalid.OUT_OF_RANGE : Invalid.NONE;
        return item;
    }

    private void counts() {
        Map<String, String> rows = new TreeMap<>();
        deltas.takeAll(
                (leg, source, window, counts) -> {
                    if (new String(source, UTF_8).equals("s")) {
                        rows.put(leg + " " + window, text(counts));
                    }
                });
        rows.forEach((row, counts) -> said.add(row + ": " + counts));
    }

    private static String text(int[] counts) {
        return Arrays.stream(Counter.values())
                .filter(counter -> counts[counter.ordinal()] != 0)
                .map(counter -> name(counter) + " " + counts[counter.ordinal()])
                .collect(joining(", "));
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public void exception(Type type, int leg, Arrival item, long timeMillis, Side side) {
        assertThat(Items.source(item)).isEqualTo("s");
        String of = side == null ? "" : " " + name(side);
        String where = leg == 0 ? "" : " on " + leg;
        said.add(type + of + " " + Items.id(item) + "@" + timeMillis + where);
    }

    @Override
    public void beyondHorizon(int leg, Side side, Arrival item) {
        String where = leg == 0 ? "" : " on " + leg;
        said.add("BEYOND " + name(side) + " " + Items.id(item) + "@" + item.timeMillis + where);
    }
}
