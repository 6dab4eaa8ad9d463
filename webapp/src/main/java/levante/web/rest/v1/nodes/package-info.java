/** The nodes of elastic clusters, seen and handled by hand with CLUES's words. */
package levante.web.rest.v1.nodes;
