package dev.recon.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.deadletter.Place;
import dev.recon.rows.DeadLetter;
import dev.recon.truth.Fact;
import dev.recon.truth.Fact.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Holds dead letters against the records that were broken: reasons, original bytes, each once. */
final class DeadLetterVerdict {

    private static final Pattern BROKEN_ID = Pattern.compile("s\\d{4}-b\\d{6}");

    private DeadLetterVerdict() {}

    static void check(Answers answers, Recording recording) {
        List<String> written =
                answers.deadLetters().stream()
                        .map(dead -> dead.stream() + " " + dead.reason() + " " + dead.field())
                        .sorted()
                        .toList();
        List<String> happened =
                recording.truth().facts(Kind.MALFORMED).stream()
                        .map(f -> f.stream() + " " + f.reason() + " " + f.field())
                        .sorted()
                        .toList();
        assertThat(written).isEqualTo(happened);
        Map<String, Fact> byId = new HashMap<>();
        recording
                .truth()
                .facts(Kind.MALFORMED)
                .forEach(fact -> byId.put(fact.stream() + fact.id(), fact));
        answers.deadLetters().forEach(dead -> check(dead, recording, byId));
        assertThat(answers.deadLetters())
                .as("each once")
                .extracting(Answers::place)
                .filteredOn(place -> place != null)
                .doesNotHaveDuplicates();
    }

    private static void check(DeadLetter dead, Recording recording, Map<String, Fact> facts) {
        Matcher id = BROKEN_ID.matcher(new String(dead.raw(), UTF_8));
        if (id.find()) {
            Fact fact = facts.get(dead.stream() + id.group());
            assertThat(fact.reason()).isEqualTo(dead.reason());
            assertThat(fact.field()).isEqualTo(dead.field());
        }
        Place place = Answers.place(dead);
        if (place != null) {
            assertThat(place.topic()).endsWith("-" + dead.stream());
            assertThat(dead.raw())
                    .isEqualTo(recording.at(dead.stream(), place.partition(), place.offset()));
        }
    }
}
