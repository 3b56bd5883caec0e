package dev.recon.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What savepoints are searched by: written out here once more, so that a slip is seen. */
class NamesTest {

    @Test
    void namesOfStateStayAsTheyAre() {
        assertThat(StateNames.BUCKET).isEqualTo("bucket");
        assertThat(StateNames.ITEMS).isEqualTo("items");
        assertThat(StateNames.ROWS).isEqualTo("rows");
        assertThat(StateNames.SENSORS).isEqualTo("sensors");
        assertThat(StateNames.LINE).isEqualTo("line");
    }

    @Test
    void uidsStayAsTheyAre() {
        assertThat(Uids.RECONCILE).isEqualTo("reconcile");
        assertThat(Uids.ROWS).isEqualTo("rows");
        assertThat(Uids.STATUS).isEqualTo("status");
        assertThat(Uids.sink("metrics")).isEqualTo("sink-metrics");
        assertThat(Uids.decode("audit")).isEqualTo("decode-audit");
        assertThat(Uids.source(Uids.input("audit", "topic-1")))
                .isEqualTo("source-audit of topic-1");
    }

    @Test
    void theInputOfASourceIsFoundAgain() {
        assertThat(Uids.inputOfSource("source-audit of t")).isEqualTo("audit of t");
        assertThat(Uids.inputOfSource("decode-audit")).isNull();
    }

    @Test
    void operatorsWithoutBucketsKeepTheLineOnly() {
        assertThat(Uids.keepsLineOnly(Uids.STATUS)).isTrue();
        assertThat(Uids.keepsLineOnly(Uids.decode("audit"))).isTrue();
        assertThat(Uids.keepsLineOnly(Uids.ROWS)).isFalse();
        assertThat(Uids.keepsLineOnly(Uids.sink("status"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0",
        "1, 0, 1048576",
        "-1, 1048575, -1",
        "8796093022207, 1, 9223372036853727233"
    })
    void aKeyHoldsIndexAndPage(long index, int page, long key) {
        assertThat(BlockKeys.of(index, page)).isEqualTo(key);
        assertThat(BlockKeys.index(key)).isEqualTo(index);
        assertThat(BlockKeys.page(key)).isEqualTo(page);
    }

    @ParameterizedTest
    @CsvSource({"8796093022208, 0", "-8796093022209, 0", "0, 1048576", "0, -1"})
    void aKeyThatWouldBeAnothersIsNone(long index, int page) {
        assertThatThrownBy(() -> BlockKeys.of(index, page))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
