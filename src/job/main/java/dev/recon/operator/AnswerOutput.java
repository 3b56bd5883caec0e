package dev.recon.operator;

import dev.recon.codec.AnswerEncoder;
import dev.recon.codec.CurrentLine;
import dev.recon.rows.Answer;
import dev.recon.sink.OutRecord;
import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/** Sends answers out, each kind under a tag of its own. */
public final class AnswerOutput implements AnswerEncoder.Output {

    private static final Map<Answer, OutputTag<OutRecord>> TAGS = tags();
    private static final byte[][] NO_HEADERS = new byte[0][];

    private final Output<?> output;
    private final CurrentLine line;

    AnswerOutput(Output<?> output, CurrentLine line) {
        this.output = output;
        this.line = line;
    }

    /** The side output that answers of a kind leave an operator by. */
    public static OutputTag<OutRecord> tag(Answer answer) {
        return TAGS.get(answer);
    }

    private static Map<Answer, OutputTag<OutRecord>> tags() {
        Map<Answer, OutputTag<OutRecord>> tags = new EnumMap<>(Answer.class);
        TypeInformation<OutRecord> type = TypeInformation.of(OutRecord.class);
        for (Answer answer : Answer.values()) {
            tags.put(answer, new OutputTag<>(answer.word(), type));
        }
        return tags;
    }

    @Override
    public void answer(Answer answer, byte[] key, byte[] value) {
        send(answer, new OutRecord(key, value, NO_HEADERS));
    }

    @Override
    public void beyondHorizon(String stream, byte[] key, byte[] value) {
        send(Answer.DEADLETTERS, DeadLetters.beyondHorizon(stream, key, value, line));
    }

    void send(Answer answer, OutRecord out) {
        output.collect(tag(answer), new StreamRecord<>(out));
    }
}
