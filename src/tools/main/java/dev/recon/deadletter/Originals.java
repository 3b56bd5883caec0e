package dev.recon.deadletter;

import dev.recon.config.KafkaConfig;
import dev.recon.source.KafkaReads;
import dev.recon.source.Stall;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Fetches records from where they stood; those that are gone are left out. */
final class Originals implements AutoCloseable {

    /** A gap of fewer records is read over: cheaper than to ask anew. */
    private static final long READ_OVER = 500;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<String, Integer> partitions;

    /**
     * @param partitions how many the topics have that may be read
     */
    Originals(KafkaConfig kafka, Map<String, Integer> partitions) {
        this.consumer = KafkaReads.consumer(kafka);
        this.partitions = partitions;
    }

    Map<Place, ConsumerRecord<byte[], byte[]>> fetch(Collection<Place> places) {
        Map<String, NavigableSet<Place>> byPartition = new TreeMap<>();
        for (Place place : places) {
            if (place.partition() < partitions.getOrDefault(place.topic(), 0)) {
                byPartition
                        .computeIfAbsent(
                                place.topic() + "/" + place.partition(),
                                key -> new TreeSet<>(Comparator.comparing(Place::offset)))
                        .add(place);
            }
        }
        Map<Place, ConsumerRecord<byte[], byte[]>> found = new HashMap<>();
        byPartition.values().forEach(wanted -> fetch(wanted, found));
        return found;
    }

    private void fetch(
            NavigableSet<Place> wanted, Map<Place, ConsumerRecord<byte[], byte[]>> found) {
        TopicPartition partition =
                new TopicPartition(wanted.first().topic(), wanted.first().partition());
        consumer.assign(List.of(partition));
        long begin = consumer.beginningOffsets(List.of(partition)).get(partition);
        long end = consumer.endOffsets(List.of(partition)).get(partition);
        wanted.removeIf(place -> place.offset() < begin || place.offset() >= end);
        Stall stall = new Stall("the topic " + partition.topic());
        long at = -READ_OVER - 1;
        while (!wanted.isEmpty()) {
            long next = wanted.first().offset();
            if (next - at > READ_OVER) {
                consumer.seek(partition, next);
            }
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(KafkaReads.POLL)) {
                Place place = new Place(record.topic(), record.partition(), record.offset());
                if (wanted.remove(place)) {
                    found.put(place, record);
                }
            }
            long now = consumer.position(partition);
            // What has been passed without being seen was compacted away.
            wanted.removeIf(place -> place.offset() < now);
            at = now;
            stall.check(at);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
