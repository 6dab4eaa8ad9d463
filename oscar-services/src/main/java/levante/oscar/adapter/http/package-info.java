/** HTTP as storages are asked by it: with bounds in time, sorted failures, and no redirects. */
package levante.oscar.adapter.http;
