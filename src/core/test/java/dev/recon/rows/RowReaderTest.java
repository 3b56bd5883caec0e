package dev.recon.rows;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recon.core.Verdicts;
import dev.recon.core.rows.Counter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowReaderTest {

    private static final String EXCEPTION =
            "{'type':'MISSING','control':'c','output':'o','source':'s','id':'a','eventTime':'2026-11-20T10:00:30.000Z'}";
    private static final String METRICS =
            "{'control':'c','output':'o','source':'s','windowStart':'2026-11-20T10:00:00.000Z',"
                    + "'windowEnd':'2026-11-20T10:01:00.000Z','expected':3,'matched':2,'missing':0,'found':0,'unexpected':0,'filtered':0,'skewed':0,"
                    + "'duplicateExpected':0,'duplicateActual':0,'invalid':0,'pending':1,'completeness':null,"
                    + "'readings':{'count':1,'min':5,'max':5.5,'mean':5,'stddev':null},'revision':2,'final':true}";

    private static byte[] json(String text) {
        return text.replace('\'', '"').getBytes(UTF_8);
    }

    @Test
    void aRowOfTheFirstVersionHasNoLine() {
        ExceptionRow row = ExceptionRow.SCHEMA.read(json(EXCEPTION));
        assertThat(row.type()).isEqualTo(Verdicts.Type.MISSING);
        assertThat(row.line()).isNull();
        assertThat(row.epoch()).isZero();
        assertThat(row.key()).hasToString("c/o/s/a");
    }

    @Test
    void whatIsNullIsNoNumberAndWhatIsAbsentIsNull() {
        MetricsRow row = MetricsRow.SCHEMA.read(json(METRICS));
        assertThat(row.count(Counter.EXPECTED)).isEqualTo(3);
        assertThat(row.pending()).isEqualTo(1);
        assertThat(row.completeness()).isNaN();
        assertThat(row.readings()).isEqualTo(new ReadingsSummary(1, 5, 5.5, 5, Double.NaN));
        assertThat(row.fills()).isNull();
        assertThat(row.key()).hasToString("c/o/s/2026-11-20T10:00:00.000Z");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'expected':3|'expected':'3'|'expected' is text, and must be integer",
                "'expected':3|'expected':3.0|'expected' is a number, and must be integer",
                "'expected':3|'expected':null|'expected' is null, and must be integer",
                "'expected':3|'expected':9223372036854775808|'expected' is 9223372036854775808, which is beyond 64 bits",
                "'completeness':null|'completeness':'x'|'completeness' is text, and must be number or null",
                "'completeness':null|'completeness':1e999|'completeness' is 1e999, which is beyond a double",
                "'completeness':null|'completeness':true|'completeness' is true, and must be number or null",
                "'control':'c'|'control':{}|'control' is an object, and must be text",
                "'control':'c'|'kontrol':'c'|there is no field 'control'",
                "'final':true|'final':1|'final' is an integer, and must be boolean",
                "'max':5.5|'max':[]|'readings.max' is a list, and must be number or null",
                "'max':5.5,|''|there is no field 'readings.max'",
                "2026-11-20T10:01|10:01|'windowEnd' is '10:01:00.000Z', and must be a time in RFC 3339",
            })
    void saysWhichFieldIsWrongAndHow(String right, String wrong, String message) {
        String text = METRICS.replace(right, wrong == null ? "" : wrong);
        assertThat(text).isNotEqualTo(METRICS);
        assertThatThrownBy(() -> MetricsRow.SCHEMA.read(json(text)))
                .isInstanceOf(RowException.class)
                .hasMessage("not a row of metrics: " + message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"[]|no JSON object", "{} {}|something follows", "{|no JSON: ", "x|no JSON: "})
    void refusesWhatIsNoObject(String text, String message) {
        String whole = text.equals("{} {}") ? EXCEPTION + " {}" : text;
        assertThatThrownBy(() -> ExceptionRow.SCHEMA.read(json(whole)))
                .isInstanceOf(RowException.class)
                .hasMessageContaining(message);
    }

    @Test
    void saysOfARowWithAWordOfALaterVersionThatOnlyThatReadsIt() {
        String lost = EXCEPTION.replace("MISSING", "LOST");
        assertThatThrownBy(() -> ExceptionRow.SCHEMA.read(json(lost)))
                .isInstanceOf(LaterRowException.class)
                .hasMessageStartingWith(
                        "a row of exceptions that only a later version reads: 'type' is 'LOST', and"
                                + " this version knows MISSING, FOUND,");
        String side = EXCEPTION.replace("MISSING", "DUPLICATE").replace("}", ",'side':'BOTH'}");
        assertThatThrownBy(() -> ExceptionRow.SCHEMA.read(json(side)))
                .isInstanceOf(LaterRowException.class)
                .hasMessageEndingWith("'side' is 'BOTH', and this version knows EXPECTED, ACTUAL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"missing", "", "A B", "É", "A--------B"})
    void refusesAWordThatIsNoneOfAnyVersion(String none) {
        String text = EXCEPTION.replace("MISSING", none);
        assertThatThrownBy(() -> ExceptionRow.SCHEMA.read(json(text)))
                .isExactlyInstanceOf(RowException.class)
                .hasMessageStartingWith(
                        "not a row of exceptions: 'type' is '"
                                + none
                                + "', and must be one of MISSING, FOUND,");
    }

    /** So that it is read as one, whichever version adds it. */
    @Test
    void everyWordThatIsWrittenLooksLikeOne() {
        assertThat(RowSchemas.ALL)
                .flatExtracting(RowSchema::fields)
                .flatExtracting(Field::words)
                .isNotEmpty()
                .allMatch(word -> word.matches("[A-Z][A-Z0-9_]{0,63}"));
    }

    @Test
    void saysWhichWordOfWhichStreamIsOfALaterVersion() {
        String stream =
                "{'stream':'s','state':'%s','silentMillis':null,'quietMillis':null,'lastEventTime':null,"
                        + "'partitions':1,'idlePartitions':0,'blindPartitions':0,'records':0,'deadLetters':0}";
        String status =
                "{'type':'HEARTBEAT','at':'2026-11-20T10:00:30.000Z','job':'j','watermark':null,"
                        + "'lagMillis':null,'streams':["
                        + stream.formatted("ACTIVE")
                        + ","
                        + stream.formatted("PAUSED")
                        + "]}";
        assertThatThrownBy(() -> StatusRow.SCHEMA.read(json(status)))
                .isInstanceOf(LaterRowException.class)
                .hasMessageContaining("'streams[1].state' is 'PAUSED', and this version knows ");
        assertThat(StatusRow.SCHEMA.read(json(status.replace("PAUSED", "IDLE"))).streams())
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'id':'a',|''|there is no field 'id'",
                "'id':'a'|'id':1|'id' is an integer, and must be text",
                "'type':'MISSING'|'type':7|'type' is an integer, and must be one of MISSING, FOUND,",
                "30.000Z'}|30.000Z'} {}|something follows the JSON object",
            })
    void whatIsWrongInAnotherWayIsNoRowWhateverItsWords(
            String right, String wrong, String message) {
        String text =
                EXCEPTION.replace(right, wrong == null ? "" : wrong).replace("MISSING", "LOST");
        assertThatThrownBy(() -> ExceptionRow.SCHEMA.read(json(text)))
                .isExactlyInstanceOf(RowException.class)
                .hasMessageStartingWith("not a row of exceptions: " + message);
    }
}
