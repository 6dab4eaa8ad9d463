/**
 * What an owner allows scaling beyond the bounds of pools: money, the life of nodes, moves. Pure.
 */
package levante.elasticity.limit;
