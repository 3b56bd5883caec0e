/**
 * What else the same question could be put to: each class is what a good engineer would write with
 * that tool, tuned as its documentation advises. None of them reads recon's own classes for what is
 * measured. Each says in its comment what it leaves out.
 */
package dev.recon.bench.peer;
