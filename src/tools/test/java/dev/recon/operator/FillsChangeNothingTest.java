package dev.recon.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.recon.config.FillsConfig;
import dev.recon.config.ReconConfig;
import dev.recon.config.SinksConfig;
import dev.recon.config.SinksConfig.Delivery;
import dev.recon.config.SinksConfig.Target;
import dev.recon.config.StreamConfig;
import dev.recon.config.StreamConfig.Field;
import dev.recon.config.StreamConfig.FieldPath;
import dev.recon.core.time.Rules;
import dev.recon.fill.FillMethod;
import dev.recon.model.RandomChange;
import dev.recon.model.RandomTapes;
import dev.recon.model.TapeConfigs;
import dev.recon.rows.Answer;
import dev.recon.simulate.CoreMachine;
import dev.recon.simulate.Tape;
import dev.recon.simulate.TapeRow;
import dev.recon.simulate.TapeRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whether lost readings are filled, and the series is wanted, must not show in the answers that
 * there are without: the same exceptions and dead letters at the same time, and every metrics row
 * with the same counts. With fills a row may be emitted once more for what it says of readings.
 * Either way revisions are 1, 2, 3, … and nothing follows a final row.
 */
class FillsChangeNothingTest {

    private static final int TAPES = 600;
    private static final int OPERATOR_TAPES = 40;
    private static final List<String> SOURCES = List.of("s1", "p/1");
    private static final Target NOWHERE = new Target("nowhere", null);
    private static final Set<String> ANSWERS = Set.of(TapeRow.EXCEPTIONS, TapeRow.DEADLETTER);

    /** Of a row: what is said of readings, and how often. */
    private static final List<String> OF_FILLS =
            List.of("revision", "readings", "withFills", "fills");

    /** Plays a tape with a configuration to the end of it. */
    private interface Player {
        List<TapeRow> play(ReconConfig config, Tape tape) throws Exception;
    }

