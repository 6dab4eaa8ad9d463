/**
 * Kills Levante in the middle of its work, again and again, and looks for what got lost or doubled.
 */
package levante.bench.kill;
