/**
 * What a demo and a chaos run reconcile: {@link dev.recon.plant.FaultyPlant}, with settings of the
 * job that suit it.
 */
package dev.recon.plant;
