package dev.recon.generate;

import dev.recon.truth.Fact;

/** The two streams of a plant. */
public enum PlantStream {
    /** What arrived: the readings. */
    SENSOR(Fact.SENSOR),
    /** What should arrive: one record for every reading that was sent. */
    AUDIT(Fact.AUDIT);

    private final String word;

    PlantStream(String word) {
        this.word = word;
    }

    /** The stream's name in options and truth files. */
    public String word() {
        return word;
    }

    /** The stream of that name. */
    public static PlantStream of(String word) {
        for (PlantStream stream : values()) {
            if (stream.word.equals(word)) {
                return stream;
            }
        }
        throw new IllegalArgumentException("'" + word + "' is no stream: say sensor or audit");
    }
}
