/**
 * The policies by name: what makes a cluster ready for work that is about to come, what lets it
 * wait for room that is about to be free, and CLUES's chain.
 */
package levante.elasticity.policy;
