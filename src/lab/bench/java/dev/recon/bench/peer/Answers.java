package dev.recon.bench.peer;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.recon.bench.ContenderOptions;
import dev.recon.bench.Figures;
import dev.recon.kafka.KafkaAdmin;
import dev.recon.kafka.TopicReader;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/**
 * What the peers write, and the count of what was committed of it. Counting reads the topic of
 * answers once, in the peer's own JVM: a few tenths of a second of CPU for a million of them, too
 * little to set one peer apart from another.
 */
final class Answers {

    /** The first field of an answer; FOUND takes back a MISSING, EXPLAINED an UNEXPECTED. */
    enum Verdict {
        MISSING,
        UNEXPECTED,
        FOUND,
        EXPLAINED
    }

    static final String MISSING = "missing";
    static final String UNEXPECTED = "unexpected";

    private static final String HEAD = "{\"type\":\"";
    private static final Verdict[] VERDICTS = Verdict.values();

    private Answers() {}

    /** One answer as JSON; ids and sources of the workload need no escaping. */
    static String json(Verdict verdict, String source, String id, long time) {
        return HEAD
                + verdict
                + "\",\"source\":\""
                + source
                + "\",\"id\":\""
                + id
                + "\",\"ts\":"
                + time
                + '}';
    }

    /** Creates the topic of answers if it is not there. */
    static void prepare(ContenderOptions options) {
        try (KafkaAdmin admin = admin(options)) {
            admin.create(
                    new NewTopic(options.output, Optional.of(4), Optional.empty())
                            .configs(Map.of(TopicConfig.RETENTION_MS_CONFIG, "-1")));
        }
    }

    static KafkaAdmin admin(ContenderOptions options) {
        return KafkaAdmin.connect(options.kafka(), Duration.ofMinutes(1), "look at the topics");
    }

    /** All answers that are committed, and what is missing and unexpected in the end. */
    static Map<String, Long> figures(ContenderOptions options) {
        Map<Verdict, Long> counts = count(options);
        Map<String, Long> figures = new TreeMap<>();
        figures.put(
                Figures.OUTPUT_RECORDS, counts.values().stream().mapToLong(Long::longValue).sum());
        figures.put(MISSING, counts.get(Verdict.MISSING) - counts.get(Verdict.FOUND));
        figures.put(UNEXPECTED, counts.get(Verdict.UNEXPECTED) - counts.get(Verdict.EXPLAINED));
        return figures;
    }

    private static Map<Verdict, Long> count(ContenderOptions options) {
        Map<Verdict, Long> counts = new EnumMap<>(Verdict.class);
        Arrays.stream(VERDICTS).forEach(verdict -> counts.put(verdict, 0L));
        new TopicReader(options.kafka(), options.output)
                .read(answer -> counts.merge(verdict(answer.value()), 1L, Long::sum));
        return counts;
    }

    private static Verdict verdict(byte[] answer) {
        for (Verdict verdict : VERDICTS) {
            byte[] name = verdict.name().getBytes(US_ASCII);
            int end = HEAD.length() + name.length;
            if (Arrays.equals(answer, HEAD.length(), end, name, 0, name.length)) {
                return verdict;
            }
        }
        throw new IllegalStateException("no answer: " + new String(answer, US_ASCII));
    }
}
