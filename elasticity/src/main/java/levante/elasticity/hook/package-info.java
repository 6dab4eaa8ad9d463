/** CLUES's hooks: who else is to hear of what becomes of nodes, at least once and in order. */
package levante.elasticity.hook;
