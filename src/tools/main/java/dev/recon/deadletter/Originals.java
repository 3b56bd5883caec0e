package dev.recon.deadletter;

import dev.recon.config.KafkaConfig;
import dev.recon.kafka.RangeReader;
import dev.recon.kafka.RangeReader.Range;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Fetches records from where they stood; those that are gone are left out. */
final class Originals implements AutoCloseable {

    /** A gap of fewer records is read over: cheaper than to ask anew. */
    private static final long READ_OVER = 500;

    private final RangeReader reader;
    private final Map<String, Integer> partitions;

    /**
     * @param partitions how many the topics have that may be read
     */
    Originals(KafkaConfig kafka, Map<String, Integer> partitions) {
        this.reader = new RangeReader(kafka);
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
        reader.read(
                partition,
                ranges(wanted),
                record -> {
                    Place place = new Place(record.topic(), record.partition(), record.offset());
                    if (wanted.contains(place)) {
                        found.put(place, record);
                    }
                });
    }

    private static List<Range> ranges(NavigableSet<Place> wanted) {
        List<Range> ranges = new ArrayList<>();
        long from = wanted.first().offset();
        long to = from;
        for (Place place : wanted) {
            if (place.offset() - to > READ_OVER) {
                ranges.add(new Range(from, to));
                from = place.offset();
            }
            to = place.offset() + 1;
        }
        ranges.add(new Range(from, to));
        return ranges;
    }

    @Override
    public void close() {
        reader.close();
    }
}
