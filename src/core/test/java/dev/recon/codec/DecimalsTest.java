package dev.recon.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DecimalsTest {

    private final byte[] bytes = new byte[3 + Decimals.MAX_LENGTH];

    private String write(double number) {
        int end = Decimals.write(number, bytes, 3);
        return end < 0 ? null : new String(bytes, 3, end - 3, StandardCharsets.US_ASCII);
    }

    @Test
    void writesShortNumbersAsTheGeneralWayDoes() {
        double[] numbers = {
            1, -1, 10, 0.001, 0.5, 9_999_999.999999, -9_999_999, 52.5, 100.05, 0.123456
        };
        for (double number : numbers) {
            assertThat(write(number)).isEqualTo(Double.toString(number));
        }
    }

    @Test
    void leavesAllOthersToTheGeneralWay() {
        double[] numbers = {
            0,
            -0.0,
            1e7,
            9.99e-4,
            0.1234567,
            1.0 / 3,
            Math.nextUp(52.5),
            Double.NaN,
            Double.NEGATIVE_INFINITY,
            Double.MIN_VALUE,
            Double.MAX_VALUE
        };
        for (double number : numbers) {
            assertThat(write(number)).as("%s", number).isNull();
        }
    }

    @Test
    void neverSaysAnotherNumberThanTheGeneralWay() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 100_000; i++) {
            long digits = random.nextLong() >> 12 + random.nextInt(48);
            double number = BigDecimal.valueOf(digits, random.nextInt(9)).doubleValue();
            String written = write(number);
            if (written != null) {
                assertThat(written).as("seed %d", seed).isEqualTo(Double.toString(number));
            }
        }
    }
}
