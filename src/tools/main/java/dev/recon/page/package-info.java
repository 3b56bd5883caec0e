/** What the reports for people have in common: pages that fetch nothing. */
package dev.recon.page;
