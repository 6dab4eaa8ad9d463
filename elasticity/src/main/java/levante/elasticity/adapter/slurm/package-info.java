/** Slurm clusters, looked at and emptied by commands on their front ends. */
package levante.elasticity.adapter.slurm;
