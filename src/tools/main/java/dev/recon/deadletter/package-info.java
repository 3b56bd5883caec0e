/**
 * Dead letters once they are written: reading them, counting them, and sending back what they speak
 * of, each record once.
 */
package dev.recon.deadletter;
