/** Tells receivers on the web what becomes of nodes. */
package levante.elasticity.adapter.http;
