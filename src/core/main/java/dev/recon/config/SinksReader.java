package dev.recon.config;

import dev.recon.config.SinksConfig.Delivery;
import dev.recon.config.SinksConfig.Target;
import dev.recon.rows.Answer;
import dev.recon.rows.Answer.Written;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Reads the section {@code sinks}. */
final class SinksReader {

    private final Setting<Delivery> delivery;
    private final Setting<Long> transactionTimeout;
    private final Map<Answer, Section> sections = new EnumMap<>(Answer.class);

    /** Of the answers that are written; some may turn out not to be, as there is no Kafka. */
    private final Map<Answer, Endpoint> endpoints = new EnumMap<>(Answer.class);

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
        for (Answer answer : Answer.values()) {
            read(answer, section, fills, problems);
        }
        deadLetterBytes =
                sections.get(Answer.DEADLETTERS)
                        .read(Options.DEADLETTER_BYTES, SinksReader::deadLetterBytes);
        statusInterval =
                sections.get(Answer.STATUS).read(Options.STATUS_INTERVAL, Values::duration);
    }

    private void read(Answer answer, Section section, boolean fills, Problems problems) {
        Written written = answer.written();
        if (written.needsFills() && !fills) {
            refuseWithoutFills(section, answer.word(), problems);
        } else if (written != Written.WITH_FILLS_WHERE_ASKED || section.has(answer.word())) {
            Section below = section.child(answer.word());
            sections.put(answer, below);
            endpoints.put(answer, Endpoint.ofSink(below, Options.sinkOf(answer), problems));
        }
    }

    /**
     * Of the answers that are written.
     *
     * @param withKafka whether any input is a topic
     */
    List<Endpoint> endpoints(boolean withKafka) {
        return written(withKafka).stream().map(endpoints::get).toList();
    }

    private List<Answer> written(boolean withKafka) {
        boolean hasKafka =
                withKafka
                        || endpoints.entrySet().stream()
                                .filter(each -> !needsKafka(each.getKey()))
                                .anyMatch(each -> each.getValue().isTopic());
        return endpoints.keySet().stream()
                .filter(
                        answer ->
                                hasKafka || !needsKafka(answer) || endpoints.get(answer).isGiven())
                .toList();
    }

    private static boolean needsKafka(Answer answer) {
        return answer.written() == Written.WITH_KAFKA_OR_WHERE_ASKED;
    }

    Setting<Long> transactionTimeout() {
        return transactionTimeout;
    }

    /**
     * Only when there are no problems.
     *
     * @param withKafka whether any input is a topic
     */
    SinksConfig sinks(boolean withKafka) {
        Map<Answer, Target> targets = new EnumMap<>(Answer.class);
        for (Answer answer : written(withKafka)) {
            Endpoint at = endpoints.get(answer);
            targets.put(answer, new Target(at.topic(), at.file()));
        }
        return new SinksConfig(
                delivery.value(),
                targets,
                statusInterval.value(),
                transactionTimeout.value(),
                Math.toIntExact(deadLetterBytes.value()));
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
