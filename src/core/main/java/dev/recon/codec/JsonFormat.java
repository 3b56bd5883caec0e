package dev.recon.codec;

import dev.recon.config.StreamConfig.Field;
import java.util.Map;

/** A record is one JSON object; a path is a JSON Pointer. */
final class JsonFormat implements RecordFormat {

    private final JsonScan scan;

    JsonFormat(Map<Field, String> pointers, Captures captures) {
        this.scan = new JsonScan(FieldTree.of(pointers), captures);
    }

    /** A tombstone is no object. */
    @Override
    public boolean read(InputRecord input) {
        byte[] document = input.value();
        return document != null && scan.scan(document);
    }
}
