/** What Slurm prints, read into the domain's words; what cannot be read is said, never guessed. */
package levante.elasticity.adapter.slurm.read;
