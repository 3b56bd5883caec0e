package dev.recon.operator;

import dev.recon.codec.CurrentLine;
import dev.recon.rows.Line;
import dev.recon.state.LineBlock;
import dev.recon.state.StateNames;
import dev.recon.state.UnreadableState;
import java.util.Collection;
import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.core.fs.CloseableRegistry;
import org.apache.flink.runtime.state.DefaultOperatorStateBackendBuilder;
import org.apache.flink.runtime.state.OperatorStateBackend;
import org.apache.flink.runtime.state.OperatorStateHandle;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The line in the state of an operator without buckets ({@link StateNames#LINE}). Broadcast state,
 * of which every subtask holds all, whatever the parallelism was: union state would make every
 * checkpoint fail once some subtasks of a bounded stream have finished.
 */
public final class LineState {

    private static final Logger LOG = LoggerFactory.getLogger(LineState.class);

    private LineState() {}

    /**
     * The line of the state, or the one submitted where there is no state; kept from now on.
     *
     * @throws org.apache.flink.runtime.execution.SuppressRestartsException when it cannot be read
     */
    static CurrentLine restore(StateInitializationContext context, Line submitted)
            throws Exception {
        BroadcastState<String, byte[]> state =
                context.getOperatorStateStore().getBroadcastState(StateDescriptors.LINE);
        CurrentLine line = new CurrentLine(submitted);
        UnusableState.orRefuse(
                () -> {
                    byte[] saved = state.get(LineBlock.KEY);
                    if (saved != null) {
                        line.set(named(LineBlock.read(saved), submitted));
                    }
                });
        state.put(LineBlock.KEY, LineBlock.write(line.get().name()));
        return line;
    }

    /**
     * The line that operator state of a savepoint names; null where it names none, or cannot be
     * read.
     */
    public static String savedIn(Collection<OperatorStateHandle> handles) {
        if (handles.isEmpty()) {
            return null;
        }
        try (CloseableRegistry opened = new CloseableRegistry()) {
            OperatorStateBackend backend =
                    new DefaultOperatorStateBackendBuilder(
                                    LineState.class.getClassLoader(),
                                    new ExecutionConfig(),
                                    false,
                                    handles,
                                    opened)
                            .build();
            byte[] saved = backend.getBroadcastState(StateDescriptors.LINE).get(LineBlock.KEY);
            backend.dispose();
            return saved == null ? null : LineBlock.read(saved);
        } catch (Exception e) {
            LOG.warn("The line of the savepoint cannot be read", e);
            return null;
        }
    }

    /**
     * A line by its name in state, in the epoch of the submission.
     *
     * @throws UnreadableState when no line can have that name
     */
    static Line named(String name, Line submitted) {
        try {
            return new Line(name, submitted.epoch());
        } catch (IllegalArgumentException e) {
            throw UnreadableState.damaged(StateNames.LINE, e.getMessage());
        }
    }
}
