/**
 * What a person looks at who wants to know how good the fills of a plant are: rows of the series
 * and of the fills are read, kept as a model, and drawn as a page.
 */
package dev.recon.report;
