package dev.recon.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.config.StreamConfig.EndPosition;
import dev.recon.config.StreamConfig.Field;
import dev.recon.config.StreamConfig.FieldPath;
import dev.recon.config.StreamConfig.Range;
import dev.recon.config.StreamConfig.StartPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StreamReaderTest {

    private static String sensorProblem(String keys) {
        assertThat(Yaml.problems(Yaml.withSensor(keys))).hasSize(1);
        return Yaml.problems(Yaml.withSensor(keys)).get(0);
    }

    @Test
    void streamIsATopicOrAFile() {
        assertThat(Yaml.problems(Yaml.withSensor("start: latest")))
                .containsExactly("c.yaml:8:3: streams.sensor must have a topic or a file");
        assertThat(sensorProblem("topic: t, file: f"))
                .isEqualTo(
                        "c.yaml:8:23: streams.sensor.file is given as well as streams.sensor.topic; it has to be one of them");
        assertThat(sensorProblem("file: f, topic: t"))
                .isEqualTo(
                        "c.yaml:8:22: streams.sensor.topic is given as well as streams.sensor.file; it has to be one of them");
        assertThat(Yaml.sensor("file: f").file()).isEqualTo("f");
    }

    @ParameterizedTest
    @ValueSource(strings = {"''", "a/b", "a b", "..", "é"})
    void topicHasANameThatKafkaAccepts(String topic) {
        assertThat(sensorProblem("topic: " + topic))
                .startsWith("c.yaml:8:20: streams.sensor.topic is")
                .endsWith(
                        "a topic's name is 1 to 249 letters, digits, dots, underscores and dashes");
    }

    @Test
    void topicAndFileAreReadOnce() {
        assertThat(sensorProblem("topic: audit"))
                .isEqualTo(
                        "c.yaml:8:20: streams.sensor.topic is `audit`; topic `audit` is already read by streams.audit (records of one topic are told apart by their role)");
        assertThat(
                        Yaml.problems(
                                Yaml.with("{ topic: audit }", "{ file: f }")
                                        .replace("{ topic: sensor }", "{ file: f }")))
                .containsExactly(
                        "c.yaml:8:19: streams.sensor.file is `f`; file `f` is already read by streams.audit");
    }

    @Test
    void fieldIsAPointerOrAHeader() {
        assertThat(
                        Yaml.sensor(
                                        "topic: t, fields: { id: /, source: /a/0/b~0~1, time: 'header:ts' }")
                                .fields())
                .containsEntry(Field.ID, new FieldPath(false, "/"))
                .containsEntry(Field.SOURCE, new FieldPath(false, "/a/0/b~0~1"))
                .containsEntry(Field.TIME, new FieldPath(true, "ts"));
        assertThat(sensorProblem("topic: t, fields: { id: a.b }"))
                .isEqualTo(
                        "c.yaml:8:37: streams.sensor.fields.id is `a.b`; it must be `header:NAME` or a JSON Pointer, which begins with `/`, such as `/a/b`");
        assertThat(sensorProblem("topic: t, fields: { id: '' }"))
                .isEqualTo("c.yaml:8:37: streams.sensor.fields.id is ``; it must not be empty");
        assertThat(sensorProblem("topic: t, fields: { id: 'header:' }"))
                .isEqualTo(
                        "c.yaml:8:37: streams.sensor.fields.id is `header:`; it must not be empty");
        assertThat(sensorProblem("topic: t, fields: { idd: /id }"))
                .isEqualTo(
                        "c.yaml:8:33: streams.sensor.fields.idd is no known key; did you mean `id`?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a~", "/~2", "/~~0", "/a~/b"})
    void pointerHasOnlyTheTwoEscapes(String pointer) {
        assertThat(sensorProblem("topic: t, fields: { id: " + pointer + " }"))
                .endsWith("in a JSON Pointer `~` must be written `~0`, and `/` in a name `~1`");
    }

    @Test
    void idsAreNoHeaderAndNotBesideAnId() {
        assertThat(sensorProblem("topic: t, fields: { ids: 'header:ids' }"))
                .isEqualTo(
                        "c.yaml:8:38: streams.sensor.fields.ids is `header:ids`; ids cannot be in a header: they are an array, and a header is a single text");
        assertThat(sensorProblem("topic: t, fields: { id: /id, ids: /ids }"))
                .isEqualTo(
                        "c.yaml:8:42: streams.sensor.fields.ids and streams.sensor.fields.id are both given; a record stands for one id or for many");
    }

    @Test
    void fileHasNoHeaders() {
        assertThat(sensorProblem("file: f, fields: { id: 'header:id' }"))
                .isEqualTo(
                        "c.yaml:8:36: streams.sensor.fields.id is `header:id`; the lines of a file have no headers");
    }

    @Test
    void boundsAreOptional() {
        assertThat(Yaml.sensor("topic: t, fields: { value: /v }, range: { min: 5e1 }").range())
                .isEqualTo(new Range(50, Double.POSITIVE_INFINITY));
        assertThat(Yaml.sensor("topic: t, fields: { value: /v }, range: { max: -.5 }").range())
                .isEqualTo(new Range(Double.NEGATIVE_INFINITY, -0.5));
        assertThat(
                        Yaml.sensor("topic: t, fields: { value: /v }, range: { min: 1, max: 1 }")
                                .range())
                .isEqualTo(new Range(1, 1));
        assertThat(Yaml.sensor("topic: t, fields: { value: /v }, range: {}").range()).isNull();
    }

    @Test
    void rangeNeedsAValueAndLowerBoundBelowUpper() {
        assertThat(sensorProblem("topic: t, range: { min: 1 }"))
                .isEqualTo("c.yaml:8:23: streams.sensor.range needs streams.sensor.fields.value");
        assertThat(sensorProblem("topic: t, fields: { value: /v }, range: { min: 2, max: 1 }"))
                .isEqualTo(
                        "c.yaml:8:55: streams.sensor.range.min is `2`; it must be at most streams.sensor.range.max (`1`)");
    }

    @ParameterizedTest
    @ValueSource(strings = {".inf", "NaN", "1e999", "0x10", "five", "'1 '' 2'"})
    void boundIsAFiniteNumber(String bound) {
        assertThat(sensorProblem("topic: t, fields: { value: /v }, range: { min: " + bound + " }"))
                .contains("streams.sensor.range.min is")
                .endsWith("it must be a finite number");
    }

    @ParameterizedTest
    @CsvSource({"earliest, EARLIEST", "latest, LATEST", "group-offsets, GROUP_OFFSETS"})
    void startIsAWord(String word, StartPosition.Kind kind) {
        assertThat(Yaml.sensor("topic: t, start: " + word).start())
                .isEqualTo(new StartPosition(kind, 0));
    }

    @Test
    void startAndEndAreTimesWithAnOffset() {
        StreamConfig stream =
                Yaml.sensor(
                        "topic: t, start: '1970-01-01 02:00:00.0019999999999+01:00', end: 1970-01-01t02:00:01z");
        assertThat(stream.start())
                .isEqualTo(new StartPosition(StartPosition.Kind.TIMESTAMP, 3_600_001));
        assertThat(stream.end()).isEqualTo(new EndPosition(EndPosition.Kind.TIMESTAMP, 7_201_000));
        assertThat(Yaml.sensor("topic: t, end: latest").end())
                .isEqualTo(new EndPosition(EndPosition.Kind.LATEST, 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-20T10:00:00",
                "2026-11-20",
                "2026-11-20T10:00Z",
                "2026-13-20T10:00:00Z",
                "1969-01-01T00:00:00Z",
                "1763632800000"
            })
    void anythingElseIsNoTime(String time) {
        assertThat(sensorProblem("topic: t, start: " + time))
                .startsWith("c.yaml:8:30: streams.sensor.start is `" + time);
        assertThat(sensorProblem("topic: t, end: " + time))
                .startsWith("c.yaml:8:28: streams.sensor.end is `" + time);
    }

    @Test
    void wrongPositionsAreNamed() {
        assertThat(sensorProblem("topic: t, start: earlist"))
                .isEqualTo(
                        "c.yaml:8:30: streams.sensor.start is `earlist`; it must be `earliest`, `latest`, `group-offsets` or an RFC 3339 time; did you mean `earliest`?");
        assertThat(sensorProblem("topic: t, end: earliest"))
                .isEqualTo(
                        "c.yaml:8:28: streams.sensor.end is `earliest`; it must be `latest` or an RFC 3339 time");
        assertThat(
                        sensorProblem(
                                "topic: t, start: 2026-11-20T10:00:00Z, end: 2026-11-20T10:00:00Z"))
                .isEqualTo(
                        "c.yaml:8:23: streams.sensor.start is `2026-11-20T10:00:00Z`; it must be before streams.sensor.end (`2026-11-20T10:00:00Z`)");
    }

    @Test
    void fileHasNoPositions() {
        assertThat(Yaml.problems(Yaml.withSensor("file: f, start: earliest, end: latest")))
                .containsExactly(
                        "c.yaml:8:22: streams.sensor.start is for topics; a file is read from its start to its end",
                        "c.yaml:8:39: streams.sensor.end is for topics; a file is read from its start to its end");
    }

    @Test
    void thereIsAtLeastOneStream() {
        assertThat(
                        Yaml.problems(
                                Yaml.MINIMAL.replaceFirst(
                                        "(?s)streams:.*controls:", "streams: {}\ncontrols:")))
                .containsExactly("c.yaml:6:1: streams must have at least one stream");
        assertThat(
                        Yaml.problems(
                                Yaml.with(
                                        "  sensor: { topic: sensor }",
                                        "  sensor: { topic: sensor }\n  '': { topic: x }")))
                .containsExactly("c.yaml:9:3: streams: a stream must have a name");
    }

    @Test
    void streamThatNoControlUsesIsAllowed() {
        String yaml =
                Yaml.with(
                        "  sensor: { topic: sensor }",
                        "  sensor: { topic: sensor }\n  spare: { topic: spare }");
        assertThat(Yaml.parse(yaml).streams()).hasSize(3);
    }
}
