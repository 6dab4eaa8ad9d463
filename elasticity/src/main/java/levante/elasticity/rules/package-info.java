/**
 * By which rules one cluster is scaled: its owner writes them, they are kept, and what is in force
 * goes into each look of the loop.
 */
package levante.elasticity.rules;
