/** Clusters and storages that Levante did not raise, and that services may use all the same. */
package levante.oscar.cluster;
