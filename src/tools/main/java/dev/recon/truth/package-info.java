/** What really happened, whoever says so: its facts and sums, and the files they are kept in. */
package dev.recon.truth;
