/** The life of every node in the words that CLUES has for it, and since when. */
package levante.elasticity.state;
