/** The life of a service on a cluster: applied, found, deleted; its buckets and rules kept up. */
package levante.oscar.service;
