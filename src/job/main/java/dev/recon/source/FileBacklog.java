package dev.recon.source;

import java.util.HashMap;
import java.util.Map;

/**
 * A file is read as fast as it goes and then ends: until then there is always something left, so it
 * is never silent.
 */
public final class FileBacklog implements Backlog {

    private Answer answer;

    @Override
    public void ask(Map<Integer, Long> nextOffsets, long nowMillis) {
        Map<Integer, Boolean> caughtUp = new HashMap<>();
        nextOffsets.keySet().forEach(partition -> caughtUp.put(partition, false));
        answer = new Answer(nowMillis, caughtUp);
    }

    @Override
    public Answer take() {
        Answer taken = answer;
        answer = null;
        return taken;
    }

    @Override
    public void close() {}

    /** Of any file. */
    public static final class Factory implements Backlog.Factory {

        private static final long serialVersionUID = 1L;

        @Override
        public Backlog open() {
            return new FileBacklog();
        }

        @Override
        public int partitionCount() {
            return 1;
        }
    }
}
