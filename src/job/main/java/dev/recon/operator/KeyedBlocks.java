package dev.recon.operator;

import dev.recon.core.store.BlockStore;
import dev.recon.state.BlockKeys;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.util.FlinkRuntimeException;

/** The blocks of one bucket in keyed state. */
final class KeyedBlocks implements BlockStore {

    private final MapState<Long, byte[]> state;
    private final Runnable setKey;

    /**
     * @param setKey makes the bucket the current key
     */
    KeyedBlocks(MapState<Long, byte[]> state, Runnable setKey) {
        this.state = state;
        this.setKey = setKey;
    }

    @Override
    public byte[] load(long index, int page) {
        setKey.run();
        try {
            return state.get(BlockKeys.of(index, page));
        } catch (Exception e) {
            throw new FlinkRuntimeException("reading block " + index + "/" + page, e);
        }
    }

    @Override
    public void save(long index, int page, byte[] block) {
        setKey.run();
        try {
            state.put(BlockKeys.of(index, page), block);
        } catch (Exception e) {
            throw new FlinkRuntimeException("writing block " + index + "/" + page, e);
        }
    }

    @Override
    public void remove(long index, int page) {
        setKey.run();
        try {
            state.remove(BlockKeys.of(index, page));
        } catch (Exception e) {
            throw new FlinkRuntimeException("removing block " + index + "/" + page, e);
        }
    }
}