    static Stream<Path> tapes() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("src/core/test/resources/tapes"))) {
            return folders.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("tapes")
    void inTheCore(Path folder) throws Exception {
        check(folder, FillsChangeNothingTest::core);
    }

    @ParameterizedTest
    @MethodSource("tapes")
    void inTheOperators(Path folder) throws Exception {
        check(folder, (config, tape) -> operators(config, tape, 1));
    }

    private static void check(Path folder, Player player) throws Exception {
        ReconConfig config = withValues(TapeConfigs.read(folder.resolve("config.yaml")));
        List<String> streams = config.streams().stream().map(StreamConfig::name).toList();
        Tape tape = Tape.read(folder.resolve("tape.jsonl"), streams);
        for (FillMethod method : List.of(FillMethod.AUTO, FillMethod.LINEAR)) {
            ReconConfig filled = withFills(config, method, method == FillMethod.AUTO);
            String story = folder.getFileName() + ", " + method;
            compare(story, player.play(config, tape), player.play(filled, tape));
        }
    }

    @Test
    void onRandomTapesInTheCore() throws Exception {
        long first = System.nanoTime() & 0xFFFFFFFL;
        int fills = 0;
        for (long seed = first; seed < first + TAPES; seed++) {
            fills += check(seed, FillsChangeNothingTest::core);
        }
        assertThat(fills).as("fills").isGreaterThan(TAPES);
    }

    @Test
    void onRandomTapesInTheOperators() throws Exception {
        long first = System.nanoTime() & 0xFFFFFFFL;
        for (long seed = first; seed < first + OPERATOR_TAPES; seed++) {
            int parallelism = 1 + (int) (seed % 3);
            check(seed, (config, tape) -> operators(config, tape, parallelism));
        }
    }

    /** Also under other rules from one run to the next. */
    @Test
    void onRandomTapesThroughRestarts() throws Exception {
        long first = System.nanoTime() & 0xFFFFFFFL;
        for (long seed = first; seed < first + OPERATOR_TAPES; seed++) {
            long restarts = seed;
            check(seed, (config, tape) -> restarting(config, tape, restarts));
        }
    }

    /** How many fills there were. */
    private static int check(long seed, Player player) throws Exception {
        RandomTapes.RandomTape random = RandomTapes.of(seed);
        ReconConfig config = withValues(random.config());
        Random choice = new Random(seed);
        List<FillMethod> methods =
                List.of(FillMethod.AUTO, FillMethod.LINEAR, FillMethod.HOLD_LAST);
        FillMethod method = methods.get(choice.nextInt(methods.size()));
        ReconConfig filled = withFills(config, method, choice.nextBoolean());
        List<TapeRow> rows = player.play(filled, random.tape());
        compare("seed " + seed, player.play(config, random.tape()), rows);
        return (int) rows.stream().filter(row -> row.topic().equals(TapeRow.FILLS)).count();
    }

    private static List<TapeRow> core(ReconConfig config, Tape tape) {
        return TapeRunner.run(tape, new CoreMachine(config));
    }

    private static List<TapeRow> operators(ReconConfig config, Tape tape, int parallelism)
            throws Exception {
        OperatorMachine machine =
                new OperatorMachine(config, tape.startMillis(), parallelism, null);
        List<TapeRow> rows = TapeRunner.run(tape, machine);
        machine.close();
        return rows;
    }

    private static List<TapeRow> restarting(ReconConfig config, Tape tape, long seed)
            throws Exception {
        Random random = new Random(seed);
        RestartingMachine machine =
                new RestartingMachine(
                        config,
                        tape.startMillis(),
                        random,
                        now -> withRules(now, RandomChange.of(config, random).rules()));
        List<TapeRow> rows = TapeRunner.run(tape, machine);
        machine.close();
        return rows;
    }

    private static ReconConfig withRules(ReconConfig config, Rules rules) {
        return new ReconConfig(
                rules,
                config.streams(),
                config.controls(),
                config.fills(),
                config.kafka(),
                config.sinks(),
                config.state());
    }

    /** Where a stream has no readings, each of its records is an invalid one. */
    private static ReconConfig withValues(ReconConfig config) {
        List<StreamConfig> streams = new ArrayList<>();
        for (StreamConfig each : config.streams()) {
            Map<Field, FieldPath> fields = new EnumMap<>(each.fields());
            if (!fields.containsKey(Field.IDS)) {
                fields.putIfAbsent(Field.VALUE, new FieldPath(false, "/value"));
            }
            streams.add(
                    new StreamConfig(
                            each.name(),
                            each.topic(),
                            each.file(),
                            fields,
                            each.range(),
                            each.start(),
                            each.end()));
        }
        return new ReconConfig(config.rules(), streams, config.controls(), null, null, null);
    }

    private static ReconConfig withFills(
            ReconConfig config, FillMethod method, boolean isSeriesWanted) {
        List<String> controls = config.controls().stream().map(each -> each.name()).toList();
        long forgetAfter = config.rules().correctionHorizonMillis();
        FillsConfig fills = new FillsConfig(method, controls, forgetAfter, List.of(SOURCES));
        Map<Answer, Target> targets = new EnumMap<>(Answer.class);
        for (Answer answer :
                List.of(Answer.EXCEPTIONS, Answer.METRICS, Answer.DEADLETTERS, Answer.FILLS)) {
            targets.put(answer, NOWHERE);
        }
        if (isSeriesWanted) {
            targets.put(Answer.SERIES, NOWHERE);
        }
        SinksConfig sinks = new SinksConfig(Delivery.EXACTLY_ONCE, targets, 1, 1, 1);
        return new ReconConfig(
                config.rules(), config.streams(), config.controls(), fills, null, sinks, null);
    }

    private static void compare(String story, List<TapeRow> without, List<TapeRow> with) {
        assertThat(answers(with)).as(story).isEqualTo(answers(without));
        Map<String, List<TapeRow>> plain = metrics(without);
        Map<String, List<TapeRow>> filled = metrics(with);
        assertThat(filled.keySet()).as(story).isEqualTo(plain.keySet());
        for (String key : plain.keySet()) {
            String row = story + ", " + key;
            assertRevisions(row, plain.get(key));
            assertRevisions(row, filled.get(key));
            assertSameCounts(row, plain.get(key), filled.get(key));
        }
        assertFillRevisions(story, with);
    }

    private static List<String> answers(List<TapeRow> rows) {
        return rows.stream()
                .filter(row -> ANSWERS.contains(row.topic()))
                .map(TapeRow::toJson)
                .sorted()
                .toList();
    }

    private static Map<String, List<TapeRow>> metrics(List<TapeRow> rows) {
        Map<String, List<TapeRow>> byKey = new TreeMap<>();
        for (TapeRow row : rows) {
            if (row.topic().equals(TapeRow.METRICS)) {
                byKey.computeIfAbsent(row.key(), any -> new ArrayList<>()).add(row);
            }
        }
        return byKey;
    }

    private static void assertRevisions(String story, List<TapeRow> rows) {
        for (int i = 0; i < rows.size(); i++) {
            assertThat(revision(rows.get(i))).as(story).isEqualTo(i + 1);
            assertThat(isFinal(rows.get(i)) && i < rows.size() - 1)
                    .as("%s: something follows a final row", story)
                    .isFalse();
        }
    }

    /** Whatever is emitted without fills is with them as well; what is more repeats its counts. */
    private static void assertSameCounts(String story, List<TapeRow> plain, List<TapeRow> filled) {
        int next = 0;
        for (int i = 0; i < filled.size(); i++) {
            TapeRow row = filled.get(i);
            boolean isLeft = next < plain.size();
            if (isLeft
                    && plain.get(next).at() == row.at()
                    && counts(plain.get(next)).equals(counts(row))) {
                next++;
            } else {
                assertThat(i).as(story).isPositive();
                assertThat(counts(row)).as(story).isEqualTo(counts(filled.get(i - 1)));
            }
        }
        assertThat(next).as("%s: rows that came without fills", story).isEqualTo(plain.size());
    }

    private static String counts(TapeRow row) {
        ObjectNode counts = row.value().deepCopy();
        counts.remove(OF_FILLS);
        return counts.toString();
    }

    private static long revision(TapeRow row) {
        return row.value().get("revision").longValue();
    }

    private static boolean isFinal(TapeRow row) {
        return row.value().get("final").booleanValue();
    }

    private static void assertFillRevisions(String story, List<TapeRow> rows) {
        Map<String, Long> last = new HashMap<>();
        for (TapeRow row : rows) {
            if (row.topic().equals(TapeRow.FILLS)) {
                String reading = row.key() + " " + row.value().get("eventTime");
                long before = last.getOrDefault(reading, 0L);
                assertThat(revision(row)).as("%s, %s", story, reading).isEqualTo(before + 1);
                last.put(reading, revision(row));
            }
        }
    }
}
