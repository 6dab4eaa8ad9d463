/** What a person sees of a cluster's nodes, and does to them by hand. */
package levante.elasticity.operate;
