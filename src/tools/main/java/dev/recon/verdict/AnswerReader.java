package dev.recon.verdict;

import dev.recon.config.KafkaConfig;
import dev.recon.deadletter.Letter;
import dev.recon.kafka.TopicFollower;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads the job's answers from its topics, as monitoring would: only what has been committed. */
public final class AnswerReader implements AutoCloseable {

    private final TopicFollower follower;
    private final AnswerTopics topics;
    private final Answers answers;

    /**
     * @throws dev.recon.kafka.KafkaUnreachable when Kafka does not answer or refuses
     */
    public AnswerReader(KafkaConfig kafka, AnswerTopics topics, Answers answers) {
        this.topics = topics;
        this.answers = answers;
        follower = new TopicFollower(kafka, topics.all());
    }

    /** Waits that long at most for answers, and takes those that are there. */
    public void read(Duration wait) {
        follower.poll(wait, this::take);
    }

    /**
     * Takes all that had been committed when this was called.
     *
     * @throws dev.recon.kafka.KafkaUnreachable when Kafka gives nothing more of it
     */
    public void readAll() {
        follower.readToEnd(this::take);
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        if (record.topic().equals(topics.exceptions())) {
            answers.exception(record.value());
        } else if (record.topic().equals(topics.metrics())) {
            answers.metrics(record.value());
        } else {
            answers.deadLetter(Letter.of(record).dead());
        }
    }

    @Override
    public void close() {
        follower.close();
    }
}
