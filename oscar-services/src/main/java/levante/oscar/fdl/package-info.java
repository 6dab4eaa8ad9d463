/**
 * The Functions Definition Language: what users write, read with lines and columns. Knows nothing
 * of clusters that exist.
 */
package levante.oscar.fdl;
