/** Clusters and storages that Levante did not raise. */
package levante.web.rest.v1.adopt;
