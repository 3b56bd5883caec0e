package dev.recon.operator;

import dev.recon.codec.CurrentLine;
import dev.recon.rows.Line;
import dev.recon.state.LineBlock;
import dev.recon.state.StateNames;
import java.util.Collection;
import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.core.fs.CloseableRegistry;
import org.apache.flink.runtime.state.DefaultOperatorStateBackendBuilder;
import org.apache.flink.runtime.state.OperatorStateBackend;
import org.apache.flink.runtime.state.OperatorStateHandle;
import org.apache.flink.runtime.state.StateInitializationContext;

/**
 * The line in the state of an operator without buckets ({@link StateNames#LINE}). Broadcast state,
 * of which every subtask holds all, whatever the parallelism was: union state would make every
 * checkpoint fail once some subtasks of a bounded stream have finished.
 */
public final class LineState {

    private LineState() {}

    /**
     * The line of the state, or the one submitted where there is no state; kept from now on.
     *
     * @throws org.apache.flink.runtime.execution.SuppressRestartsException when it cannot be read,
     *     or is of another line than the savepoint that was submitted
     */
    static CurrentLine restore(StateInitializationContext context, SubmittedLine submitted)
            throws Exception {
        BroadcastState<String, byte[]> state =
                context.getOperatorStateStore().getBroadcastState(StateDescriptors.LINE);
        CurrentLine line = new CurrentLine(submitted.line());
        UnusableState.orRefuse(
                () -> {
                    byte[] saved = state.get(LineBlock.KEY);
                    if (saved != null) {
                        line.set(submitted.resumed(LineBlock.read(saved)));
                    }
                });
        state.put(LineBlock.KEY, LineBlock.write(line.get().name()));
        return line;
    }

    /**
     * The line that operator state of a savepoint names; null where it names none, as in that of
     * release 0.1.0.
     *
     * @throws dev.recon.state.UnreadableState when what it names is no line
     * @throws Exception when there is state that cannot be read
     */
    public static String savedIn(Collection<OperatorStateHandle> handles) throws Exception {
        if (handles.isEmpty()) {
            return null;
        }
        try (CloseableRegistry opened = new CloseableRegistry();
                OperatorStateBackend backend = backend(handles, opened)) {
            byte[] saved = backend.getBroadcastState(StateDescriptors.LINE).get(LineBlock.KEY);
            return saved == null
                    ? null
                    : SubmittedLine.named(LineBlock.read(saved), Line.FIRST_EPOCH).name();
        }
    }

    private static OperatorStateBackend backend(
            Collection<OperatorStateHandle> handles, CloseableRegistry opened) throws Exception {
        return new DefaultOperatorStateBackendBuilder(
                        LineState.class.getClassLoader(),
                        new ExecutionConfig(),
                        false,
                        handles,
                        opened)
                .build();
    }
}
