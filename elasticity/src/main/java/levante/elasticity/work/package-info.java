/** The work that clusters had, pod by pod: recorded look by look, and written as a trace. */
package levante.elasticity.work;
