package dev.recon.core;

/**
 * Which side of a leg a record is on: the one that says an event should exist, or the one that
 * shows it arrived.
 */
public enum Side {
    EXPECTED,
    ACTUAL
}
