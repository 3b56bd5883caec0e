/** What a job has answered, read as any reader would, and held against what is true. */
package dev.recon.verdict;
