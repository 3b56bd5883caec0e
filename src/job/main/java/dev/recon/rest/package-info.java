/**
 * The one client of Flink's REST interface: jobs, vertices, checkpoints, metrics, savepoints,
 * rescaling. Answers are records; what cannot be had is a {@link dev.recon.rest.RestException} that
 * says what was asked and what came back, or a {@link dev.recon.rest.FlinkUnreachable} of whoever
 * starts a cluster. Knows nothing of Flink's classes, so that any program can use it: jobs and
 * vertices are named by the 32 hexadecimal digits of their ids.
 */
package dev.recon.rest;
