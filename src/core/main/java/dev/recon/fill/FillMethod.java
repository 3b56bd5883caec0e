package dev.recon.fill;

import java.util.List;
import java.util.stream.Stream;

/** Where the value of a fill comes from, under the name that the topic shows. */
public enum FillMethod {
    /** Bridges combined, by backtests on this sensor's own past. */
    AUTO("auto"),
    HOLD_LAST("hold-last"),
    LINEAR("linear"),
    DAILY_PROFILE("daily-profile"),
    /** Only there to be beaten. */
    RANDOM_DRAW("random-draw"),
    /** No basis for a fill. */
    NONE("none");

    private final String label;

    FillMethod(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** The labels of all that can be asked for. */
    public static List<String> choices() {
        return Stream.of(values()).filter(each -> each != NONE).map(FillMethod::label).toList();
    }

    public static FillMethod of(String label) {
        for (FillMethod each : values()) {
            if (each.label.equals(label)) {
                return each;
            }
        }
        throw new IllegalArgumentException("not a method of filling: " + label);
    }
}
