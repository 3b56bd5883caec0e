package dev.recon.source;

import dev.recon.config.KafkaConfig;
import dev.recon.config.StreamConfig;
import dev.recon.kafka.BacklogProbe;
import dev.recon.kafka.KafkaAdmin;
import dev.recon.kafka.TopicException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.TopicDescription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks Kafka on a thread of its own, which starts with the first question. A question that could
 * not be answered stays: it is tried again until a newer one takes its place, so no answer ever
 * comes from a broker that cannot be reached.
 */
public final class KafkaBacklog implements Backlog {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaBacklog.class);
    private static final AtomicInteger INSTANCES = new AtomicInteger();
    private static final long PAUSE_MILLIS = 500;
    private static final long COMPLAIN_EVERY_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final StreamConfig stream;
    private final KafkaConfig kafka;
    private final String name;

    private record Question(Map<Integer, Long> nextOffsets, long askedAtMillis) {}

    // Guarded by this.
    private Thread thread;
    private Question question;
    private boolean replaceable;
    private Answer answer;
    private boolean closed;

    // Of the thread.
    private BacklogProbe probe;
    private boolean failing;
    private long complainedAtNanos;

    KafkaBacklog(StreamConfig stream, KafkaConfig kafka) {
        this.stream = stream;
        this.kafka = kafka;
        this.name = "recon-backlog-" + stream.name() + "-" + INSTANCES.incrementAndGet();
    }

    @Override
    public synchronized void ask(Map<Integer, Long> nextOffsets, long nowMillis) {
        if (closed || (question != null && !replaceable)) {
            return;
        }
        question = new Question(Map.copyOf(nextOffsets), nowMillis);
        replaceable = false;
        answer = null;
        if (thread == null) {
            thread = new Thread(this::work, name);
            thread.setDaemon(true);
            thread.start();
        }
        notifyAll();
    }

    @Override
    public synchronized Answer take() {
        Answer taken = answer;
        answer = null;
        return taken;
    }

    @Override
    public synchronized void close() {
        closed = true;
        question = null;
        answer = null;
        if (thread != null) {
            thread.interrupt();
        }
    }

    private void work() {
        try {
            for (Question next = await(); next != null; next = await()) {
                Map<Integer, Boolean> caughtUp = probe(next.nextOffsets);
                if (caughtUp != null) {
                    answered(next, caughtUp);
                } else {
                    unanswered(next);
                    TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
                }
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } finally {
            closeProbe();
        }
    }

    private synchronized Question await() throws InterruptedException {
        while (question == null && !closed) {
            wait();
        }
        return closed ? null : question;
    }

    @SuppressWarnings("ReferenceEquality") // that very question, not one that asks the same
    private synchronized void answered(Question asked, Map<Integer, Boolean> caughtUp) {
        if (asked == question && !closed) {
            question = null;
            answer = new Answer(asked.askedAtMillis, caughtUp);
        }
    }

    @SuppressWarnings("ReferenceEquality") // that very question, not one that asks the same
    private synchronized void unanswered(Question asked) {
        if (asked == question) {
            replaceable = true;
        }
    }

    /**
     * Null when Kafka cannot be asked now; what is wrong may be the client, so the next try gets a
     * new one.
     */
    private Map<Integer, Boolean> probe(Map<Integer, Long> nextOffsets) {
        try {
            if (probe == null) {
                probe = new BacklogProbe(stream.topic(), name, kafka);
            }
            Map<Integer, Boolean> caughtUp = probe.caughtUp(nextOffsets);
            if (failing) {
                failing = false;
                LOG.info("Kafka answers again how far topic {} can be read", stream.topic());
            }
            return caughtUp;
        } catch (RuntimeException e) {
            complain(e);
            closeProbe();
            return null;
        }
    }

    private void complain(RuntimeException e) {
        boolean closing = Thread.currentThread().isInterrupted();
        if (closing || (failing && System.nanoTime() - complainedAtNanos < COMPLAIN_EVERY_NANOS)) {
            return;
        }
        failing = true;
        complainedAtNanos = System.nanoTime();
        LOG.warn(
                "Kafka at {} does not say how far topic {} can be read; until it does, the silence of stream {} does not"
                        + " count: {}",
                kafka.bootstrapServers(),
                stream.topic(),
                stream.name(),
                e.toString());
    }

    private void closeProbe() {
        if (probe == null) {
            return;
        }
        // An interrupted thread could not close the client.
        boolean interrupted = Thread.interrupted();
        try {
            probe.close();
        } catch (RuntimeException e) {
            LOG.debug("Closing the client of {}", name, e);
        } finally {
            probe = null;
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Of one topic. */
    public record Factory(StreamConfig stream, KafkaConfig kafka) implements Backlog.Factory {

        private static final Duration PATIENCE = Duration.ofSeconds(30);

        @Override
        public Backlog open() {
            return new KafkaBacklog(stream, kafka);
        }

        @Override
        public int partitionCount() {
            return partitionCount(PATIENCE);
        }

        int partitionCount(Duration patience) {
            String topic = stream.topic();
            try (KafkaAdmin admin = KafkaAdmin.connect(kafka, patience, "find topic " + topic)) {
                TopicDescription found = admin.await(List.of(topic), patience).get(topic);
                if (found != null) {
                    return found.partitions().size();
                }
            }
            throw new TopicException(
                    "Topic "
                            + topic
                            + " of stream "
                            + stream.name()
                            + " is not known to Kafka at "
                            + kafka.bootstrapServers()
                            + " (looked for "
                            + patience.toSeconds()
                            + " s)");
        }
    }
}
