package dev.recon.bench.micro;

import dev.recon.core.store.BlockStore;

/** For what stays in memory: nothing is ever loaded. */
final class NoStore implements BlockStore {

    @Override
    public byte[] load(long index, int page) {
        throw new IllegalStateException("nothing is evicted here");
    }

    @Override
    public void save(long index, int page, byte[] block) {}

    @Override
    public void remove(long index, int page) {}
}
