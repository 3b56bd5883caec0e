package dev.recon.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class ReasonsTest {

    @Test
    void givesEveryCauseOnce() {
        Exception root = new IOException("disk full.");
        Exception middle = new RuntimeException("cannot write", root);

        assertThat(Reasons.of(new RuntimeException("it failed", middle)))
                .isEqualTo("it failed: cannot write: disk full");
        assertThat(Reasons.of(new RuntimeException(root))).isEqualTo("disk full");
        assertThat(Reasons.of(new RuntimeException("a: java.io.IOException: disk full.", root)))
                .isEqualTo("disk full");
    }

    @Test
    void aFileThatIsNotThereIsCalledSo() {
        Exception root = new NoSuchFileException("/keys/a.p12");

        assertThat(Reasons.of(new RuntimeException("cannot load /keys/a.p12 as PKCS12", root)))
                .isEqualTo("cannot load /keys/a.p12 as PKCS12: no such file: /keys/a.p12");
    }

    @Test
    void aFailureWithoutWordsIsCalledByItsName() {
        assertThat(Reasons.of(new IllegalStateException())).isEqualTo("IllegalStateException");
        assertThat(Reasons.of(new RuntimeException("x", new NullPointerException())))
                .isEqualTo("x: NullPointerException");
    }

    @Test
    void comesToAnEndWithARingOfCauses() {
        Exception one = new RuntimeException("one");
        one.initCause(new RuntimeException("two", one));

        assertThat(Reasons.of(one)).isEqualTo("one: two");
    }
}
