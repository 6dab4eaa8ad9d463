/** Recorded workloads as files: their forms, and how they are read without losing a row. */
package levante.elasticity.trace;
