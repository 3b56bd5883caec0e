package dev.recon.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.config.StreamConfig;
import dev.recon.config.StreamConfig.Field;
import dev.recon.config.StreamConfig.FieldPath;
import dev.recon.deadletter.ReplayRule.Decision;
import dev.recon.deadletter.ReplayRule.Fate;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class ReplayRuleTest {

    private static final FieldPath BODY = new FieldPath(false, "/ts");
    private static final FieldPath HEADER = new FieldPath(true, "time");

    private static final List<StreamConfig> STREAMS =
            List.of(
                    stream("sensor", "in", null, BODY),
                    stream("cloud", "in", null, HEADER),
                    stream("lines", null, "in.jsonl", BODY));

    private final ReplayRule rule = new ReplayRule(STREAMS, false);
    private final Letter letter = Letters.of("sensor", "BAD_TIMESTAMP", 7, "{}");

    private static StreamConfig stream(String name, String topic, String file, FieldPath time) {
        return new StreamConfig(name, topic, file, Map.of(Field.TIME, time), null, null, null);
    }

    private static ConsumerRecord<byte[], byte[]> found(String value) {
        return new ConsumerRecord<>("in", 0, 7, null, value.getBytes(UTF_8));
    }

    private Decision early(Letter each) {
        return rule.early(each, place -> false);
    }

    @Test
    void aPlaceIsSentBackOnce() {
        assertThat(early(letter)).isNull();
        assertThat(rule.early(letter, new Place("in", 0, 7)::equals).fate())
                .isEqualTo(Fate.SENT_BEFORE);
    }

    @Test
    void whatIsDeadAgainIsLeftUnlessAskedFor() {
        Letter again = Letters.repeating(letter, "in/0/3");
        assertThat(rule.early(again, new Place("in", 0, 3)::equals).fate())
                .isEqualTo(Fate.CAME_BACK);
        ReplayRule insisting = new ReplayRule(STREAMS, true);
        assertThat(insisting.early(again, place -> false)).isNull();
        assertThat(insisting.early(again, place -> true).fate()).isEqualTo(Fate.SENT_BEFORE);
    }

    @Test
    void aMarkOfWhatWasNeverSentBackCountsForNothing() {
        assertThat(early(Letters.repeating(letter, "in/0/3"))).isNull();
        assertThat(rule.early(Letters.repeating(letter, "me"), new Place("in", 0, 3)::equals))
                .isNull();
    }

    @Test
    void saysWhyItCannot() {
        assertThat(early(Letters.of("sensor", "BEYOND_HORIZON", 1, "{}")).refusal())
                .isEqualTo(ReplayRule.BEYOND_HORIZON);
        assertThat(early(Letters.of("gone", "MALFORMED", 1, "{}")).refusal())
                .isEqualTo(ReplayRule.UNKNOWN_STREAM);
        assertThat(early(Letters.of("lines", "MALFORMED", 1, "{}")).refusal())
                .isEqualTo(ReplayRule.FILE_STREAM);
    }

    @Test
    void sendsTheBytesOfTheLetterWhenTheRecordIsGone() {
        Decision decision = rule.late(letter, null, false, null);
        assertThat(decision.topic()).isEqualTo("in");
        assertThat(decision.value()).isEqualTo("{}".getBytes(UTF_8));
        assertThat(rule.late(letter, found("another"), false, null).value())
                .isEqualTo("{}".getBytes(UTF_8));
    }

    @Test
    void sendsAnEditInsteadOfTheBytes() {
        byte[] edit = {1};
        assertThat(rule.late(letter, null, true, edit).value()).isSameAs(edit);
        assertThat(rule.late(letter, null, true, null).value()).isNull();
    }

    @Test
    void aCutLetterNeedsTheWholeRecord() {
        Letter cut = Letters.cut(7, "abcdef", 3);
        assertThat(rule.late(cut, found("abcdef"), false, null).value())
                .isEqualTo("abcdef".getBytes(UTF_8));
        assertThat(rule.late(cut, found("abcdeg"), false, null).refusal())
                .isEqualTo(ReplayRule.CUT_AND_GONE);
        assertThat(rule.late(cut, null, false, null).refusal()).isEqualTo(ReplayRule.CUT_AND_GONE);
        assertThat(rule.late(cut, null, true, new byte[1]).fate()).isEqualTo(Fate.SENT);
    }

    @Test
    void fieldsInHeadersNeedTheRecordThatHasThem() {
        Letter cloud = Letters.of("cloud", "MALFORMED", 7, "x");
        assertThat(rule.late(cloud, found("x"), false, null).fate()).isEqualTo(Fate.SENT);
        assertThat(rule.late(cloud, null, false, null).refusal())
                .isEqualTo(ReplayRule.HEADERS_GONE);
        assertThat(rule.late(cloud, null, true, new byte[1]).refusal())
                .isEqualTo(ReplayRule.HEADERS_GONE);
    }
}
