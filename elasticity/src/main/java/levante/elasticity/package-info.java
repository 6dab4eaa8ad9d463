/** The right number of nodes for the work that waits, each decision explained. */
package levante.elasticity;
