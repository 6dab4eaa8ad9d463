/**
 * Our own wire, under {@code /api/v1}: nouns in the paths, views of the edge, one use case a call.
 */
package levante.web.rest.v1;
