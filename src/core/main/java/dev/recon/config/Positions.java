package dev.recon.config;

import dev.recon.config.StreamConfig.EndPosition;
import dev.recon.config.StreamConfig.StartPosition;
import java.util.Arrays;
import java.util.List;

/** Reads where reading starts and ends. */
final class Positions {

    private static final List<StartPosition.Kind> STARTS =
            List.of(
                    StartPosition.Kind.EARLIEST,
                    StartPosition.Kind.LATEST,
                    StartPosition.Kind.GROUP_OFFSETS);

    private Positions() {}

    static StartPosition start(String text) throws Values.Refused {
        for (StartPosition.Kind kind : STARTS) {
            if (Values.word(kind).equals(text)) {
                return new StartPosition(kind, 0);
            }
        }
        return new StartPosition(
                StartPosition.Kind.TIMESTAMP, time(text, STARTS.toArray(Enum<?>[]::new)));
    }

    static EndPosition end(String text) throws Values.Refused {
        if (text.equals(Values.word(EndPosition.Kind.LATEST))) {
            return new EndPosition(EndPosition.Kind.LATEST, 0);
        }
        return new EndPosition(EndPosition.Kind.TIMESTAMP, time(text, EndPosition.Kind.LATEST));
    }

    private static long time(String text, Enum<?>... kinds) throws Values.Refused {
        if (!text.isEmpty() && Character.isDigit(text.charAt(0))) {
            return Values.time(text);
        }
        List<String> words = Arrays.stream(kinds).map(Values::word).toList();
        String all = String.join("`, `", words);
        throw new Values.Refused(
                "it must be `" + all + "` or an RFC 3339 time" + Words.didYouMean(text, words));
    }
}
