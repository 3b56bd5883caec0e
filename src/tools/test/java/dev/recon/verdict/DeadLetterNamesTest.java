package dev.recon.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.truth.Fact;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadLetterNamesTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "'{\"id\":\"s02-b000007\",\"source\":\"s02\",\"ts\":', MALFORMED,",
                "'[\"s02-b000007\",99]', MALFORMED,",
                "'{\"source\":\"s02\",\"ts\":99}', MISSING_FIELD, id",
                "'{\"id\":\"\",\"source\":\"s02\",\"ts\":99}', MISSING_FIELD, id",
                "'{\"id\":\"s02-b000007\",\"ts\":99}', MISSING_FIELD, source",
                "'{\"id\":\"s02-b000007\",\"source\":\"s02\"}', MISSING_FIELD, time",
                "'{\"id\":\"s02-b000007\",\"source\":\"s02\",\"ts\":0}', BAD_TIMESTAMP, time"
            })
    void recordAndFactHaveTheSameName(String raw, String reason, String field) {
        Fact fact =
                new Fact(
                        Fact.Kind.MALFORMED,
                        Fact.AUDIT,
                        "s02",
                        "s02-b000007",
                        99,
                        reason,
                        field,
                        0);
        assertThat(DeadLetterNames.ofRecord("audit", reason, field, raw))
                .isEqualTo(DeadLetterNames.ofFact(fact));
    }
}
