package dev.recon.fill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeastSquaresTest {

    private static final double RIDGE = 5;

    /** A thing that is the sum of 1, 2, 3, … times what explains it. */
    private static LeastSquares taught(int size, boolean isSingle, int steps) {
        LeastSquares squares =
                new LeastSquares(new LeastSquares.Policy(0.999, RIDGE, 1e8, isSingle), 1, size);
        squares.meetAll();
        Regression at = new Regression();
        Random random = new Random(3);
        for (int step = 0; step < steps; step++) {
            double truth = 0;
            for (int i = 0; i < size; i++) {
                at.u[i] = random.nextGaussian();
                truth += (i + 1) * at.u[i];
            }
            double error = truth - squares.predict(0, at.u);
            assertThat(squares.look(at)).isTrue();
            squares.weigh(at, 1);
            squares.teach(at, 0, error);
            squares.renew(at);
        }
        return squares;
    }

    /** Of what the others are not shown, a look is the column of the matrix. */
    private static double[] column(LeastSquares squares, int number) {
        Regression at = new Regression();
        at.u[number] = 1;
        squares.look(at);
        return at.gain;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 9})
    void learnsWhatExplains(int size) {
        for (boolean isSingle : new boolean[] {false, true}) {
            LeastSquares squares = taught(size, isSingle, 1_000);
            for (int i = 0; i < size; i++) {
                assertThat(squares.coefficients[i]).isEqualTo(i + 1, within(0.1));
            }
        }
    }

    /** So that what goes on from a savepoint learns the same as what was never stopped. */
    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 9})
    void whatIsKeptAsFloatsIsFloatsThroughout(int size) {
        LeastSquares squares = taught(size, true, 20);
        for (double each : squares.coefficients) {
            assertThat(each).isEqualTo((float) each);
        }
        for (int i = 0; i < size; i++) {
            for (double each : column(squares, i)) {
                assertThat(each).isEqualTo((float) each);
            }
        }
    }
}
