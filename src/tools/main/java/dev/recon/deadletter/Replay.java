package dev.recon.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.recon.config.ReconConfig;
import dev.recon.config.StreamConfig;
import dev.recon.deadletter.ReplayRule.Decision;
import dev.recon.deadletter.ReplayRule.Fate;
import dev.recon.deadletter.ReplaySender.Parcel;
import dev.recon.rows.DeadLetterHeaders;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Sends the records of dead letters back to where they came from, each once. */
public final class Replay {

    private static final String TOO_LARGE = "are larger than their topic takes";
    private static final int BATCH_RECORDS = 500;
    private static final long BATCH_BYTES = 16 << 20;

    private final DeadLetterTopic letters;
    private final ReplayRule rule;
    private final Edits edits;
    private final Originals originals;
    private final ReplaySender sender;
    private final Map<String, Integer> partitions;
    private final ReplaySummary summary;
    private final AtomicLong looked;

    private final Set<Place> sentBefore;
    private final Set<Place> sentNow = new HashSet<>();
    private final Map<Place, Letter> batch = new LinkedHashMap<>();
    private long batchBytes;

    private Replay(
            DeadLetterTopic letters,
            ReplayRule rule,
            Edits edits,
            Originals originals,
            ReplaySender sender,
            Map<String, Integer> partitions,
            AtomicLong looked) {
        this.letters = letters;
        this.rule = rule;
        this.edits = edits;
        this.originals = originals;
        this.sender = sender;
        this.partitions = partitions;
        this.looked = looked;
        this.summary = new ReplaySummary(sender == null);
        this.sentBefore = letters.replayed();
    }

    /**
     * @param edits values that take the place of the original ones, and the only letters that are
     *     meant; null for none
     * @param again whether also those that have been sent back once and are dead again
     * @param dryRun only says what would be sent
     * @param looked counts the letters as they are looked at
     */
    public static ReplaySummary run(
            ReconConfig config,
            Selection selection,
            Edits edits,
            boolean again,
            boolean dryRun,
            AtomicLong looked) {
        DeadLetterTopic letters = DeadLetterTopic.of(config);
        Map<String, Integer> partitions =
                letters.partitions(
                        config.streams().stream()
                                .map(StreamConfig::topic)
                                .filter(Objects::nonNull)
                                .toList());
        if (!dryRun) {
            letters.createMarkTopic();
        }
        return Takeover.explaining(
                letters.kafka(),
                "send records back",
                () -> {
                    // The sender first: from then on nobody else can send.
                    try (ReplaySender sender = dryRun ? null : sender(letters);
                            Originals originals = new Originals(letters.kafka(), partitions)) {
                        ReplayRule rule = new ReplayRule(config.streams(), again);
                        return new Replay(
                                        letters, rule, edits, originals, sender, partitions, looked)
                                .run(selection);
                    }
                });
    }

    private static ReplaySender sender(DeadLetterTopic letters) {
        return new ReplaySender(letters.kafka(), letters.name(), letters.markTopic());
    }

    private ReplaySummary run(Selection selection) {
        Set<Place> notFound = new HashSet<>(edits == null ? Set.of() : edits.places());
        letters.read(
                selection,
                letter -> {
                    looked.incrementAndGet();
                    if (edits == null || edits.places().contains(letter.place())) {
                        notFound.remove(letter.place());
                        take(letter);
                    }
                });
        sendBatch();
        notFound.forEach(place -> summary.refused("have no dead letter that is meant", place));
        return summary;
    }

    private void take(Letter letter) {
        // Two letters may speak of one place; what becomes of the first has to be known by then.
        if (batch.containsKey(letter.origin())) {
            sendBatch();
        }
        if (sentNow.contains(letter.origin())) {
            summary.sentBefore();
            return;
        }
        Decision early = rule.early(letter, sentBefore::contains);
        if (early != null) {
            note(letter, early);
            return;
        }
        batch.put(letter.origin(), letter);
        batchBytes += letter.isCut() ? letter.dead().originalBytes() : size(letter.raw());
        if (batch.size() >= BATCH_RECORDS || batchBytes >= BATCH_BYTES) {
            sendBatch();
        }
    }

    private static long size(byte[] raw) {
        return raw == null ? 0 : raw.length;
    }

    private void note(Letter letter, Decision decision) {
        switch (decision.fate()) {
            case SENT -> summary.sent(decision.topic());
            case SENT_BEFORE -> summary.sentBefore();
            case CAME_BACK -> summary.cameBack();
            case REFUSED -> summary.refused(decision.refusal(), letter.place());
        }
    }

    private void sendBatch() {
        Map<Place, ConsumerRecord<byte[], byte[]>> found = originals.fetch(batch.keySet());
        List<Parcel> parcels = new ArrayList<>();
        for (Letter letter : batch.values()) {
            ConsumerRecord<byte[], byte[]> record = found.get(letter.origin());
            byte[] edit = edits == null ? null : edits.raw(letter.place());
            boolean edited = edits != null && !Arrays.equals(edit, letter.raw());
            Decision decision = rule.late(letter, record, edited, edit);
            if (decision.fate() == Fate.SENT) {
                parcels.add(parcel(letter, decision, record));
            } else {
                note(letter, decision);
            }
        }
        send(parcels);
        batch.clear();
        batchBytes = 0;
    }

    private Parcel parcel(Letter letter, Decision decision, ConsumerRecord<byte[], byte[]> found) {
        boolean there = ReplayRule.isOriginal(letter, found);
        Headers headers = new RecordHeaders();
        Stream.of(there ? found.headers().toArray() : new Header[0])
                .filter(header -> !header.key().equals(DeadLetterHeaders.REPLAYED_FROM))
                .forEach(headers::add);
        headers.add(DeadLetterHeaders.REPLAYED_FROM, letter.origin().toString().getBytes(UTF_8));
        int count = partitions.getOrDefault(decision.topic(), 0);
        Integer partition =
                letter.origin().partition() < count ? letter.origin().partition() : null;
        return new Parcel(
                letter.origin(),
                new ProducerRecord<>(
                        decision.topic(),
                        partition,
                        there ? found.key() : null,
                        decision.value(),
                        headers));
    }

    /** When one is too large, none of its batch is sent, and all are tried one by one. */
    private void send(List<Parcel> parcels) {
        if (parcels.isEmpty()) {
            return;
        }
        try {
            if (sender != null) {
                sender.send(parcels);
            }
            for (Parcel parcel : parcels) {
                sentNow.add(parcel.origin());
                summary.sent(parcel.record().topic());
            }
        } catch (KafkaException e) {
            if (!ReplaySender.isTooLarge(e)) {
                throw Takeover.explained(letters.kafka(), "send records back", e);
            }
            if (parcels.size() == 1) {
                summary.refused(TOO_LARGE, parcels.get(0).origin());
            } else {
                parcels.forEach(parcel -> send(List.of(parcel)));
            }
        }
    }
}
