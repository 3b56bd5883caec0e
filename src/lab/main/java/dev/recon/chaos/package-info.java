/** Whether the job survives: it is disturbed in every way, and then held to account. */
package dev.recon.chaos;
