package dev.recon.core.store;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Blocks in a map, which remembers what was asked of it. */
public final class MapStore implements BlockStore {

    public record Place(long index, int page) {}

    public final Map<Place, byte[]> blocks = new HashMap<>();
    public int loads;
    public int saves;

    @Override
    public byte[] load(long index, int page) {
        loads++;
        byte[] block = blocks.get(new Place(index, page));
        if (block == null) {
            throw new AssertionError("never saved, or removed: " + index + "/" + page);
        }
        return block.clone();
    }

    @Override
    public void save(long index, int page, byte[] block) {
        saves++;
        blocks.put(new Place(index, page), block.clone());
    }

    @Override
    public void remove(long index, int page) {
        blocks.remove(new Place(index, page));
    }

    public Set<Long> indexes() {
        Set<Long> indexes = new TreeSet<>();
        blocks.keySet().forEach(place -> indexes.add(place.index));
        return indexes;
    }

    /** As it is now; later changes of either are not seen by the other. */
    public MapStore copy() {
        MapStore copy = new MapStore();
        copy.blocks.putAll(blocks);
        return copy;
    }
}
