/** By which rules a cluster is scaled. */
package levante.web.rest.v1.scaling;
