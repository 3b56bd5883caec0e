package dev.recon.source;

import java.util.HashMap;
import java.util.Map;

/** Answers when a test says so; like Kafka's, it forgets an answer at the next question. */
public class TestBacklog implements Backlog {

    private Map<Integer, Long> asked;
    private long askedAtMillis;
    private Answer answer;

    @Override
    public void ask(Map<Integer, Long> nextOffsets, long nowMillis) {
        if (asked == null) {
            asked = nextOffsets;
            askedAtMillis = nowMillis;
            answer = null;
        }
    }

    /** Answers the question, if there is one, for all partitions alike. */
    public void answer(boolean caughtUp) {
        if (asked != null) {
            Map<Integer, Boolean> all = new HashMap<>();
            asked.keySet().forEach(partition -> all.put(partition, caughtUp));
            answer = new Answer(askedAtMillis, all);
            asked = null;
        }
    }

    @Override
    public Answer take() {
        Answer taken = answer;
        answer = null;
        return taken;
    }

    @Override
    public void close() {}

    /** On a tape everything there is to read at a time has been read. */
    public static final class NothingLeft implements Factory {
        private static final long serialVersionUID = 1L;

        @Override
        public Backlog open() {
            return new TestBacklog() {
                @Override
                public void ask(Map<Integer, Long> nextOffsets, long nowMillis) {
                    super.ask(nextOffsets, nowMillis);
                    answer(true);
                }
            };
        }

        @Override
        public int partitionCount() {
            return 1;
        }
    }
}
