/** Object storages that stand on real clusters. */
package levante.oscar.adapter.kubernetes.store;
