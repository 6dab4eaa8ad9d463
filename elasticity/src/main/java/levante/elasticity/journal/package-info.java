/** What was decided, why, and what came of it; and since when nodes have been seen idle. */
package levante.elasticity.journal;
