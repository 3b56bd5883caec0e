package dev.recon.codec;

/** The headers of one record. */
@FunctionalInterface
public interface HeaderLookup {

    /** A record without headers. */
    HeaderLookup NONE = name -> null;

    /**
     * The last value of a header, or null when the record has none of that name (or a null value).
     */
    byte[] lastHeader(String name);
}
