/** What one pass of the scaling loop costs in clusters of growing size. */
package levante.bench.elasticity;
