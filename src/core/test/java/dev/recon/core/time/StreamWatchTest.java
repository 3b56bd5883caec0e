package dev.recon.core.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.core.time.StreamWatch.State;
import org.junit.jupiter.api.Test;

/** A stream of four partitions, read by two readers. */
class StreamWatchTest {

    private static final long NOW = 1_000;

    private final StreamWatch watch = new StreamWatch();

    private static Progress progress(int reader, long top, long silent, boolean ended) {
        return new Progress(0, reader, 2, 2, 4, top, top, silent, ended);
    }

    private static StreamReport report(int reader, long top, int idle, int blind) {
        return new StreamReport(progress(reader, top, 5, false), idle, blind, 10 + reader, 7, 3);
    }

    private void hear(StreamReport... reports) {
        for (StreamReport report : reports) {
            watch.hear(report, NOW);
        }
    }

    @Test
    void startsUntilEveryPartitionIsRead() {
        assertThat(watch.state()).isEqualTo(State.STARTING);
        hear(report(0, 500, 2, 0));
        assertThat(watch.state()).isEqualTo(State.STARTING);
        hear(report(1, 500, 0, 0));
        assertThat(watch.state()).isEqualTo(State.ACTIVE);
    }

    @Test
    void waitsForItsFirstRecord() {
        hear(report(0, Progress.NONE, 2, 0), report(1, Progress.NONE, 1, 0));
        assertThat(watch.state()).isEqualTo(State.WAITING);
        hear(report(1, Progress.NONE, 2, 0));
        assertThat(watch.state()).isEqualTo(State.IDLE);
    }

    @Test
    void isIdleWhenAllItsPartitionsAre() {
        hear(report(0, 500, 2, 0), report(1, 400, 1, 0));
        assertThat(watch.state()).isEqualTo(State.ACTIVE);
        hear(report(1, 400, 2, 0));
        assertThat(watch.state()).isEqualTo(State.IDLE);
    }

    @Test
    void isBlindWhenOnePartitionIsEvenIfAllAreIdle() {
        hear(report(0, 500, 2, 1), report(1, 400, 2, 0));
        assertThat(watch.state()).isEqualTo(State.BLIND);
    }

    @Test
    void hasEndedWhenAllReadersHave() {
        hear(new StreamReport(progress(0, 500, 0, true), 0, 0, 0, 0, 0), report(1, 400, 2, 0));
        assertThat(watch.state()).isEqualTo(State.ACTIVE);
        hear(new StreamReport(progress(1, 500, 0, true), 0, 0, 0, 0, 0));
        assertThat(watch.state()).isEqualTo(State.ENDED);
    }

    @Test
    void addsUpWhatItsReadersSay() {
        hear(report(0, 500, 2, 1), report(1, 400, 1, 0));
        assertThat(watch.partitions()).isEqualTo(4);
        assertThat(watch.idlePartitions()).isEqualTo(3);
        assertThat(watch.blindPartitions()).isEqualTo(1);
        assertThat(watch.topMillis()).isEqualTo(500);
        assertThat(watch.quietMillis()).isEqualTo(10);
        assertThat(watch.silentMillis(NOW)).isEqualTo(5);
        assertThat(watch.records()).isEqualTo(14);
        assertThat(watch.deadLetters()).isEqualTo(6);
    }

    @Test
    void knowsNothingBeforeItHasHeardAnything() {
        assertThat(watch.topMillis()).isEqualTo(Progress.NONE);
        assertThat(watch.quietMillis()).isEqualTo(Progress.IDLE);
        assertThat(watch.records()).isZero();
    }

    @Test
    void aReportThatChangesTheStateIsUrgent() {
        StreamReport before = report(0, 500, 1, 0);
        assertThat(before.isUrgentAfter(null)).isTrue();
        assertThat(report(0, 600, 1, 0).isUrgentAfter(before)).isFalse();
        assertThat(report(0, 500, 2, 0).isUrgentAfter(before)).isTrue();
        assertThat(report(0, 500, 1, 1).isUrgentAfter(before)).isTrue();
        assertThat(report(0, Progress.NONE, 1, 0).isUrgentAfter(before)).isTrue();
        Progress ended = progress(0, 500, 5, true);
        assertThat(new StreamReport(ended, 1, 0, 10, 7, 3).isUrgentAfter(before)).isTrue();
        Progress more = new Progress(0, 0, 2, 3, 4, 500, 500, 5, false);
        assertThat(new StreamReport(more, 1, 0, 10, 7, 3).isUrgentAfter(before)).isTrue();
    }
}
