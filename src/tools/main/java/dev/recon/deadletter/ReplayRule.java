package dev.recon.deadletter;

import dev.recon.codec.Original;
import dev.recon.config.StreamConfig;
import dev.recon.config.StreamConfig.FieldPath;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Whether the record of a dead letter is sent back, and as what. Knows only facts; fetching them
 * and sending is the business of {@link Replay}.
 *
 * <p>A place is sent back once and never again. If the record is dead again, that is a letter of
 * another place, which says that it repeats the first; it is left alone unless {@code again} is
 * set, so that nothing goes round in circles. It is believed only when the first has been sent back
 * indeed: any producer can write such a header.
 */
final class ReplayRule {

    static final String BEYOND_HORIZON =
            "are BEYOND_HORIZON and speak of an id, not of a record: only a start from a state in which its time was"
                    + " not yet over can count it";
    static final String UNKNOWN_STREAM = "belong to a stream that the configuration does not have";
    static final String FILE_STREAM = "came from a file, which nothing can be sent back to";
    static final String NO_PLACE = "do not say where their record stood";
    static final String CUT_AND_GONE =
            "were too long for their letter, and the record is no longer where it stood";
    static final String HEADERS_GONE =
            "are of a stream with fields in headers, and the record is no longer where it stood";

    private final Map<String, StreamConfig> streams;
    private final boolean again;

    /** What becomes of a letter. */
    enum Fate {
        SENT,
        SENT_BEFORE,
        CAME_BACK,
        REFUSED
    }

    /**
     * A decision.
     *
     * @param refusal why not, for {@code REFUSED}
     * @param topic where to, for {@code SENT}, as is {@code value}
     */
    record Decision(Fate fate, String refusal, String topic, byte[] value) {
        static Decision of(Fate fate) {
            return new Decision(fate, null, null, null);
        }

        static Decision refused(String why) {
            return new Decision(Fate.REFUSED, why, null, null);
        }
    }

    ReplayRule(List<StreamConfig> streams, boolean again) {
        this.streams =
                streams.stream().collect(Collectors.toMap(StreamConfig::name, stream -> stream));
        this.again = again;
    }

    /** What can be said before the original is looked for; null when that has to be done. */
    Decision early(Letter letter, Predicate<Place> sentBefore) {
        if (letter.isBeyondHorizon()) {
            return Decision.refused(BEYOND_HORIZON);
        }
        if (letter.stream() == null || !streams.containsKey(letter.stream())) {
            return Decision.refused(UNKNOWN_STREAM);
        }
        if (streams.get(letter.stream()).topic() == null) {
            return Decision.refused(FILE_STREAM);
        }
        if (letter.origin() == null) {
            return Decision.refused(NO_PLACE);
        }
        if (sentBefore.test(letter.origin())) {
            return Decision.of(Fate.SENT_BEFORE);
        }
        return !again && cameBack(letter, sentBefore) ? Decision.of(Fate.CAME_BACK) : null;
    }

    private static boolean cameBack(Letter letter, Predicate<Place> sentBefore) {
        String mark = letter.replayedFrom();
        Place repeated = mark == null ? null : Place.parse(mark);
        return repeated != null && sentBefore.test(repeated);
    }

    /**
     * @param found what now stands where the record stood, or null
     * @param edited whether {@code edit} takes the place of the value
     */
    Decision late(
            Letter letter, ConsumerRecord<byte[], byte[]> found, boolean edited, byte[] edit) {
        StreamConfig stream = streams.get(letter.stream());
        boolean there = isOriginal(letter, found);
        if (!there && stream.fields().values().stream().anyMatch(FieldPath::header)) {
            return Decision.refused(HEADERS_GONE);
        }
        if (edited) {
            return new Decision(Fate.SENT, null, stream.topic(), edit);
        }
        if (!there && letter.isCut()) {
            return Decision.refused(CUT_AND_GONE);
        }
        byte[] value = there ? found.value() : letter.raw();
        return new Decision(Fate.SENT, null, stream.topic(), value);
    }

    /** A topic may have been made anew since. */
    static boolean isOriginal(Letter letter, ConsumerRecord<byte[], byte[]> found) {
        if (found == null) {
            return false;
        }
        if (!letter.isCut()) {
            return Arrays.equals(found.value(), letter.raw());
        }
        return found.value() != null
                && found.value().length == letter.dead().originalBytes()
                && Original.sha256(found.value()).equals(letter.dead().sha256());
    }
}
