package dev.recon.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.codec.StatusEncoder.JobStatus;
import dev.recon.codec.StatusEncoder.StreamStatus;
import dev.recon.core.time.Progress;
import dev.recon.core.time.Rules;
import dev.recon.core.time.StreamWatch.State;
import dev.recon.rows.StatusRow;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatusEncoderTest {

    private static final long NOW = 1_763_632_860_000L;
    private static final StreamStatus SENSOR =
            new StreamStatus("a\"b", State.IDLE, 61_000, 61_200, NOW - 90_000, 4, 4, 0, 1_234, 5);

    private final StatusEncoder encoder = new StatusEncoder(Lines.current());

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Test
    void heartbeatSaysHowTheJobAndEveryStreamIs() {
        JobStatus job = new JobStatus("j1", NOW - 5, NOW - 1, NOW - 30_000, false, 12, 99);
        assertThat(text(encoder.heartbeatKey())).isEqualTo("job");
        assertThat(text(encoder.heartbeat(job, List.of(SENSOR, SENSOR), NOW)))
                .isEqualTo(
                        "{'type':'HEARTBEAT','at':'2025-11-20T10:01:00.000Z','job':'j1','watermark':'2025-11-20T10:00:30.000Z','lagMillis':30000,'startedAt':'2025-11-20T10:00:59.995Z','checkpointAt':'2025-11-20T10:00:59.999Z','atRest':false,'openItems':12,'items':99,'streams':[{S},{S}],'line':'test','epoch':7}"
                                .replace(
                                        "S",
                                        "'stream':'a\\'b','state':'IDLE','silentMillis':61000,'quietMillis':61200,'lastEventTime':'2025-11-20T09:59:30.000Z','partitions':4,'idlePartitions':4,'blindPartitions':0,'records':1234,'deadLetters':5")
                                .replace('\'', '"'));
    }

    @Test
    void whatIsNotKnownIsNull() {
        StreamStatus fresh =
                new StreamStatus(
                        "s",
                        State.STARTING,
                        Progress.IDLE,
                        Progress.IDLE,
                        Progress.NONE,
                        0,
                        0,
                        0,
                        0,
                        0);
        for (long unknown : new long[] {Rules.NO_WATERMARK, Rules.END}) {
            JobStatus job = new JobStatus("j1", NOW, 0, unknown, true, 0, 0);
            assertThat(job.lagMillis(NOW)).isZero();
            assertThat(text(encoder.heartbeat(job, List.of(fresh), NOW)))
                    .contains(
                            "\"watermark\":null,\"lagMillis\":null",
                            "\"checkpointAt\":null,\"atRest\":true",
                            "\"silentMillis\":null,\"quietMillis\":null,\"lastEventTime\":null");
        }
    }

    @Test
    void eventNamesItsStream() {
        JobStatus job = new JobStatus("j1", NOW, 0, NOW - 30_000, false, 0, 0);
        assertThat(text(encoder.eventKey(SENSOR))).isEqualTo("a\"b");
        assertThat(text(encoder.event(StatusRow.Type.STREAM_IDLE, job, SENSOR, NOW)))
                .startsWith("{\"type\":\"STREAM_IDLE\",\"at\":\"2025-11-20T10:01:00.000Z\",")
                .contains("\"watermark\":\"2025-11-20T10:00:30.000Z\",\"lagMillis\":30000,")
                .contains(",\"stream\":\"a\\\"b\",\"state\":\"IDLE\",")
                .endsWith(",\"deadLetters\":5" + Lines.END);
    }
}
